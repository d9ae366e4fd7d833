"""Costs of services by source: exact for the office, all or nothing and rounded for the leadership; the sentence of law is text."""

import pytest

from anggota.models import JejakAudit, Pengaturan
from kasus.enums import BPJS_TIDAK_MENANGGUNG, StatusIdentifikasi
from kasus.models import BiayaLayanan
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan.statistics.biaya import pembiayaan

URL, UBAH = "/laporan/pembiayaan/", "/laporan/pembiayaan/ketentuan/"


def services(by, instansi, *lines):
    """One service of a new victim for each (source, rupiah)."""
    for source, rupiah in lines:
        kasus = make_kasus(by=by, daftar_korban=[victim()])
        row = make_layanan(kasus.daftar_korban.get(), by=by, penyedia=instansi)
        BiayaLayanan.objects.filter(layanan=row).delete()
        if source:
            BiayaLayanan.objects.create(layanan=row, sumber=source, jumlah=rupiah)


def test_sums_of_the_office_are_exact_and_the_gap_is_what_nobody_pays(sekretariat, dinsos):
    lines = [("apba", 1_250_001), ("lpsk", None), ("belum_ada", 300), ("tidak_diketahui", 7), ("", None)]
    services(sekretariat, dinsos.instansi, *lines)
    found = pembiayaan(2026, in_full=True)
    assert [(row.kode, row.layanan, row.rupiah, row.tanpa_jumlah) for row in found.baris] == [
        ("apba", 1, 1_250_001, 0),
        ("lpsk", 1, 0, 1),
        ("belum_ada", 1, 300, 0),
        ("tidak_diketahui", 1, 7, 0),
        ("tanpa_catatan", 1, 0, 1),
    ]
    assert (found.tercatat, found.terbiayai, found.celah) == (1_250_308, 1_250_001, 300)
    assert pembiayaan(2025, in_full=True).is_kosong


def test_leadership_sees_nothing_while_few_people_stand_behind_a_source(client_of, sekretariat, dinsos, pimpinan):
    services(sekretariat, dinsos.instansi, *[("apba", 1_234_567)] * 5, ("belum_ada", 55_555_555))
    html = client_of(pimpinan).get(f"{URL}?tahun=2026").content.decode()
    assert "Terlalu sedikit untuk ditampilkan" in html
    assert "Rp" not in html.split("<main", 1)[1].split("Perpres", 1)[0]
    exact = client_of(sekretariat).get(f"{URL}?tahun=2026").content.decode()
    assert "Rp55.555.555" in exact
    assert "Rp6.172.835" in exact


def test_leadership_sees_rounded_numbers_of_many(client_of, sekretariat, dinsos, pimpinan):
    services(sekretariat, dinsos.instansi, *[("apba", 1_234_567)] * 6)
    html = client_of(pimpinan).get(f"{URL}?tahun=2026").content.decode()
    assert "Rp7.000.000" in html
    assert "Rp7.407.402" not in html
    (row,) = pembiayaan(2026, in_full=False).baris
    assert (row.layanan, row.rupiah, row.tanpa_jumlah) == (5, 7_000_000, 0)


def test_a_victim_who_is_none_is_not_counted(sekretariat, dinsos):
    none = victim(status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN, penetap_status="Police")
    korban = make_kasus(by=sekretariat, daftar_korban=[none]).daftar_korban.get()
    BiayaLayanan.objects.create(
        layanan=make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi), sumber="lpsk", jumlah=10
    )
    assert pembiayaan(2026, in_full=True).is_kosong


def test_sentence_of_law_is_kept_with_a_trail_and_stands_beside_the_costs(client_of, kepala, sekretariat):
    page, text = client_of(kepala), "BPJS tidak menanggung; Perpres 59/2024 Pasal 52 ayat (1) huruf r."
    assert BPJS_TIDAK_MENANGGUNG in page.get(URL).content.decode()
    page.post(UBAH, {"ketentuan_bpjs": text})
    assert text in client_of(sekretariat).get(URL).content.decode()
    kasus = make_kasus(by=sekretariat)
    form = client_of(sekretariat).get(f"/kasus/{kasus.slug}/layanan/")
    assert text in form.content.decode()
    (event,) = JejakAudit.objects.filter(peristiwa="update_pengaturan")
    assert event.kolom == ["ketentuan_bpjs"]
    page.post(UBAH, {"ketentuan_bpjs": ""})
    assert BPJS_TIDAK_MENANGGUNG in page.get(URL).content.decode()


@pytest.mark.parametrize("text", ["{% load x %}", "<script>alert(1)</script>", "{{ form }}", "x" * 401])
def test_sentence_is_neither_a_template_nor_markup(client_of, kepala, text):
    response = client_of(kepala).post(UBAH, {"ketentuan_bpjs": text})
    assert response.status_code == 422
    assert response.context["form"].errors["ketentuan_bpjs"]
    assert not Pengaturan.objects.exists()


def test_a_sentence_that_came_in_by_another_way_is_still_printed_as_text(client_of, kepala, sekretariat, dinsos):
    Pengaturan.objects.create(pk=1, ketentuan_bpjs="<b>{{ form }}</b>", dicatat_oleh=kepala)
    kasus = make_kasus(by=sekretariat)
    html = client_of(sekretariat).get(f"/kasus/{kasus.slug}/layanan/").content.decode()
    assert "&lt;b&gt;{{ form }}&lt;/b&gt;" in html
    row = make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi)
    html = client_of(sekretariat).get(f"/kasus/{kasus.slug}/layanan/{row.pk}/ubah/").content.decode()
    assert "&lt;b&gt;{{ form }}&lt;/b&gt;" in html

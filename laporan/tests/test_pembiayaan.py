"""Costs of services by source: exact for the office, all or nothing and rounded for the leadership; the sentence of law is text."""

import datetime

import pytest

from anggota.models import JejakAudit, Pengaturan
from gugus_tugas.rupiah import tulis_rupiah
from kasus.enums import BPJS_TIDAK_MENANGGUNG, StatusIdentifikasi
from kasus.models import BiayaLayanan
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan.statistics.biaya import JUTA, langkah, pembiayaan
from laporan.statistics.bukti.dasar import Masa
from laporan.statistics.bukti.korban import biaya

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
    assert "Rp6.000.000" in html  # steps of two million: nobody cost more
    assert "Rp7.407.402" not in html
    (row,) = pembiayaan(2026, in_full=False).baris
    assert (row.layanan, row.rupiah, row.tanpa_jumlah) == (5, 6_000_000, 0)


@pytest.mark.parametrize("more", [300_000, 47_300_000])
def test_what_one_more_victim_cost_does_not_follow_from_two_readings(sekretariat, dinsos, more):
    """Neither from the table nor from the sentence of the report: the smallest and the largest cost that fit lie far apart."""
    services(sekretariat, dinsos.instansi, *[("apba", 1_234_567)] * 6)
    before = pembiayaan(2026, in_full=False)
    services(sekretariat, dinsos.instansi, ("apba", more))
    after = pembiayaan(2026, in_full=False)
    step = {300_000: 2_000_000, 47_300_000: 50_000_000}[more]
    least = after.tercatat - (before.tercatat + 2_000_000)
    most = after.tercatat + step - before.tercatat
    assert least < more < most
    assert most - max(least, 0) >= more
    sentence = biaya(Masa(2026, datetime.date(2026, 12, 31))).susun()[0].kalimat
    assert (
        f"sedikitnya {tulis_rupiah(after.terbiayai)} ada pembayarnya" in sentence
    )  # the sum of the rounded lines, no closer


def test_several_services_of_one_victim_are_one_cost(sekretariat, dinsos):
    services(sekretariat, dinsos.instansi, *[("apba", 1_000_000)] * 5)
    korban = make_kasus(by=sekretariat, daftar_korban=[victim()]).daftar_korban.get()
    for kind in ("KES", "SOS", "HUK"):
        row = make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi, jenis=kind)
        BiayaLayanan.objects.filter(layanan=row).delete()
        BiayaLayanan.objects.create(layanan=row, sumber="apba", jumlah=4_000_000)
    (line,) = pembiayaan(2026, in_full=False).baris
    assert line.rupiah == 0  # 17 of them, in steps of twenty


@pytest.mark.parametrize(
    ("largest", "step"), [(0, 1), (1, 1), (2, 2), (3, 5), (5, 5), (6, 10), (11, 20), (21, 50), (51, 100)]
)
def test_steps_are_no_smaller_than_the_largest_cost(largest, step):
    assert langkah(largest * JUTA) == step * JUTA


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

"""The register: filters that live in the address, order, states; its print; the pages that change a recommendation."""

import datetime
from itertools import product

import pytest
from django.utils import timezone

from anggota.tests.factories import make_instansi
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from rapat import actions, matriks
from rapat.enums import StatusTindakLanjut
from rapat.models import Rekomendasi, TindakLanjut
from rapat.tests.factories import close, make_perkembangan, make_rapat, make_rekomendasi
from wilayah.models import Wilayah

URL = "/rekomendasi/"
LANGSA = "11.74"


@pytest.fixture
def three(sekretariat, polda, dinsos):
    """1: province, polda leads, late. 2: Langsa, dinsos, high, dated. 3: of 2018, polda supports, undated, reported."""
    today = timezone.localdate()
    old = make_rapat(by=sekretariat, judul="Rapat lama", tanggal=datetime.date(2018, 8, 9))
    new = make_rapat(by=sekretariat)
    late, soon = today - datetime.timedelta(days=3), today + datetime.timedelta(days=30)
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=new, uraian="Menyusun nota", tenggat=late)
    make_rekomendasi(
        by=sekretariat, instansi=dinsos.instansi, rapat=new, uraian="Menyiapkan rumah aman", prioritas="tinggi",
        tenggat=soon, wilayah=Wilayah.objects.get(pk=LANGSA), masalah="Korban menunggu tempat", kode_hambatan="rumah_aman",
    )  # fmt: skip
    row = make_rekomendasi(
        by=sekretariat, instansi=dinsos.instansi, rapat=old, uraian="Mengadakan sosialisasi", pendukung=[polda.instansi],
        prioritas="rendah",
    )  # fmt: skip
    for item in row.daftar_tindak_lanjut.all():
        make_perkembangan(item, by=polda, usulan="proses", with_file=False)
    return old, new


def numbers(browser, kueri: str) -> list[int]:
    return [row.nomor for row in browser.get(f"{URL}?{kueri}").context["page"]]


@pytest.mark.parametrize(
    ("kueri", "found"),
    [
        ("", [1, 2, 3]),
        ("q=rumah", [2]), ("q=menunggu+tempat", [2]), ("q=rumah+nota", []), ("q=3", [3]), ("q=%25", []), ("q=" + "9" * 20, []),
        ("keadaan=belum", [1, 2]), ("keadaan=proses", [3]), ("keadaan=sesuai", []), ("keadaan=terbuka", [1, 2, 3]),
        ("instansi=polda", [1, 3]), ("instansi=dinsos", [2, 3]), ("instansi=tidak-ada", [1, 2, 3]),
        ("prioritas=tinggi", [2]), ("wilayah=11.74", [2]), ("wilayah=provinsi", [1, 3]),
        ("tahun=2018", [3]), ("tahun=abc", [1, 2, 3]), ("lewat=1", [1]), ("tanpa=1", [1, 2]),
        ("urut=terbaru", [3, 2, 1]), ("urut=tenggat", [1, 2, 3]), ("urut=prioritas", [2, 1, 3]), ("urut=umur", [3, 1, 2]),
        ("instansi=dinsos&keadaan=belum", [2]),
    ],
)  # fmt: skip
def test_filter_narrows_and_sorts(client_of, polda, three, kueri, found):
    assert numbers(client_of(polda), kueri) == found


def test_filter_by_origin_takes_only_a_meeting_that_has_recommendations(client_of, polda, sekretariat, three):
    old, _ = three
    empty = make_rapat(by=sekretariat, judul="Tanpa hasil")
    browser = client_of(polda)
    assert numbers(browser, f"rapat={old.pk}") == [3]
    assert numbers(browser, f"rapat={empty.pk}") == [1, 2, 3]


def test_every_filter_is_a_chip_that_takes_it_away_and_travels_to_the_prints(client_of, polda, three):
    html = client_of(polda).get(f"{URL}?instansi=dinsos&prioritas=tinggi").content.decode()
    for part in (
        'href="?prioritas=tinggi"',
        'href="?instansi=dinsos"',
        "matriks/?instansi=dinsos&amp;prioritas=tinggi",
    ):
        assert part in html


def test_a_state_asked_of_the_database_is_the_state_told(sekretariat, kepala):
    """Every mixture of three items."""
    rapat = make_rapat(by=sekretariat)
    now = timezone.now()
    for states in product(StatusTindakLanjut, repeat=3):
        agencies = [make_instansi() for _ in states]
        row = make_rekomendasi(by=sekretariat, instansi=agencies[0], pendukung=agencies[1:], rapat=rapat)
        for item, state in zip(row.daftar_tindak_lanjut.all(), states, strict=True):
            final = {} if state in ("belum", "proses") else {"selesai_pada": now, "selesai_oleh": kepala}
            TindakLanjut.objects.filter(pk=item.pk).update(status=state, **final)
    told = {row.nomor: row.status for row in Rekomendasi.objects.with_progress()}
    asked = {
        nomor: s
        for s in StatusTindakLanjut
        for nomor in Rekomendasi.objects.in_state(s).values_list("nomor", flat=True)
    }
    assert asked == told
    assert sum(Rekomendasi.objects.in_state(s).count() for s in StatusTindakLanjut) == len(told)


def test_public_list_prints_no_problem_place_or_supporting_word(client_of, pimpinan, three):
    response = client_of(pimpinan).get(f"{URL}pdf/?keadaan=terbuka")
    text = " ".join(" ".join(text_of(response.content)).split())
    assert "Menyiapkan rumah aman" in text
    assert "UMUM" in text
    assert "Korban menunggu tempat" not in text
    assert "Langsa" not in text
    assert pdf_faults(response.content) == []


def test_a_list_too_long_for_a_print_says_so(client_of, polda, three, monkeypatch):
    monkeypatch.setattr(matriks, "PALING_PDF", 2)
    for path in ("pdf/", "matriks/pdf/"):
        response = client_of(polda).get(f"{URL}{path}", follow=True)
        assert "terlalu banyak untuk satu PDF" in response.content.decode()
    assert client_of(polda).get(f"{URL}pdf/?instansi=polda")["Content-Type"] == "application/pdf"


def payload(row, **changes) -> dict:
    from gugus_tugas.versi import stamp

    return {"uraian": row.uraian, "prioritas": row.prioritas, "tenggat": "", "versi": stamp(row), **changes}


def test_edit_page_changes_and_the_page_tells_the_history(client_of, sekretariat, three):
    row = Rekomendasi.objects.get(nomor=1)
    browser = client_of(sekretariat)
    response = browser.post(f"{URL}1/ubah/", payload(row, uraian="Menyusun nota baru", wilayah=LANGSA), follow=True)
    html = response.content.decode()
    assert response.redirect_chain == [(f"{URL}1/", 302)]
    assert "<del" in html
    assert "Menyusun nota baru" in html
    assert Rekomendasi.objects.get(nomor=1).wilayah_id == LANGSA


def test_edit_page_after_the_meeting_is_for_the_head_with_a_reason(client_of, sekretariat, kepala, three):
    row = Rekomendasi.objects.get(nomor=1)
    close(row.rapat, by=sekretariat)
    assert client_of(sekretariat).get(f"{URL}1/ubah/").status_code == 403
    assert client_of(sekretariat).post(f"{URL}1/ubah/", payload(row, uraian="Lain")).status_code == 403
    response = client_of(kepala).post(f"{URL}1/ubah/", payload(row, uraian="Bunyi lain"))
    assert response.status_code == 422
    assert "Bunyi lain" in response.content.decode()
    assert (
        client_of(kepala)
        .post(f"{URL}1/ubah/", payload(row, uraian="Bunyi lain", alasan="Sesuai notulen asli"))
        .status_code
        == 302
    )
    assert "Sesuai notulen asli" in client_of(kepala).get(f"{URL}1/").content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [({"uraian": ""}, "Rekomendasi"), ({"wilayah": "12.71"}, "Wilayah"), ({"kode_hambatan": "x"}, "x"),
     ({"tenggat": "31/2/2026"}, "tidak ada"),
     ({"masalah": "a" * 401}, "400"), ({"berulang_bulan": "0"}, "1"), ({"versi": "palsu"}, "Muat ulang")],
)  # fmt: skip
def test_edit_page_shows_the_fault_and_changes_nothing(client_of, sekretariat, three, change, message):
    row = Rekomendasi.objects.get(nomor=1)
    response = client_of(sekretariat).post(f"{URL}1/ubah/", payload(row, **{"uraian": "Bunyi lain", **change}))
    assert response.status_code in (409, 422)
    assert message in response.content.decode()
    assert Rekomendasi.objects.get(nomor=1).uraian == "Menyusun nota"


def test_one_more_agency_is_asked_from_those_that_were_not(client_of, sekretariat, three, polda, dinsos):
    browser = client_of(sekretariat)
    asked = browser.get(f"{URL}1/instansi/").context["form"].fields["instansi"].queryset
    assert polda.instansi not in asked
    assert browser.post(f"{URL}1/instansi/", {"instansi": "polda"}).status_code == 200
    html = browser.post(f"{URL}1/instansi/", {"instansi": "dinsos"}, follow=True).content.decode()
    assert "Instansi Dinsos diminta mendukung Rekomendasi 1" in html
    assert TindakLanjut.objects.get(rekomendasi__nomor=1, instansi=dinsos.instansi).peran == "pendukung"


def test_next_round_is_offered_when_it_may_be_opened(client_of, sekretariat, kepala, polda):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, berulang_bulan=3)
    browser = client_of(sekretariat)
    assert "Buka putaran" not in browser.get(f"{URL}1/").content.decode()
    assert "masih ada instansi" in browser.post(f"{URL}1/putaran/", follow=True).content.decode()
    note = make_perkembangan(row.daftar_tindak_lanjut.get(), by=polda)
    actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")
    assert "Buka putaran 2" in browser.get(f"{URL}1/").content.decode()
    assert numbers(browser, "keadaan=putaran") == [1]
    assert "1 rekomendasi berulang siap dibuka" in browser.get("/").content.decode()
    html = browser.post(f"{URL}1/putaran/", follow=True).content.decode()
    assert "putaran 2 dibuka" in html
    assert "Putaran sebelumnya" in html

"""Pages of the register of MoU and PKS."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from anggota.models import JejakAudit, NotaKesepahaman
from anggota.tests.factories import make_nota
from gugus_tugas.files import blank_pdf
from laporan.home import build_home

URL, SEMUA = "/anggota/mou/", ["Segera", "Lama", "Terbuka", "Usai"]
LAMA = {"tanggal_tanda_tangan": datetime.date(2020, 1, 2), "berlaku_mulai": datetime.date(2020, 1, 2)}


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def payload(**changes) -> dict:
    return {
        "jenis": "pks",
        "judul": "Layanan visum",
        "ruang_lingkup": "Visum tanpa biaya",
        "tanggal_tanda_tangan": "5/1/2026",
        "berlaku_mulai": "6/1/2026",
        "berlaku_sampai": "",
        "pihak-TOTAL_FORMS": "3",
        "pihak-INITIAL_FORMS": "0",
        "pihak-0-instansi": "polda",
        "pihak-0-nomor": "B/1/2026",
        "pihak-1-nama": "Yayasan Contoh",
        **changes,
    }


def pdf(name: str = "naskah rahasia.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, blank_pdf().read(), "application/pdf")


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def test_agreement_is_stored_once_and_shown(page, polda):
    sent = payload(kunci_kirim="6f1d3a52-5b1f-4b6c-9d1a-0a0b0c0d0e0f")
    response = page.post(f"{URL}catat/", {**sent, "berkas": pdf()}, follow=True)
    html = response.content.decode()
    for text in ("Layanan visum", "Yayasan Contoh", "B/1/2026", "tanpa batas waktu", "tersimpan"):
        assert text in html
    page.post(f"{URL}catat/", {**sent, "berkas": pdf()})
    nota = NotaKesepahaman.objects.get()
    assert "rahasia" not in nota.berkas.name


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"jenis": "x"}, "Jenis"),
        ({"judul": ""}, "Judul"),
        ({"tanggal_tanda_tangan": "5/1/2999"}, "belum terjadi"),
        ({"berlaku_mulai": "4/1/2026"}, "baru ditandatangani"),
        ({"berlaku_sampai": "1/1/2026"}, "akhirnya harus sesudah itu"),
        ({"pihak-1-nama": ""}, "paling sedikit dua pihak"),
        ({"pihak-1-nama": "", "pihak-1-instansi": "polda"}, "dua kali"),
        ({"pihak-0-nama": "Polda juga"}, "tidak keduanya"),
        ({"pihak-2-nomor": "tanpa pihak"}, "milik pihak mana"),
        ({"pihak-0-instansi": "tidak-ada"}, "Instansi"),
        ({"pihak-TOTAL_FORMS": "999999"}, "Paling banyak 20"),
        ({"pihak-TOTAL_FORMS": "abc"}, "tidak terkirim lengkap"),
    ],
)
def test_faults_are_named_and_nothing_is_stored(page, polda, change, message):
    response = page.post(f"{URL}catat/", payload(**change))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not NotaKesepahaman.objects.exists()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (SimpleUploadedFile("foto.png", b"\x89PNG\r\n\x1a\n"), "harus berupa PDF"),
        (SimpleUploadedFile("naskah.pdf", b"<html>"), "tidak sesuai"),
        (SimpleUploadedFile("naskah.pdf", b"%PDF-rusak"), "rusak"),
    ],
)
def test_a_file_that_is_no_pdf_is_refused(page, polda, file, message):
    response = page.post(f"{URL}catat/", payload(berkas=file))
    assert message in response.content.decode()
    assert not NotaKesepahaman.objects.exists()


def test_another_party_is_added_without_losing_what_was_typed(page, polda):
    html = page.post(f"{URL}catat/", payload(tambah="pihak")).content.decode()
    assert "Pihak 4" in html
    assert "Layanan visum" in html
    assert "Belum tersimpan" not in html
    assert not NotaKesepahaman.objects.exists()


def test_correction_and_extension_through_the_pages(page, polda, sekretariat):
    nota = make_nota(by=sekretariat, pihak=[polda.instansi, "Yayasan"], berlaku_sampai=datetime.date(2027, 1, 1))
    assert "Yayasan" in page.get(f"{URL}{nota.pk}/perbaiki/").content.decode()
    page.post(f"{URL}{nota.pk}/perbaiki/", payload(berlaku_sampai="1/1/2027"))
    nota.refresh_from_db()
    assert nota.judul == "Layanan visum"
    refused = page.post(f"{URL}{nota.pk}/perpanjang/", {"sampai_baru": "1/1/2027", "dasar": "adendum"})
    assert "sudah berlaku sampai 1 Januari 2027" in refused.content.decode()
    html = page.post(
        f"{URL}{nota.pk}/perpanjang/", {"sampai_baru": "1/1/2028", "dasar": "Adendum 1"}, follow=True
    ).content.decode()
    assert "Adendum 1" in html
    assert "1 Januari 2028" in html


def test_file_is_served_as_a_download_with_a_trail(client_of, pimpinan, sekretariat, settings):
    nota = make_nota(by=sekretariat, berkas=blank_pdf())
    response = client_of(pimpinan).get(f"{URL}{nota.pk}/naskah/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="mou-20260105.pdf"'
    assert response.content.startswith(b"%PDF-")
    row = JejakAudit.objects.first()
    assert (row.pelaku, row.peristiwa, row.kolom) == ("pimpinan", "export_nota", ["berkas"])
    stored = next(p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file())
    assert b"%PDF-" not in stored.read_bytes()
    stored.unlink()
    assert (
        "tidak ada di penyimpanan" in client_of(pimpinan).get(f"{URL}{nota.pk}/naskah/", follow=True).content.decode()
    )


def test_without_a_file_there_is_nothing_to_download(page, sekretariat):
    assert page.get(f"{URL}{make_nota(by=sekretariat).pk}/naskah/").status_code == 404


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", SEMUA),
        ("keadaan=segera", ["Segera"]),
        ("keadaan=berakhir", ["Usai"]),
        ("jenis=pks", ["Lama"]),
        ("instansi=polda", ["Segera", "Lama"]),
        ("q=terb", ["Terbuka"]),
        ("urut=judul", ["Lama", "Segera", "Terbuka", "Usai"]),
        ("keadaan=xyz&urut=abc&hal=99", SEMUA),
        ("q=tidakada", []),
    ],
)
def test_filters_and_order_live_in_the_address(page, polda, sekretariat, query, titles):
    both = [polda.instansi, "Yayasan"]
    make_nota(by=sekretariat, judul="Terbuka")
    make_nota(by=sekretariat, judul="Segera", pihak=both, berlaku_sampai=day(90))
    make_nota(by=sekretariat, judul="Lama", jenis="pks", pihak=both, berlaku_sampai=day(400))
    make_nota(by=sekretariat, judul="Usai", berlaku_sampai=day(-1), **LAMA)
    rows = [nota.judul for nota in page.get(f"{URL}?{query}").context["page"].object_list]
    assert rows == titles


def test_nearest_end_stands_first_and_what_is_over_last(page, sekretariat):
    for title, end in (("d", day(-5)), ("b", day(50)), ("c", None), ("a", day(20))):
        make_nota(by=sekretariat, judul=title, berlaku_sampai=end, **LAMA)
    assert [n.judul for n in page.get(URL).context["page"].object_list] == ["a", "b", "c", "d"]
    assert "20 hari lagi" in page.get(URL).content.decode()


def test_empty_states_say_what_to_do(page, client_of, polda):
    assert "Catat naskah pertama" in page.get(URL).content.decode()
    assert "setelah dicatat sekretariat" in client_of(polda).get(URL).content.decode()
    assert "Tidak ada naskah yang cocok" in page.get(f"{URL}?q=x").content.decode()


def test_members_read_and_see_no_way_to_write(client_of, polda, sekretariat):
    nota = make_nota(by=sekretariat, berlaku_sampai=day(9))
    html = client_of(polda).get(f"{URL}{nota.pk}/").content.decode()
    assert "perbaiki/" not in html
    assert "perpanjang/" not in html


def test_list_needs_the_same_few_queries_for_two_and_for_twenty(page, sekretariat, django_assert_max_num_queries):
    counts = []
    for more in (2, 18):
        for _ in range(more):
            make_nota(by=sekretariat)
        with django_assert_max_num_queries(12) as queries:
            page.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("role", "asked"), [("sekretariat", True), ("kepala", True), ("polda", False), ("pimpinan", False)]
)
def test_home_reminds_who_can_act_ninety_days_before(cast, role, asked):
    for number in range(5):
        make_nota(by=cast["sekretariat"], judul=f"Dekat {number}", berlaku_sampai=day(80 + number))
    make_nota(by=cast["sekretariat"], judul="Jauh", berlaku_sampai=day(91))
    texts = "\n".join(task.teks for task in build_home(cast[role]).daftar_tugas)
    assert ("Dekat 0" in texts) is asked
    assert ("dan 2 MoU/PKS lain" in texts) is asked
    assert "Jauh" not in texts


def test_markup_in_a_title_is_text(page, sekretariat):
    nota = make_nota(by=sekretariat, judul="<script>alert(1)</script>", pihak=["<i>A</i>", "B"])
    for address in (URL, f"{URL}{nota.pk}/"):
        html = page.get(address).content.decode()
        assert "<script>alert" not in html
        assert "<i>A" not in html


def test_upload_reads_no_more_than_allowed(page, polda, settings):
    settings.MAX_UPLOAD_BYTES = 10
    response = page.post(
        f"{URL}catat/", payload(berkas=SimpleUploadedFile("a.pdf", io.BytesIO(b"%PDF-" + b"0" * 20).read()))
    )
    assert "terlalu besar" in response.content.decode()

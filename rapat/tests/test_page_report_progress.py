"""The agency's report: words, evidence, state; hostile files leave a message and nothing else."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gugus_tugas.files import blank_pdf
from rapat import actions
from rapat.models import Perkembangan, TindakLanjut
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut

MB = 1024 * 1024


@pytest.fixture
def item(sekretariat, polda):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, prioritas="tinggi")


@pytest.fixture
def url(item):
    return f"/tindak-lanjut/{item.pk}/lapor/"


@pytest.fixture
def page(client_of, polda):
    return client_of(polda)


def payload(**changes) -> dict:
    return {"tindakan": "Alur rujukan disusun.", "usulan": "selesai", **changes}


def pdf(name: str = "Surat Nama Korban.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, blank_pdf().read(), content_type="application/pdf")


def stored_files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_report_arrives_with_its_evidence(page, url, item, polda, settings):
    response = page.post(url, payload(bukti=pdf()), follow=True)
    assert response.redirect_chain == [(f"/tindak-lanjut/{item.pk}/", 302)]
    assert "terkirim ke sekretariat" in response.content.decode()
    note = Perkembangan.objects.get()
    assert (note.usulan, note.dicatat_oleh, note.tindak_lanjut.status) == ("selesai", polda, "proses")
    [path] = stored_files(settings)
    assert not path.read_bytes().startswith(b"%PDF")
    assert "Korban" not in note.daftar_bukti.get().berkas.name


def test_report_without_a_file_is_enough_while_in_progress(page, url):
    page.post(url, payload(usulan="proses"))
    assert Perkembangan.objects.get().jumlah_bukti == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tindakan": ""}, "Apa yang sudah dilakukan?"),
        ({"tindakan": " \u200b "}, "Apa yang sudah dilakukan?"),
        ({"tindakan": "a" * 4001}, "4000"),
        ({"usulan": "beres"}, "beres"),
        ({"usulan": ""}, "Keadaannya"),
        ({}, "memerlukan bukti (foto atau PDF)"),
    ],
)
def test_report_shows_the_fault_and_keeps_what_was_typed(page, url, change, message):
    response = page.post(url, payload(**change))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Belum tersimpan" in html
    assert message in html
    assert "tindakan" in change or "Alur rujukan disusun.</textarea>" in html
    assert not Perkembangan.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("foto.jpg", b"%PDF-1.7 bukan gambar", "tidak sesuai dengan akhiran .jpg"),
        ("foto.jpg", b"MZ\x90\x00" + b"\0" * 200, "memuat program atau makro"),
        ("laporan.pdf", b"MZ\x90\x00" + b"\0" * 200, "memuat program atau makro"),
        ("laporan.pdf.exe", b"%PDF-1.7", "Jenis berkas ini tidak diterima"),
        ("laporan.html", b"<html><script>alert(1)</script>", "Jenis berkas ini tidak diterima"),
        ("laporan.pdf", b"<html><script>alert(1)</script>", "tidak sesuai dengan akhiran .pdf"),
        ("laporan.svg", b"<svg onload='alert(1)'/>", "Jenis berkas ini tidak diterima"),
        ("laporan.pdf", b"%PDF-1.7 rusak", "rusak atau tidak dapat dibuka"),
        ("laporan.pdf", b"%PDF-" + b"0" * 11 * MB, "terlalu besar (paling besar 10 MB)"),
        ("laporan.pdf", b"", "kosong"),
    ],
)
def test_hostile_file_leaves_a_message_and_nothing_stored(page, url, settings, name, content, message):
    response = page.post(url, payload(bukti=SimpleUploadedFile(name, content, content_type="application/pdf")))
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert "Alur rujukan disusun.</textarea>" in html
    assert not Perkembangan.objects.exists()
    assert not stored_files(settings)
    assert TindakLanjut.objects.get().status == "belum"


def test_report_waits_for_the_verdict_in_words(page, url, item, polda):
    make_perkembangan(item, by=polda)
    html = page.post(url, payload(usulan="proses")).content.decode()
    assert "masih menunggu verifikasi" in html
    assert "Alur rujukan disusun.</textarea>" in html
    assert Perkembangan.objects.count() == 1


def test_report_on_a_final_item_is_refused_in_words(page, url, item, polda, kepala):
    actions.verify_tindak_lanjut(make_perkembangan(item, by=polda), by=kepala, hasil="sesuai")
    assert "sudah berstatus Sesuai rekomendasi" in page.post(url, payload(usulan="proses")).content.decode()
    assert Perkembangan.objects.count() == 1


def test_report_takes_no_verdict_from_the_reporter(page, url, polda):
    page.post(url, payload(usulan="proses", hasil="sesuai", status="sesuai", diverifikasi_oleh=str(polda.pk)))
    note = Perkembangan.objects.get()
    assert (note.hasil, note.diverifikasi_oleh, note.tindak_lanjut.status) == ("", None, "proses")


@pytest.mark.parametrize("role", ["dinsos", "sekretariat", "kepala", "pimpinan", "pengelola"])
def test_report_is_refused_to_everyone_else(client_of, cast, url, settings, role):
    assert client_of(cast[role]).post(url, payload(bukti=pdf())).status_code == 403
    assert not Perkembangan.objects.exists()
    assert not stored_files(settings)


def test_report_on_an_unknown_item_is_not_found(page):
    assert page.post("/tindak-lanjut/987654/lapor/", payload()).status_code == 404

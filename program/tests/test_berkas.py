"""Files of visits and of research: checked, cleaned and sealed like every upload; sent to who sees the row, with a line in the trail."""

import datetime
import uuid

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import blank_pdf
from program.actions.berkas import MAX_BERKAS
from program.enums.penelitian import StatusPenelitian
from program.models import BerkasKunjungan, HasilPenelitian
from program.tests.factories import (
    make_berkas_kunjungan,
    make_foto,
    make_hasil_penelitian,
    make_kunjungan,
    make_perekrut,
    make_perusahaan,
)
from program.tests.langkah import made


@pytest.fixture
def visit(dinsos):
    return make_kunjungan(make_perusahaan(by=dinsos), by=dinsos)


@pytest.fixture
def ended(dinsos, kepala):
    return made(StatusPenelitian.SELESAI, by=dinsos, kepala=kepala)


def events(name: str) -> int:
    return JejakAudit.objects.filter(peristiwa=name).count()


def photo(name: str = "IMG_5.951_95.31.jpg") -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "ZZKAMERA"
    return SimpleUploadedFile(name, make_foto(exif=exif.tobytes()))


def test_photo_of_a_visit_is_cleaned_sealed_sent_and_taken_away(
    client_of, dinsos, visit, django_capture_on_commit_callbacks
):
    page, url = client_of(dinsos), f"/program/kunjungan/{visit.pk}/"
    sent = {"jenis": "foto", "keterangan": "Papan nama kantor", "berkas": photo()}
    shown = page.post(f"{url}berkas/", sent, follow=True).content.decode()
    row = BerkasKunjungan.objects.get()
    assert "Papan nama kantor" in shown
    assert f"{url}berkas/{row.pk}/" in shown
    assert "IMG_5" not in row.berkas.name
    with default_storage.open(row.berkas.name) as stored:
        assert b"ZZKAMERA" not in stored.read()
    with open(settings.MEDIA_ROOT / row.berkas.name, "rb") as sealed:
        assert not sealed.read().startswith(b"\xff\xd8\xff")
    response = page.get(f"{url}berkas/{row.pk}/")
    assert response.content.startswith(b"\xff\xd8\xff")
    assert response.headers["Content-Disposition"] == f'attachment; filename="kunjungan-{visit.pk}-foto.jpg"'
    with django_capture_on_commit_callbacks(execute=True):
        page.post(f"{url}berkas/{row.pk}/hapus/")
    assert not BerkasKunjungan.objects.exists()
    assert not default_storage.exists(row.berkas.name)
    assert [events(f"{act}_berkas_kunjungan") for act in ("add", "export", "withdraw")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"jenis": ""}, "jenis"),
        ({"jenis": "selfi"}, "jenis"),
        ({"berkas": None}, "berkas"),
        ({"berkas": SimpleUploadedFile("a.jpg", b"MZ...")}, "berkas"),
        ({"berkas": SimpleUploadedFile("a.docx", b"PK")}, "berkas"),
        ({"keterangan": "x" * 201}, "keterangan"),
    ],
)
def test_bad_file_of_a_visit_comes_back(client_of, dinsos, visit, sent, field):
    values = {"jenis": "foto", "berkas": photo(), "keterangan": "ZZKETIK", **sent}
    values = {name: value for name, value in values.items() if value is not None}
    response = client_of(dinsos).post(f"/program/kunjungan/{visit.pk}/berkas/", values)
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert field == "keterangan" or "ZZKETIK" in response.content.decode()
    assert not BerkasKunjungan.objects.exists()


def test_enough_is_enough(dinsos, visit, monkeypatch):
    assert MAX_BERKAS > 1
    monkeypatch.setattr("program.actions.berkas.MAX_BERKAS", 1)
    make_berkas_kunjungan(visit, by=dinsos)
    with pytest.raises(ActionRefused, match="paling banyak 1 berkas"):
        make_berkas_kunjungan(visit, by=dinsos)


def test_file_of_a_recruiter_is_as_restricted_as_he_is(client_of, cast, dinsos):
    """A visit of polda to a recruiter of dinsos, made by the secretariat: neither the visit nor its files exist for polda."""
    recruiter = make_perekrut(by=dinsos, nama="Zulkarnaini Rekaan")
    visit = make_kunjungan(recruiter, by=cast["sekretariat"], instansi=cast["polda"].instansi)
    row = make_berkas_kunjungan(visit, by=cast["sekretariat"])
    assert not BerkasKunjungan.objects.visible_to(cast["polda"]).exists()
    assert not BerkasKunjungan.objects.visible_to(cast["pimpinan"]).exists()
    for path in (f"{row.pk}/", ""):
        assert client_of(cast["polda"]).get(f"/program/kunjungan/{visit.pk}/berkas/{path}").status_code == 404
    assert events("export_berkas_kunjungan") == 0
    sent = {"jenis": "foto", "keterangan": "rumah Zulkarnaini", "berkas": photo()}
    response = client_of(cast["sekretariat"]).post(f"/program/kunjungan/{visit.pk}/berkas/", sent)
    assert "Tulis dengan kodenya" in response.content.decode()
    assert BerkasKunjungan.objects.count() == 1


def test_file_of_one_visit_is_not_sent_under_another(client_of, dinsos, visit):
    row = make_berkas_kunjungan(make_kunjungan(visit.perusahaan, by=dinsos), by=dinsos)
    assert client_of(dinsos).get(f"/program/kunjungan/{visit.pk}/berkas/{row.pk}/").status_code == 404


def test_result_is_a_pdf_with_title_and_day(client_of, dinsos, ended):
    page, url = client_of(dinsos), f"/program/penelitian/{ended.pk}/"
    sent = {"judul": "Laporan akhir", "tanggal": "5/3/2026", "berkas": SimpleUploadedFile("a.pdf", blank_pdf().read())}
    shown = page.post(f"{url}berkas/", sent, follow=True).content.decode()
    row = HasilPenelitian.objects.get()
    assert (row.judul, row.tanggal) == ("Laporan akhir", datetime.date(2026, 3, 5))
    assert "5 Maret 2026" in shown
    response = page.get(f"{url}berkas/{row.pk}/")
    assert response.content.startswith(b"%PDF-")
    assert response.headers["Content-Disposition"] == f'attachment; filename="penelitian-{ended.pk}-hasil.pdf"'
    assert [events(f"{act}_hasil_penelitian") for act in ("add", "export")] == [1, 1]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"judul": ""}, "judul"),
        ({"tanggal": "1/1/2099"}, "tanggal"),
        ({"tanggal": "1/1/2020"}, "tanggal"),
        ({"tanggal": ""}, "tanggal"),
        ({"berkas": SimpleUploadedFile("a.jpg", make_foto())}, "berkas"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"MZ")}, "berkas"),
    ],
)
def test_bad_result_comes_back(client_of, dinsos, ended, sent, field):
    good = {"judul": "ZZKETIK", "tanggal": "5/3/2026", "berkas": SimpleUploadedFile("a.pdf", blank_pdf().read())}
    response = client_of(dinsos).post(f"/program/penelitian/{ended.pk}/berkas/", {**good, **sent})
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert field == "judul" or "ZZKETIK" in response.content.decode()
    assert not HasilPenelitian.objects.exists()


def test_no_result_before_the_end_whoever_asks(client_of, dinsos, kepala):
    running = made(StatusPenelitian.BERJALAN, by=dinsos, kepala=kepala)
    with pytest.raises(ActionRefused, match="setelah penelitian selesai"):
        make_hasil_penelitian(running, by=dinsos)
    assert "Berkas hasil" not in client_of(dinsos).get(f"/program/penelitian/{running.pk}/").content.decode()


def test_action_holds_the_rule_of_the_form(dinsos, ended):
    with pytest.raises(ValidationError, match="tidak mungkin sebelum itu"):
        make_hasil_penelitian(ended, by=dinsos, tanggal=datetime.date(2020, 1, 1))


def test_result_is_for_who_sees_the_research(cast, ended, dinsos):
    row = make_hasil_penelitian(ended, by=dinsos)
    seen = {name for name, user in cast.items() if row in HasilPenelitian.objects.visible_to(user)}
    assert seen == {"sekretariat", "kepala", "dinsos"}


def test_lost_file_is_told_and_nothing_breaks(client_of, dinsos, visit):
    row = make_berkas_kunjungan(visit, by=dinsos)
    default_storage.delete(row.berkas.name)
    response = client_of(dinsos).get(f"/program/kunjungan/{visit.pk}/berkas/{row.pk}/", follow=True)
    assert "tidak ada di penyimpanan" in response.content.decode()


def test_form_sent_again_after_its_file_was_deleted_is_refused_in_words(client_of, dinsos, visit):
    page, key = client_of(dinsos), str(uuid.uuid4())
    address = f"/program/kunjungan/{visit.pk}/berkas/"
    sent = {"jenis": "foto", "keterangan": "papan nama", "kunci_kirim": key}
    assert page.post(address, {**sent, "berkas": photo()}).status_code == 302
    BerkasKunjungan.objects.all().delete()
    answer = page.post(address, {**sent, "berkas": photo()})
    assert "sudah dihapus sesudahnya" in answer.content.decode()

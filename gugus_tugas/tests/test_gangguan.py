"""The page of a failure: which failures are told apart, and what of a form comes back (real faults: gugus_tugas/tests/tahan)."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.urls import get_resolver

from gugus_tugas import gangguan
from gugus_tugas.rak import RakGagal


def answer(request, error: Exception):
    try:
        raise error
    except Exception:
        return get_resolver().resolve_error_handler(500)(request)


@pytest.mark.parametrize("error", [OperationalError(), InterfaceError(), DatabaseError()])
def test_database_that_is_away_is_told(rf, error):
    page = answer(rf.get("/kasus/?q=1"), error)
    assert (page.status_code, page.headers["Retry-After"]) == (503, str(gangguan.RETRY_AFTER))
    assert "Basis data sedang tidak dapat dihubungi" in page.content.decode()
    assert 'href="/kasus/?q=1"' in page.content.decode()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_full_disk_is_told(rf, code):
    page = answer(rf.post("/kasus/x/lampiran/"), OSError(code, "penuh"))
    assert page.status_code == 503
    assert "Penyimpanan server penuh" in page.content.decode()
    assert "Basis data" not in page.content.decode()


def test_full_disk_of_the_database_is_told_as_such(rf):
    error = OperationalError("could not extend file")
    error.__cause__ = type("DiskFull", (Exception,), {"pgcode": "53100"})()
    page = answer(rf.post("/kasus/x/catatan/", {"isi": "x"}), error)
    assert page.status_code == 503
    assert "Penyimpanan server penuh" in page.content.decode()


def test_store_of_files_that_is_away_is_told(rf):
    page = answer(rf.get("/kasus/x/lampiran/1/unduh/"), RakGagal(errno.EIO, "penyimpanan S3 tidak menjawab"))
    assert (page.status_code, page.headers["Retry-After"]) == (503, str(gangguan.RETRY_AFTER))
    assert "Penyimpanan berkas sedang tidak dapat dihubungi" in page.content.decode()


@pytest.mark.parametrize("error", [ValueError(), DataError(), OSError(errno.EACCES, "x"), KeyError("x")])
def test_other_failures_stay_what_they_are(rf, error):
    page = answer(rf.post("/kasus/catat/", {"isi": "x"}), error)
    assert page.status_code == 500
    assert "Retry-After" not in page.headers
    assert "Kirim lagi" not in page.content.decode()


def test_form_comes_back_with_its_own_token_and_escaped(rf):
    page = answer(
        rf.post("/kasus/catat/?a=1", {"isi": '"><script>', "csrfmiddlewaretoken": "asing"}), OperationalError()
    )
    html = page.content.decode()
    assert "<script" not in html
    assert 'name="isi" value="&quot;&gt;&lt;script&gt;"' in html
    assert 'name="csrfmiddlewaretoken" value="asing"' in html  # judged again when it is sent; no good one is handed out
    assert 'action="/kasus/catat/?a=1"' in html


def test_file_does_not_come_back_and_the_button_says_so(rf):
    sent = {"keterangan": "Surat 12", "berkas": SimpleUploadedFile("foto.png", b"isi-foto")}
    html = answer(rf.post("/kasus/x/lampiran/", sent), OperationalError()).content.decode()
    assert 'name="keterangan" value="Surat 12"' in html
    assert "isi-foto" not in html
    assert "Kirim lagi tanpa berkas" in html


@pytest.mark.parametrize("name", ["password", "new_password1", "kunci-sandi"])
def test_password_never_comes_back(rf, name):
    html = answer(rf.post("/masuk/", {name: "rahasia-sekali", "username": "a"}), OperationalError()).content.decode()
    assert "rahasia-sekali" not in html
    assert "Kirim lagi" not in html


def test_form_that_cannot_be_read_is_no_second_failure(rf, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    page = answer(
        rf.post("/kasus/catat/", "a=1&b=2&c=3", content_type="application/x-www-form-urlencoded"), OperationalError()
    )
    assert page.status_code == 503
    assert "Kirim lagi" not in page.content.decode()

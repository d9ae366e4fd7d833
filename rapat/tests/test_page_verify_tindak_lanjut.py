"""The verdict of the head on what an agency reported."""

import uuid

import pytest

from anggota.tests.factories import make_pengguna
from rapat import actions
from rapat.models import Perkembangan, TindakLanjut
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut


@pytest.fixture
def note(sekretariat, polda):
    return make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda)


@pytest.fixture
def url(note):
    return f"/tindak-lanjut/verifikasi/{note.pk}/"


@pytest.mark.parametrize(
    ("hasil", "status"), [("sesuai", "sesuai"), ("belum_sesuai", "proses"), ("tidak_dapat", "tidak_dapat")]
)
def test_verdict_is_stored_and_shown(client_of, kepala, url, note, hasil, status):
    response = client_of(kepala).post(url, {"hasil": hasil, "catatan": "Catatan pemeriksa"}, follow=True)
    assert response.redirect_chain == [(f"/tindak-lanjut/{note.tindak_lanjut_id}/", 302)]
    assert "Catatan pemeriksa" in response.content.decode()
    assert TindakLanjut.objects.get().status == status


def test_verdict_page_shows_the_report_it_judges(client_of, kepala, url):
    html = client_of(kepala).get(url).content.decode()
    assert "Alur rujukan disusun." in html
    assert "/tindak-lanjut/bukti/" in html


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"hasil": "belum_sesuai", "catatan": ""}, "Tulis apa yang masih kurang"),
        ({"hasil": "belum_sesuai", "catatan": "\u202e"}, "Tulis apa yang masih kurang"),
        ({"hasil": "", "catatan": "Catatan yang diketik"}, "Hasil verifikasi"),
        ({"hasil": "lulus", "catatan": "Catatan yang diketik"}, "lulus"),
        ({"hasil": "sesuai", "catatan": "a" * 2001}, "2000"),
    ],
)
def test_verdict_shows_the_fault_and_keeps_what_was_typed(client_of, kepala, url, typed, message):
    response = client_of(kepala).post(url, typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert f"{typed['catatan']}</textarea>" in html
    assert Perkembangan.objects.get().hasil == ""


def test_second_verifier_reads_the_refusal(client_of, kepala, url, note):
    second = make_pengguna(peran="kepala")
    actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")
    response = client_of(second).post(url, {"hasil": "tidak_dapat", "catatan": "Catatan kedua"})
    html = response.content.decode()
    assert "sudah diperiksa orang lain" in html
    assert "Catatan kedua" in html
    assert Perkembangan.objects.get().diverifikasi_oleh == kepala


def test_who_reported_may_not_verify(client_of, kepala, sekretariat, polda):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    own = make_perkembangan(item, by=kepala)
    browser = client_of(kepala)
    assert browser.get(f"/tindak-lanjut/verifikasi/{own.pk}/").status_code == 403
    assert browser.post(f"/tindak-lanjut/verifikasi/{own.pk}/", {"hasil": "sesuai"}).status_code == 403
    assert Perkembangan.objects.get().hasil == ""


@pytest.mark.parametrize("role", ["sekretariat", "polda", "dinsos", "pimpinan", "pengelola"])
def test_verdict_is_refused_to_other_roles(client_of, cast, url, role):
    assert client_of(cast[role]).post(url, {"hasil": "sesuai"}).status_code == 403
    assert Perkembangan.objects.get().hasil == ""


def test_verdict_on_an_unknown_report_is_not_found(client_of, kepala):
    assert client_of(kepala).get(f"/tindak-lanjut/verifikasi/{uuid.uuid4()}/").status_code == 404

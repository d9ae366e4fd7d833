"""Access follows the term in the seat by itself: the day after the last one, at every door, without anybody pressing a button."""

import datetime

import pytest
from django.core import mail

from anggota import actions, surat
from anggota.models import Pengguna
from anggota.roster import akun_lepas
from anggota.tests.factories import make_keanggotaan, make_pengguna, make_sk
from gugus_tugas.auth import ActionRefused

SANDI = "sandi-uji-yang-panjang"
TODAY = datetime.date(2026, 11, 24)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda value=None, timezone=None: TODAY)


@pytest.fixture
def kursi(sekretariat, dinsos):
    sk = make_sk(by=sekretariat, berlaku_mulai=datetime.date(2026, 1, 1))
    return make_keanggotaan(sk=sk, instansi=dinsos.instansi)


def seated(kursi, akun, *, by, selesai=None, mulai=datetime.date(2026, 1, 1)):
    return actions.record_pejabat(kursi, by=by, nama="Pejabat Rekaan", mulai=mulai, selesai=selesai, pengguna=akun)


@pytest.mark.parametrize(("days", "status"), [(0, 200), (-1, 302)])
def test_open_session_ends_the_day_after_the_last_one(kursi, sekretariat, dinsos, client_of, days, status):
    browser = client_of(dinsos)
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY + days * DAY)
    assert browser.get("/kasus/").status_code == status


def test_successor_in_the_seat_ends_the_access_of_the_one_before(kursi, sekretariat, dinsos, client_of):
    seated(kursi, dinsos, by=sekretariat)
    browser = client_of(dinsos)
    assert browser.get("/tindak-lanjut/").status_code == 200
    actions.record_pejabat(kursi, by=sekretariat, nama="Pengganti Rekaan", mulai=TODAY)
    assert browser.get("/tindak-lanjut/").url.startswith("/masuk/")


def test_right_password_does_not_open_after_the_term(kursi, sekretariat, dinsos, client):
    dinsos.set_password(SANDI)
    dinsos.save()
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY - DAY)
    answer = client.post("/masuk/", {"username": "dinsos", "password": SANDI})
    assert (answer.status_code, "_auth_user_id" in client.session) == (200, False)


def test_invitation_of_an_ended_term_is_dead(kursi, sekretariat, kepala, client):
    akun = make_pengguna(peran="anggota", instansi=kursi.instansi)
    token = actions.send_undangan(akun, by=kepala)
    assert client.get(f"/undangan/{token}/").status_code == 302
    seated(kursi, akun, by=sekretariat, selesai=TODAY - DAY)
    assert client.get(f"/undangan/{token}/").status_code == 410


def test_account_without_a_seat_and_the_office_itself_stay(kursi, sekretariat, dinsos):
    free = make_pengguna(peran="anggota", instansi=kursi.instansi)
    seated(kursi, sekretariat, by=sekretariat, selesai=TODAY - DAY)
    assert set(Pengguna.objects.menjabat(on=TODAY)) >= {free, sekretariat, dinsos}


def test_one_of_two_terms_is_enough(kursi, sekretariat, dinsos):
    other = make_keanggotaan(sk=kursi.sk, instansi=kursi.instansi, urutan=2)
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY - DAY)
    seated(other, dinsos, by=sekretariat)
    assert dinsos in Pengguna.objects.menjabat(on=TODAY)
    assert akun_lepas(kursi, on=TODAY) == []


def test_page_says_whose_access_ends(kursi, sekretariat, dinsos, client_of):
    seated(kursi, dinsos, by=sekretariat)
    form = {"nama": "Pengganti Rekaan", "jenis": "pokok", "mulai": "1/12/2026"}
    page = client_of(sekretariat).post(f"/anggota/kursi/{kursi.pk}/pejabat/", form, follow=True).content.decode()
    assert "Akses akun" in page
    assert "(dinsos) berakhir sejak 1 Desember 2026" in page


def test_list_of_accounts_shows_and_finds_the_ended_term(kursi, sekretariat, dinsos, pengelola, client_of):
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY - DAY)
    browser = client_of(pengelola)
    page = browser.get("/akun/kelola/?keadaan=purna").content.decode()
    body = page.split("<tbody>")[1]
    assert "Masa jabatan berakhir" in body
    assert "dinsos" in body
    assert "polda" not in body
    assert "tidak dapat masuk" in browser.get("/akun/kelola/orang/dinsos/").content.decode()


def test_who_left_the_chair_is_written_to_no_more(kursi, sekretariat, dinsos):
    dinsos.surel = "lama@contoh.go.id"
    dinsos.save()
    assert surat.to_instansi(dinsos.instansi, "Kabar", "isi")
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY - DAY)
    assert not surat.to_instansi(dinsos.instansi, "Kabar", "isi")
    assert not surat.to_akun(Pengguna.objects.filter(pk=dinsos.pk), "Kabar", "isi")
    assert len(mail.outbox) == 1


def test_no_dead_link_is_made_for_who_left_the_chair(kursi, sekretariat, dinsos, pengelola):
    seated(kursi, dinsos, by=sekretariat, selesai=TODAY - DAY)
    before = Pengguna.objects.get(pk=dinsos.pk).password
    with pytest.raises(ActionRefused, match="Masa jabatan pemilik akun ini sudah berakhir"):
        actions.send_undangan(dinsos, by=pengelola)
    assert Pengguna.objects.get(pk=dinsos.pk).password == before

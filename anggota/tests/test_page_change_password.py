"""A new password, for who knows the old one; it ends the sessions elsewhere."""

import pytest

from anggota.models import JejakAudit, Pengguna
from anggota.tests.factories import make_pengguna

URL, OLD, NEW = "/akun/sandi/", "sandi-lama-yang-panjang", "gajah putih minum kopi"


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", sandi=OLD)


def payload(**changes) -> dict:
    return {"old_password": OLD, "new_password1": NEW, "new_password2": NEW, **changes}


def test_change_keeps_this_session_and_ends_the_others(client_of, account):
    here, elsewhere = client_of(account), client_of(account)
    response = here.post(URL, payload(), follow=True)
    assert response.redirect_chain == [("/akun/", 302)]
    assert "Sandi diganti" in response.content.decode()
    assert elsewhere.get("/akun/").url.startswith("/masuk/")
    assert Pengguna.objects.get().check_password(NEW)
    row = JejakAudit.objects.get()
    assert (row.pelaku, row.peristiwa, row.kolom) == ("melati", "change_password", ["password"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"old_password": "bukan-sandi-lama"}, "Sandi sekarang"),
        ({"new_password2": "gajah putih minum teh"}, "Ulangi sandi baru"),
        ({"new_password1": "pendek", "new_password2": "pendek"}, "12"),
        ({"new_password1": "password1234", "new_password2": "password1234"}, "umum"),
        ({"new_password1": "", "new_password2": ""}, "Sandi baru"),
    ],
)
def test_change_shows_the_fault_and_changes_nothing(client_of, account, change, message):
    response = client_of(account).post(URL, payload(**change))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Belum tersimpan" in html
    assert message in html
    assert NEW not in html
    assert Pengguna.objects.get().check_password(OLD)
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize("sandi", ["melatiputihaceh1", "Melati Putih Aceh", "kebunmelati@contoh.go.id"])
def test_change_refuses_a_password_like_the_account(client_of, db, sandi):
    account = make_pengguna(
        nama_pengguna="melatiputihaceh", nama="Melati Putih Aceh", surel="kebunmelati@contoh.go.id", sandi=OLD
    )
    response = client_of(account).post(URL, payload(new_password1=sandi, new_password2=sandi))
    assert "mirip" in response.content.decode()
    assert Pengguna.objects.get().check_password(OLD)


def test_a_password_never_changes_without_its_line(client_of, account, monkeypatch):
    def crash(*args, **values):
        raise RuntimeError("jejak tidak dapat ditulis")

    monkeypatch.setattr("anggota.actions.akun.audit.record", crash)
    browser = client_of(account)
    browser.raise_request_exception = False
    assert browser.post(URL, payload()).status_code == 500
    assert Pengguna.objects.get().check_password(OLD)

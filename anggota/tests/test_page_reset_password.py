"""A forgotten password: the same answer to all, a link to our own site, used once."""

import datetime
import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from anggota.models import JejakAudit, Pejabat, Pengguna
from anggota.tests.factories import make_instansi, make_keanggotaan, make_pengguna, make_sk
from gugus_tugas import clock

URL, SUREL = "/sandi/lupa/", "melati@contoh.go.id"
OLD, NEW = "sandi-lama-yang-panjang", "gajah putih minum kopi"


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", surel=SUREL, sandi=OLD)


def ask(client, email: str = SUREL, **extra):
    return client.post(URL, {"email": email}, **extra)


def link() -> str:
    return re.search(r"https?://\S+", mail.outbox[0].body)[0]


def form_address(client) -> str:
    """Follows the mailed link; the token moves into the session and out of the address."""
    response = client.get(urlsplit(link()).path)
    assert response.url.endswith("/set-password/")
    return response.url


@pytest.mark.parametrize("email", [SUREL, SUREL.upper(), "tidakada@contoh.go.id", "nonaktif@contoh.go.id"])
def test_forgot_answers_the_same_to_all(client, account, email):
    make_pengguna(nama_pengguna="nonaktif", surel="nonaktif@contoh.go.id", sandi=OLD, is_active=False)
    response = ask(client, email)
    assert (response.status_code, response.url, response.content) == (302, "/sandi/lupa/terkirim/", b"")
    assert [message.to for message in mail.outbox] == ([[SUREL]] if email.lower() == SUREL else [])


def test_forgot_writes_no_mail_to_an_account_without_a_password(client, db):
    make_pengguna(surel=SUREL)
    ask(client)
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["", "bukan surel", "a\x00@contoh.go.id"])
def test_forgot_shows_the_fault(client, account, email):
    response = ask(client, email)
    assert response.status_code == 200
    assert "Surel yang terdaftar" in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}])
def test_mail_links_to_our_own_site_whatever_the_request_says(client, account, settings, headers):
    settings.ALLOWED_HOSTS, settings.SITUS_URL = ["*"], "https://gugustugas.contoh.go.id"
    ask(client, headers=headers)
    [message] = mail.outbox
    assert link().startswith("https://gugustugas.contoh.go.id/sandi/atur/")
    assert "evil" not in f"{message.subject}{message.body}{message.alternatives}"


def test_mail_carries_no_name(client, account):
    ask(client)
    assert account.nama not in mail.outbox[0].body
    assert "melati" not in mail.outbox[0].body


def test_forged_host_is_refused(client, account):
    assert ask(client, headers={"Host": "evil.example"}).status_code == 400
    assert mail.outbox == []


def test_reset_sets_the_password_and_ends_open_sessions(client, client_of, account):
    elsewhere = client_of(account)
    ask(client)
    response = client.post(form_address(client), {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert response.redirect_chain == [("/masuk/", 302)]
    assert "Sandi baru tersimpan" in response.content.decode()
    assert Pengguna.objects.get().check_password(NEW)
    assert elsewhere.get("/akun/").url.startswith("/masuk/")
    assert "_auth_user_id" not in client.session
    trail = [("melati", "change_password"), ("sistem", "ask_reset")]
    assert list(JejakAudit.objects.values_list("pelaku", "peristiwa")) == trail


def test_reset_link_works_once(client, account):
    ask(client)
    address = form_address(client)
    client.post(address, {"new_password1": NEW, "new_password2": NEW})
    for response in (
        client.get(urlsplit(link()).path),
        client.post(address, {"new_password1": OLD, "new_password2": OLD}),
    ):
        assert "Tautan ini sudah dipakai" in response.content.decode()
    assert Pengguna.objects.get().check_password(NEW)


def test_reset_link_ends_with_a_changed_password(client, account):
    ask(client)
    account.set_password(NEW)
    account.save()
    assert "Tautan ini sudah dipakai" in client.get(urlsplit(link()).path).content.decode()


def test_reset_link_ends_after_an_hour(client, account, settings):
    ask(client)
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "lewat satu jam" in client.get(urlsplit(link()).path).content.decode()


def test_reset_link_opens_no_other_account(client, account):
    other = make_pengguna(nama_pengguna="kenanga", sandi=OLD)
    ask(client)
    from django.utils.encoding import force_bytes
    from django.utils.http import urlsafe_base64_encode

    token = urlsplit(link()).path.rstrip("/").rsplit("/", 1)[1]
    forged = f"/sandi/atur/{urlsafe_base64_encode(force_bytes(other.pk))}/{token}/"
    assert "Tautan ini sudah dipakai" in client.get(forged).content.decode()


@pytest.mark.parametrize("uid", ["x", "MQ", "_-_-", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_reset_survives_a_nonsense_link(client, account, uid):
    assert "Tautan ini sudah dipakai" in client.get(f"/sandi/atur/{uid}/abc-def/").content.decode()


@pytest.mark.parametrize(("first", "second"), [(NEW, OLD), ("pendek", "pendek"), ("", "")])
def test_reset_shows_the_fault_and_changes_nothing(client, account, first, second):
    ask(client)
    response = client.post(form_address(client), {"new_password1": first, "new_password2": second})
    assert response.status_code == 200
    assert "Belum tersimpan" in response.content.decode()
    assert Pengguna.objects.get().check_password(OLD)
    assert not JejakAudit.objects.exclude(peristiwa="ask_reset").exists()


def test_box_of_an_official_is_not_flooded(client, account):
    for _ in range(10):
        assert ask(client).status_code == 302
    assert len(mail.outbox) == 3
    with clock.at(timezone.now() + datetime.timedelta(minutes=61)):
        ask(client)
    assert len(mail.outbox) == 4


def test_answer_is_ready_before_the_account_is_looked_up(client, account, monkeypatch):
    """What differs between known and unknown happens after the answer was sent, and its failure is no answer either."""

    def fail(user):
        raise OSError

    monkeypatch.setattr("anggota.actions.record_reset_asked", fail)
    assert (ask(client).status_code, mail.outbox) == (302, [])


def test_mail_server_that_is_down_tells_nothing(client, account, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    known, unknown = ask(client), ask(client, "tidakada@contoh.go.id")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (302, b"")


def test_no_link_for_who_is_out_of_office(client, account, sekretariat):
    account.peran, account.instansi = "anggota", make_instansi(kode="dishub")
    account.save()
    seat = make_keanggotaan(
        sk=make_sk(by=sekretariat, berlaku_mulai=datetime.date(2020, 1, 1)), instansi=account.instansi
    )
    Pejabat.objects.create(
        keanggotaan=seat, nama="x", mulai=datetime.date(2020, 1, 1), selesai=datetime.date(2021, 1, 1), pengguna=account
    )
    ask(client)
    assert mail.outbox == []

"""The second factor: who must show it, that it cannot be passed by, guessed, reused or read from the database."""

import re
import time

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django_otp.oath import TOTP

from anggota import actions, gerbang
from anggota.models import FaktorKedua, JejakAudit, KodePemulihan, Sesi
from anggota.tests.factories import make_pengguna

SANDI = "sandi-uji-yang-panjang"
KODE, PASANG = "/masuk/kode/", "/masuk/pasang/"


@pytest.fixture(autouse=True)
def _wajib(settings):
    settings.WAJIB_DUA_FAKTOR = True


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", peran="sekretariat", sandi=SANDI)


def code_of(faktor: FaktorKedua, *, steps: int = 0) -> str:
    totp = TOTP(bytes.fromhex(faktor.kunci))
    totp.time = time.time() + steps * 30
    return f"{totp.token():06d}"


def enroll(account) -> list[str]:
    return actions.activate_faktor(account, kode=code_of(actions.offer_faktor(account), steps=-1))


def type_password(client, **values):
    return client.post("/masuk/", {"username": "melati", "password": SANDI, **values})


def is_in(client) -> bool:
    return client.get("/kasus/").status_code == 200


def test_account_without_a_factor_sees_only_the_page_that_sets_it_up(client, account):
    assert type_password(client).url == PASANG
    assert client.get(PASANG).status_code == 200
    assert not is_in(client)
    assert client.get(KODE).url == "/masuk/"
    assert client.get("/akun/").status_code == 302


def test_first_code_opens_the_session_and_shows_the_recovery_codes_once(client, account):
    type_password(client, next="/kasus/")
    html = client.get(PASANG).content.decode()
    faktor = FaktorKedua.objects.get()
    assert faktor.rahasia in html
    assert '<path d="M' in html
    response = client.post(PASANG, {"kode": code_of(faktor)})
    codes = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", response.content.decode())
    assert len(set(codes)) == 10
    assert is_in(client)
    assert JejakAudit.objects.filter(peristiwa="activate_faktor", pelaku="melati").count() == 1
    assert codes[0] not in client.get("/akun/").content.decode()


def test_reload_of_the_setup_page_keeps_the_secret(client, account):
    type_password(client)
    assert {client.get(PASANG).context["faktor"].rahasia for _ in range(2)} == {FaktorKedua.objects.get().rahasia}


def test_right_code_leads_to_where_one_wanted(client, account):
    enroll(account)
    assert type_password(client, next="/rapat/").url == KODE
    assert not is_in(client)
    response = client.post(KODE, {"kode": code_of(FaktorKedua.objects.get())})
    assert response.url == "/rapat/"
    assert is_in(client)
    assert JejakAudit.objects.filter(peristiwa="login", pelaku="melati").count() == 1


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_target_outside_is_forgotten_behind_the_factor_too(client, account, target):
    enroll(account)
    type_password(client, next=target)
    assert client.post(KODE, {"kode": code_of(FaktorKedua.objects.get())}).url == "/"


@pytest.mark.parametrize("kode", ["000000", "", "12345", "1234567", "٠١٢٣٤٥", "abcdef", "' OR 1=1", "9" * 20, "\x00"])
def test_wrong_code_stays_outside(client, account, kode):
    enroll(account)
    type_password(client)
    assert client.post(KODE, {"kode": kode}).status_code == 200
    assert not is_in(client)


def test_code_works_once(client, account):
    enroll(account)
    kode = code_of(FaktorKedua.objects.get())
    type_password(client)
    client.post(KODE, {"kode": kode})
    client.post("/keluar/")
    type_password(client)
    assert "sudah dipakai" in client.post(KODE, {"kode": kode}).content.decode()
    assert not is_in(client)


def test_wrong_codes_make_the_right_one_wait(client, account):
    enroll(account)
    type_password(client)
    for _ in range(6):
        client.post(KODE, {"kode": "000000"})
    client.post(KODE, {"kode": code_of(FaktorKedua.objects.get())})
    assert not is_in(client)
    assert FaktorKedua.objects.get().throttling_failure_count >= 1
    assert JejakAudit.objects.filter(peristiwa="login_failed", objek_kode="melati").exists()


def test_recovery_code_works_once_and_only_for_its_account(client, account):
    codes, other = enroll(account), make_pengguna(peran="sekretariat", sandi=SANDI)
    enroll(other)
    assert actions.verify_faktor(other, kode=codes[0].replace("-", "")) is False
    for expected in (True, False):
        type_password(client)
        client.post(KODE, {"kode": codes[0].upper()})
        assert is_in(client) is expected
        client.post("/keluar/")
    assert KodePemulihan.objects.filter(pengguna=account, terpakai_sejak=None).count() == 9
    assert JejakAudit.objects.filter(peristiwa="use_kode_pemulihan").count() == 1


def test_database_holds_neither_secret_nor_codes_in_clear(account):
    codes = enroll(account)
    secret = FaktorKedua.objects.get().kunci
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM anggota_faktorkedua")
        stored = b"".join(
            bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in cursor.fetchone()
        )
        cursor.execute("SELECT * FROM anggota_kodepemulihan")
        stored += str(cursor.fetchall()).encode()
    assert secret.encode() not in stored
    assert bytes.fromhex(secret) not in stored
    assert not [code for code in codes if code.replace("-", "").encode() in stored]


def test_waiting_at_the_gate_ends_after_ten_minutes(client, account, monkeypatch):
    enroll(account)
    type_password(client)
    later = time.time() + gerbang.TUNGGU_DETIK + 1
    monkeypatch.setattr(gerbang.time, "time", lambda: later)
    assert client.get(KODE).url == "/masuk/"


def test_password_changed_meanwhile_sends_back_to_the_start(client, account):
    enroll(account)
    type_password(client)
    account.set_password("sandi-lain-yang-panjang")
    account.save()
    assert client.get(KODE).url == "/masuk/"


def test_reset_password_does_not_pass_the_factor_by(client, account):
    enroll(account)
    account.set_password("sandi-baru-yang-panjang")
    account.save()
    response = client.post("/masuk/", {"username": "melati", "password": "sandi-baru-yang-panjang"})
    assert response.url == KODE
    assert not is_in(client)


@pytest.mark.parametrize(
    ("peran", "needs"),
    [("sekretariat", True), ("kepala", True), ("anggota", True), ("pengelola", True), ("pimpinan", False)],
)
def test_who_must_show_a_factor(db, settings, peran, needs):
    user = make_pengguna(peran=peran)
    assert user.needs_faktor is needs
    settings.WAJIB_DUA_FAKTOR = False
    assert user.needs_faktor is False


def test_who_chose_a_factor_is_asked_for_it_though_not_required(client, account, settings):
    enroll(account)
    settings.WAJIB_DUA_FAKTOR = False
    assert type_password(client).url == KODE


def inside(client, account):
    """Logged in with both factors, the password fresh."""
    enroll(account)
    type_password(client)
    client.post(KODE, {"kode": code_of(FaktorKedua.objects.get())})
    return client


def test_new_phone_replaces_the_old_one_and_ends_other_sessions(client, account, client_of):
    inside(client, account)
    other = client_of(type(account).objects.get(pk=account.pk))
    old = FaktorKedua.objects.get()
    client.get(PASANG)
    offered = FaktorKedua.objects.get(aktif_sejak=None)
    assert client.post(PASANG, {"kode": code_of(offered)}).status_code == 200
    assert FaktorKedua.objects.get().kunci == offered.kunci != old.kunci
    assert is_in(client)
    assert not is_in(other)


@pytest.mark.parametrize("address", ["/akun/kode-pemulihan/", "/akun/faktor/cabut/"])
def test_sensitive_change_asks_for_the_password_again(client, account, address, monkeypatch):
    inside(client, account)
    later = time.time() + gerbang.YAKIN_DETIK + 1
    monkeypatch.setattr(gerbang.time, "time", lambda: later)
    assert client.post(address).url.startswith("/akun/yakin/?next=")
    assert client.get(PASANG).url.startswith("/akun/yakin/?next=%2Fmasuk%2Fpasang%2F")
    assert FaktorKedua.objects.count() == 1


def test_confirmed_password_leads_on_and_a_wrong_one_does_not(client_of, account):
    browser = client_of(account)
    response = browser.post("/akun/yakin/?next=/masuk/pasang/", {"sandi": "salah"})
    assert "Sandi tidak cocok" in response.content.decode()
    assert browser.post("/akun/yakin/?next=/masuk/pasang/", {"sandi": SANDI}).url == PASANG
    assert browser.get(PASANG).status_code == 200
    assert browser.post("/akun/yakin/?next=//evil.example", {"sandi": SANDI}).url == "/"


def test_new_recovery_codes_kill_the_old(client, account):
    inside(client, account)
    before = set(KodePemulihan.objects.values_list("sidik", flat=True))
    assert client.post("/akun/kode-pemulihan/").status_code == 200
    after = set(KodePemulihan.objects.values_list("sidik", flat=True))
    assert (len(after), before & after) == (10, set())


def test_required_factor_cannot_be_taken_off(client, account, settings):
    inside(client, account)
    assert "memerlukan faktor kedua" in client.post("/akun/faktor/cabut/", follow=True).content.decode()
    settings.WAJIB_DUA_FAKTOR = False
    client.post("/akun/faktor/cabut/")
    assert (FaktorKedua.objects.count(), KodePemulihan.objects.count()) == (0, 0)
    assert is_in(client)


def test_sessions_are_listed_named_and_ended(client, account, client_of):
    inside(client, account)
    other = client_of(account)
    html = client.get("/akun/").content.decode()
    assert html.count('name="sidik"') == 1
    assert not [s.session_key for s in Sesi.objects.all() if s.session_key in html]
    sidik = re.search(r'name="sidik" value="([^"]+)"', html)[1]
    client.post("/akun/sesi/akhiri/", {"sidik": "bukan-sidik"})
    assert is_in(other)
    client.post("/akun/sesi/akhiri/", {"sidik": sidik})
    assert (is_in(client), is_in(other)) == (True, False)


def test_all_other_sessions_end_at_once_and_strangers_keep_theirs(client, account, client_of, kepala):
    inside(client, account)
    others, stranger = [client_of(account) for _ in range(3)], client_of(kepala)
    client.post("/akun/sesi/akhiri/", {"semua": "1"})
    assert [is_in(c) for c in (client, *others, stranger)] == [True, False, False, False, True]


@pytest.mark.parametrize("change", [{"peran": "pimpinan"}, {"is_active": False}, {"versi_sesi": 9}])
def test_right_lost_ends_the_open_session(client_of, account, change):
    browser = client_of(account)
    assert is_in(browser)
    type(account).objects.filter(pk=account.pk).update(**change)
    response = browser.get("/kasus/")
    assert (response.status_code, response.url) == (302, "/masuk/?next=/kasus/")


def test_session_that_was_ended_is_not_revived_by_a_late_request(client_of, account):
    browser = client_of(account)
    session = browser.session
    session["mulai"] = 1  # the request has read its session
    Sesi.objects.all().delete()
    session["terlambat"] = 1
    with pytest.raises(UpdateError):
        session.save()
    assert not Sesi.objects.exists()

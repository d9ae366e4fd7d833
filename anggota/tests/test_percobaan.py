"""Guessing is slowed on both axes; nobody else is hurt; the counter outlives the process; the trail tells."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from anggota.models import JejakAudit, Pejabat
from anggota.tests.factories import make_instansi, make_keanggotaan, make_pengguna, make_sk

SANDI, LIMIT = "sandi-uji-yang-panjang", 10


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", sandi=SANDI)


def attempt(name="melati", sandi="salah sekali", *, ip="203.0.113.9", client=None, **headers):
    return (client or Client()).post("/masuk/", {"username": name, "password": sandi}, REMOTE_ADDR=ip, headers=headers)


def guess(times=LIMIT, **values):
    return [attempt(**values).status_code for _ in range(times)]


def test_right_password_is_refused_after_the_limit(account):
    assert guess() == [200] * (LIMIT - 1) + [429]
    response = attempt(sandi=SANDI)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert "paling lama 15 menit" in response.content.decode()


def test_account_is_counted_over_many_addresses(account):
    for n in range(LIMIT):
        attempt(ip=f"203.0.113.{n}")
    assert attempt(sandi=SANDI, ip="198.51.100.7").status_code == 429


def test_address_is_counted_over_many_accounts(account):
    for n in range(LIMIT):
        attempt(name=f"tebakan{n}")
    assert attempt(sandi=SANDI).status_code == 429


def test_others_are_not_touched(account):
    make_pengguna(nama_pengguna="mawar", sandi=SANDI)
    guess()
    assert attempt(name="mawar", sandi=SANDI, ip="198.51.100.7").status_code == 302


def test_stranger_cannot_lock_an_official_out_of_the_own_browser(account):
    office = Client()
    attempt(sandi=SANDI, ip="198.51.100.7", client=office)
    office.post("/keluar/")
    for n in range(3 * LIMIT):
        attempt(ip=f"203.0.113.{n}")
    assert attempt(sandi=SANDI, ip="203.0.113.77").status_code == 429
    assert attempt(sandi=SANDI, ip="198.51.100.7", client=office).status_code == 302


def test_mark_of_one_account_opens_no_other(account):
    make_pengguna(nama_pengguna="mawar", sandi=SANDI)
    browser = Client()
    attempt(name="mawar", sandi=SANDI, client=browser, ip="198.51.100.7")
    browser.post("/keluar/")
    guess(ip="203.0.113.9")
    assert attempt(sandi=SANDI, client=browser, ip="198.51.100.7").status_code == 429


@pytest.mark.parametrize("mark", ["melati", "bWVsYXRp:palsu:tanda", ""])
def test_forged_mark_changes_nothing(account, mark):
    browser = Client()
    browser.cookies["perangkat"] = mark
    guess()
    assert attempt(sandi=SANDI, client=browser, ip="198.51.100.7").status_code == 429


def test_forwarded_address_of_a_stranger_is_not_believed(account):
    for n in range(LIMIT):
        attempt(name=f"tebakan{n}", **{"X-Forwarded-For": f"198.51.100.{n}"})
    assert attempt(sandi=SANDI, **{"X-Forwarded-For": "198.51.100.99"}).status_code == 429
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"203.0.113.9"}


def test_time_heals(account):
    guess()
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.first().attempt_time - datetime.timedelta(minutes=16)
    )
    assert attempt(sandi=SANDI).status_code == 302


def test_success_forgets_the_slips_before_it(account):
    guess(LIMIT - 1)
    assert attempt(sandi=SANDI).status_code == 302
    assert guess(LIMIT - 1) == [200] * (LIMIT - 1)


def test_lock_out_is_one_event_however_long_the_guessing(account):
    guess(3 * LIMIT)
    events = list(JejakAudit.objects.order_by("id").values_list("peristiwa", "objek_kode"))
    assert events == [("login_failed", "melati")] * (LIMIT - 1) + [("lock_out", "melati")]


@pytest.mark.parametrize("name", ["melati", "tidak-ada"])
def test_known_and_unknown_names_answer_alike(account, name):
    pages = [attempt(name=name) for _ in range(LIMIT + 1)]
    assert [page.status_code for page in pages] == [200] * (LIMIT - 1) + [429] * 2


def test_typed_secrets_are_not_kept(account, caplog):
    attempt(name="SandiRahasiaKu99", sandi="TebakanKenari")
    attempt(sandi="TebakanKenari")
    kept = str(list(AccessAttempt.objects.values())) + caplog.text
    assert "sandirahasiaku99" not in kept.lower()
    assert "tebakankenari" not in kept.lower()


@pytest.mark.parametrize("name", ["melati", "tidakada", "nonaktif", "purna"])
def test_every_wrong_name_costs_one_hash(account, sekretariat, monkeypatch, name):
    """What takes time is the hash; it is computed once whoever is asked for, so the clock tells nothing."""
    make_pengguna(nama_pengguna="nonaktif", sandi=SANDI, is_active=False)
    purna = make_pengguna(nama_pengguna="purna", sandi=SANDI, peran="anggota", instansi=make_instansi(kode="dishub"))
    seat = make_keanggotaan(sk=make_sk(by=sekretariat), instansi=purna.instansi)
    past = seat.sk.berlaku_mulai
    Pejabat.objects.create(keanggotaan=seat, nama="x", mulai=past, selesai=past, pengguna=purna)
    ran = []
    for method in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, method)
        monkeypatch.setattr(
            Argon2PasswordHasher, method, lambda self, *args, _real=real: ran.append(1) or _real(self, *args)
        )
    assert attempt(name).status_code == 200
    assert len(ran) == 1

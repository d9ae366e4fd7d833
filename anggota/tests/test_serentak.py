"""The same key of the door used twice in the same moment opens it once (PostgreSQL)."""

import time

import pytest
from django_otp.oath import TOTP

from anggota import actions, serah_terima
from anggota.models import FaktorKedua, Pengguna
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together

pytestmark = pytest.mark.django_db(transaction=True)


def code_of(faktor: FaktorKedua, *, ahead: int = 0) -> str:
    totp = TOTP(bytes.fromhex(faktor.kunci))
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06d}"


@pytest.fixture
def account():
    return make_pengguna(nama_pengguna="melati", sandi="sandi-uji-yang-panjang")


def activated(account) -> tuple[FaktorKedua, list[str]]:
    faktor = actions.offer_faktor(account)
    codes = actions.activate_faktor(account, kode=code_of(faktor))
    return FaktorKedua.objects.get(pk=faktor.pk), codes


def opened_by(account, kode) -> list[bool]:
    answers = []

    def show():
        answers.append(actions.verify_faktor(account, kode=kode))

    assert run_together(show, show, show) == []
    return sorted(answers)


def test_one_code_of_the_authenticator_opens_once(account):
    faktor, _ = activated(account)
    assert opened_by(account, code_of(faktor, ahead=1)) == [False, False, True]


def test_one_recovery_code_opens_once(account):
    _, codes = activated(account)
    assert opened_by(account, codes[0].replace("-", "")) == [False, False, True]
    assert account.daftar_kode_pemulihan.exclude(terpakai_sejak=None).count() == 1


def test_one_invitation_is_accepted_once(account):
    token = actions.send_undangan(account, by=make_pengguna(peran="pengelola"))
    undangan = actions.find_undangan(token)

    def accept(sandi):
        return lambda: actions.accept_undangan(undangan, sandi=sandi)

    failures = run_together(accept("rangkaian kata pertama"), accept("rangkaian kata kedua"))
    assert [type(failure) for failure in failures] == [ActionRefused]
    account.refresh_from_db()
    assert account.check_password("rangkaian kata pertama") != account.check_password("rangkaian kata kedua")


def test_first_code_typed_twice_makes_one_factor(account):
    faktor = actions.offer_faktor(account)
    kode, answers = code_of(faktor), []

    def activate():
        answers.append(actions.activate_faktor(account, kode=kode))

    assert run_together(activate, activate) == []
    assert sorted(bool(codes) for codes in answers) == [False, True]
    assert account.daftar_kode_pemulihan.count() == 10


def test_two_managers_who_shut_each_other_leave_one(monkeypatch):
    one, two = (make_pengguna(peran="pengelola") for _ in range(2))
    count = serah_terima.open_work
    monkeypatch.setattr(serah_terima, "open_work", lambda akun: time.sleep(0.3) or count(akun))
    failures = run_together(
        lambda: actions.deactivate_pengguna(one, by=two), lambda: actions.deactivate_pengguna(two, by=one)
    )
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert Pengguna.objects.filter(peran="pengelola", is_active=True).count() == 1

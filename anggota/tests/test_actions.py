"""Accounts as the actions make and change them."""

import pytest
from django.core.exceptions import ValidationError

from anggota import actions
from anggota.models import JejakAudit, Pengguna
from anggota.tests.factories import make_pengguna

SANDI = "rangkaian kata yang panjang"


@pytest.mark.parametrize(
    "name", ["dua kata", "ada/garis", "huruf\nbaru", "a\u200bb", "<b>", "-depan", ".", "akun@surel", "Ḥasan"]
)
def test_account_name_is_plain(db, name):
    with pytest.raises(ValidationError, match="tanpa spasi"):
        actions.create_pengguna(by="uji", sandi=SANDI, nama_pengguna=name, nama="Rekaan", peran="sekretariat")
    assert not Pengguna.objects.exists()


@pytest.mark.parametrize("name", ["Melati", " melati ", "staf.1", "staf_2-b"])
def test_account_name_is_stored_small_and_trimmed(db, name):
    row = actions.create_pengguna(by="uji", sandi=SANDI, nama_pengguna=name, nama="Rekaan", peran="sekretariat")
    assert row.nama_pengguna == name.strip().lower()


@pytest.mark.parametrize("sandi", ["", "pendek", "123456789012", "password1234", "melati-melati"])
def test_first_password_keeps_the_rules_of_every_other(db, sandi):
    with pytest.raises(ValidationError):
        actions.create_pengguna(
            by="uji", sandi=sandi, nama_pengguna="melati-melati", nama="Rekaan", peran="sekretariat"
        )
    assert not Pengguna.objects.exists()


def test_sample_password_reaches_sample_accounts_alone(db):
    sample, real = make_pengguna(is_contoh=True), make_pengguna(sandi="sandi-uji-yang-panjang")
    for _ in range(2):
        actions.set_sandi_contoh(SANDI)
    sample.refresh_from_db()
    real.refresh_from_db()
    assert (sample.check_password(SANDI), real.check_password("sandi-uji-yang-panjang")) == (True, True)
    trail = JejakAudit.objects.filter(peristiwa="change_password")
    assert [(row.pelaku, row.objek_kode) for row in trail] == [("sistem", sample.nama_pengguna)]

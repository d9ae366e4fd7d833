"""The first account of an installation comes from the server's shell."""

import re

import pytest
from django.core.management import CommandError, call_command

from anggota.models import JejakAudit, Pengguna


def test_account_can_log_in_with_the_printed_password(client, capsys, db):
    call_command("buat_akun", "Pengelola1", nama="Nama Pengelola", peran="pengelola")
    printed = capsys.readouterr().out
    sandi = re.search(r"Sandi pertama: (\S+)", printed)[1]
    assert client.post("/masuk/", {"username": "pengelola1", "password": sandi}).url == "/"
    assert JejakAudit.objects.filter(peristiwa="invite_pengguna").count() == 1
    assert sandi not in str(list(JejakAudit.objects.values()))


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("sistem", {"peran": "pengelola"}, "dipakai oleh sistem"),
        ("dua", {"peran": "anggota", "instansi": "tidak-ada"}, "tidak ada"),
        ("dua", {"peran": "anggota"}, "nstansi"),
        ("", {"peran": "pengelola"}, "nama_pengguna"),
    ],
)
def test_refusal_says_why_and_leaves_nothing(db, name, options, message):
    with pytest.raises(CommandError, match=message):
        call_command("buat_akun", name, **{"nama": "Nama", "instansi": None, **options})
    assert not Pengguna.objects.exists()


def test_name_that_exists_is_refused(sekretariat):
    with pytest.raises(CommandError, match="Akun tidak dibuat"):
        call_command("buat_akun", sekretariat.nama_pengguna, nama="Lain", peran="pengelola")

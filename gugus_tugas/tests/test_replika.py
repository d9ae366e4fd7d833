"""Settings and routing of the copy; that it works is proved on a real one (gugus_tugas/tests/tahan/test_replika.py)."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import transaction

from anggota.models import Pengguna
from gugus_tugas.replika import REPLIKA, Router, is_terpasang, membaca_replika
from gugus_tugas.tests.anak import warisan

TWO = {"DATABASE_URL": "postgres://a@h/satu", "DATABASE_REPLIKA_URL": "postgres://a@h/dua"}


def start(**environment: str) -> subprocess.CompletedProcess:
    show = (
        "from django.conf import settings as s; d = s.DATABASES; "
        "print(sorted(d), s.DATABASE_ROUTERS, d.get('replika', {}).get('OPTIONS'))"
    )
    known = warisan(DEBUG="1", DJANGO_SETTINGS_MODULE="gugus_tugas.settings")
    return subprocess.run(
        [sys.executable, "-c", show],
        cwd=settings.BASE_DIR,
        env=known | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_setting_there_is_one_database():
    assert not is_terpasang()
    assert start(DATABASE_URL="postgres://a@h/satu").stdout.startswith("['default'] []")


def test_with_the_setting_there_is_a_second_that_takes_no_write():
    said = start(**TWO).stdout
    assert said.startswith("['default', 'replika'] ['gugus_tugas.replika.Router']")
    assert "default_transaction_read_only=on" in said
    assert "'connect_timeout': 2" in said


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({**TWO, "DATABASE_URL": ""}, "basis data utamanya SQLite"),
        ({**TWO, "DATABASE_REPLIKA_URL": "sqlite:///x"}, "bukan alamat PostgreSQL"),
        ({**TWO, "DATABASE_REPLIKA_URL": "peladen-dua"}, "bukan alamat PostgreSQL"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_its_remedy(environment, said):
    refused = start(**environment)
    assert refused.returncode
    assert said in refused.stderr
    assert "DATABASE_REPLIKA_URL" in refused.stderr.splitlines()[-1]


@pytest.mark.django_db(transaction=True)
def test_only_reading_outside_of_an_act_goes_to_the_copy():
    router = Router()
    assert router.db_for_read(Pengguna) == "default"
    with membaca_replika():
        assert (router.db_for_read(Pengguna), router.db_for_write(Pengguna)) == (REPLIKA, "default")
        with transaction.atomic():
            assert router.db_for_read(Pengguna) == "default"
    assert router.db_for_read(Pengguna) == "default"
    assert router.allow_migrate("default", "kasus")
    assert not router.allow_migrate(REPLIKA, "kasus")

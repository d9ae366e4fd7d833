"""The copy of the migrated database: it belongs to the sources that made it, and holds all that migrating them makes."""

import pytest
from django.core.management import call_command
from django.db import connection

from gugus_tugas.tests import pola
from wilayah.models import Wilayah
from wilayah.sumber import read_wilayah


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in ("__init__.py", "migrations/0001_awal.py", "data/tempat.csv", "views/daftar.py"):
        path = tmp_path / "kasus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi")
    monkeypatch.setattr(pola, "ROOT", tmp_path)
    return tmp_path / "kasus"


@pytest.mark.parametrize(
    ("name", "is_new"),
    [
        ("migrations/0001_awal.py", True),
        ("migrations/0002_isi.py", True),
        ("data/tempat.csv", True),
        ("fields.py", True),
        ("views/daftar.py", False),
    ],
)
def test_pattern_is_made_anew_when_a_migration_could_have_changed(tree, name, is_new):
    before = pola.fingerprint()
    assert pola.fingerprint() == before
    (tree / name).write_text("lain")
    assert (pola.fingerprint() != before) == is_new


@pytest.mark.django_db
def test_copy_is_migrated_filled_and_guarded():
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert Wilayah.objects.count() == len(read_wilayah())
    with connection.cursor() as cursor:
        table = (
            "pg_trigger WHERE NOT tgisinternal"
            if connection.vendor == "postgresql"
            else "sqlite_master WHERE type = 'trigger'"
        )
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] == (1 if connection.vendor == "postgresql" else 3)

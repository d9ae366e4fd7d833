"""The database itself refuses to change the trail, whoever asks through it (keamanan.md 44)."""

from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit, KepalaJejak
from gugus_tugas.tests.penjaga import without_guard

COLUMNS = ", ".join(field.column for field in JejakAudit._meta.fields)
ON_BOTH = {
    "update": "UPDATE anggota_jejakaudit SET alasan = 'lain'",
    "update of one": "UPDATE anggota_jejakaudit SET alasan = 'lain' WHERE id = (SELECT max(id) FROM anggota_jejakaudit)",
    "delete": "DELETE FROM anggota_jejakaudit",
    "delete of one": "DELETE FROM anggota_jejakaudit WHERE id = (SELECT max(id) FROM anggota_jejakaudit)",
    "upsert": f"INSERT INTO anggota_jejakaudit ({COLUMNS}) SELECT {COLUMNS} FROM anggota_jejakaudit WHERE true"
    " ON CONFLICT (id) DO UPDATE SET alasan = 'lain'",
}
ONLY = {
    "postgresql": {
        "truncate": "TRUNCATE anggota_jejakaudit",
        "truncate of all": "TRUNCATE anggota_jejakaudit, anggota_kepalajejak RESTART IDENTITY CASCADE",
        "replayed": "SET LOCAL session_replication_role = replica; DELETE FROM anggota_jejakaudit",
    },
    "sqlite": {
        "replace by id": f"INSERT OR REPLACE INTO anggota_jejakaudit ({COLUMNS}) SELECT {COLUMNS} FROM anggota_jejakaudit",
        "replace by fingerprint": "INSERT OR REPLACE INTO anggota_jejakaudit"
        f" ({COLUMNS}) SELECT {COLUMNS.replace('id,', 'id + 100,', 1)} FROM anggota_jejakaudit",
        "truncate": "DELETE FROM anggota_jejakaudit WHERE true",
    },
}


@pytest.fixture
def rows(sekretariat):
    for _ in range(2):
        audit.record(JenisPeristiwa.LOGIN, by=sekretariat, alasan="semula")
    return list(JejakAudit.objects.order_by("id").values())


def refused(statement: str) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refusal.value)


@pytest.mark.parametrize("name", [*ON_BOTH, *ONLY[connection.vendor]])
def test_database_refuses(rows, name):
    statement = ON_BOTH.get(name) or ONLY[connection.vendor][name]
    assert "Jejak audit hanya dapat bertambah" in refused(statement)
    assert list(JejakAudit.objects.order_by("id").values()) == rows


@pytest.mark.parametrize(
    "act",
    [
        lambda row: JejakAudit.objects.update(pelaku="lain"),
        lambda row: JejakAudit.objects.filter(pk=row.pk).delete(),
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: JejakAudit.objects.bulk_update([row], ["alasan"]),
    ],
    ids=["update", "delete of rows", "save", "delete", "bulk_update"],
)
def test_application_is_refused_too(rows, act):
    row = JejakAudit.objects.first()
    with pytest.raises(IntegrityError, match="hanya dapat bertambah"), transaction.atomic():
        act(row)
    assert list(JejakAudit.objects.order_by("id").values()) == rows


def test_trail_still_grows_and_its_head_moves(rows, sekretariat):
    audit.record(JenisPeristiwa.LOGOUT, by=sekretariat)
    assert JejakAudit.objects.count() == KepalaJejak.objects.get().jumlah == 3


def test_guard_comes_back_after_it_was_lifted(rows):
    with without_guard():
        JejakAudit.objects.update(alasan="lain")
    refused("DELETE FROM anggota_jejakaudit")
    with pytest.raises(ZeroDivisionError), without_guard():
        raise ZeroDivisionError
    refused("DELETE FROM anggota_jejakaudit")


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_by_command_is_refused():
    audit.record(JenisPeristiwa.LOGIN, by=audit.SYSTEM)
    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)
    assert JejakAudit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_migration_goes_back_and_forth():
    """Backwards the guard is gone, forwards it stands again."""
    audit.record(JenisPeristiwa.LOGIN, by=audit.SYSTEM)
    (operation,) = import_module("anggota.migrations.0002_jejak_hanya_tambah").Migration.operations
    for run, is_guarded in ((operation.reverse_code, False), (operation.code, True)):
        with connection.schema_editor() as editor:
            run(None, editor)
        if is_guarded:
            refused("DELETE FROM anggota_jejakaudit")
        else:
            with transaction.atomic():
                assert JejakAudit.objects.update(alasan="lain") == 1

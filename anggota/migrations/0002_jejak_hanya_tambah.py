"""The trail only grows, and the database itself says so: nobody who writes through it can change or remove a row.

One statement trigger on PostgreSQL; row triggers on SQLite, which has no others. INSERT OR REPLACE removes the older row
of SQLite without asking its DELETE trigger, so a row that exists is refused on its way in. Who owns the table can take
the triggers away (docs/adr/0012-jejak-hanya-tambah.md): that is what the chain of fingerprints is for.
"""

from django.db import migrations

REFUSAL = "Jejak audit hanya dapat bertambah: baris tidak dapat diubah, dihapus, atau diganti."
POSTGRESQL = (
    f"""
    CREATE FUNCTION anggota_jejakaudit_tolak() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation', DETAIL = TG_OP;
    END
    $body$
    """,
    """
    CREATE TRIGGER anggota_jejakaudit_hanya_tambah BEFORE UPDATE OR DELETE OR TRUNCATE ON anggota_jejakaudit
    FOR EACH STATEMENT EXECUTE FUNCTION anggota_jejakaudit_tolak()
    """,
    # Also in sessions that replay rows (session_replication_role = replica).
    "ALTER TABLE anggota_jejakaudit ENABLE ALWAYS TRIGGER anggota_jejakaudit_hanya_tambah",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER anggota_jejakaudit_hanya_tambah ON anggota_jejakaudit",
    "DROP FUNCTION anggota_jejakaudit_tolak()",
)
SQLITE = tuple(
    f"CREATE TRIGGER anggota_jejakaudit_{name} BEFORE {event} ON anggota_jejakaudit {when}"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for name, event, when in (
        ("tanpa_ubah", "UPDATE", ""),
        ("tanpa_hapus", "DELETE", ""),
        (
            "tanpa_ganti",
            "INSERT",
            "WHEN EXISTS (SELECT 1 FROM anggota_jejakaudit WHERE id = NEW.id OR sidik = NEW.sidik)",
        ),
    )
)
SQLITE_BACK = tuple(
    f"DROP TRIGGER anggota_jejakaudit_{name}" for name in ("tanpa_ubah", "tanpa_hapus", "tanpa_ganti")
)


def _run(postgresql, sqlite):
    def run(apps, schema_editor):
        for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("anggota", "0001_awal")]

    operations = [migrations.RunPython(_run(POSTGRESQL, SQLITE), _run(POSTGRESQL_BACK, SQLITE_BACK))]

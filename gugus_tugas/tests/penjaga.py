"""What the owner of the database can do and the application cannot: take the guard of the trail away.

Tests need it twice: to tamper with rows on purpose, and because a transactional test ends by emptying every table.
"""

from contextlib import contextmanager

from django.db import connection

TABLE = "anggota_jejakaudit"


@contextmanager
def without_guard():
    """No trigger on the trail within; afterwards exactly those that were there before."""
    with connection.cursor() as cursor:
        guards = _guards(cursor)
        for name, _ in guards:
            cursor.execute(
                f"ALTER TABLE {TABLE} DISABLE TRIGGER {name}"
                if connection.vendor == "postgresql"
                else f"DROP TRIGGER {name}"
            )
        try:
            yield
        finally:
            for _, restore in guards:
                cursor.execute(restore)


def _guards(cursor) -> list[tuple[str, str]]:
    """Each trigger with the statement that brings it back."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'A'",
            [TABLE],
        )
        return [(name, f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}") for (name,) in cursor.fetchall()]
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
    return cursor.fetchall()

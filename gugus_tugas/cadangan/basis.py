"""The database as a whole: copied at one moment, restored beside the one in use, and changed for it in one step.

PostgreSQL by pg_dump and pg_restore, SQLite by its backup API. The account needs CREATEDB and must own the database.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from django.db import OperationalError, ProgrammingError, connection, transaction

from gugus_tugas.cadangan.gagal import CadanganGagal, CakramPenuh, SasaranTerisi

T = TypeVar("T")
FULL = "Cakram penuh saat menyimpan salinan basis data. Cadangan lama tidak disentuh; lapangkan cakram, lalu ulangi."


@contextmanager
def pointed_at(name: str):
    """Within: the default connection of this process speaks with another database of the same server."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def engine() -> "Postgresql | Sqlite":
    return Postgresql() if connection.vendor == "postgresql" else Sqlite()


class Postgresql:
    def beside(self, mark: str) -> str:
        """Name of a database beside the one in use; PostgreSQL cuts names after 63 bytes."""
        return f"{connection.settings_dict['NAME'][:40]}_{mark}"

    def exists(self, name: str = "") -> bool:
        """Is there a database of this name (empty: that of the settings)?"""
        with connection._nodb_cursor() as cursor:
            name = name or connection.settings_dict["NAME"]
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def in_use(self) -> int:
        """Connections of others to the database in use."""
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = %s AND usesysid IS NOT NULL",  # no autovacuum
                [connection.settings_dict["NAME"]],
            )
            return cursor.fetchone()[0]

    def dump(self, target: Path, read: Callable[[], T]) -> T:
        """Writes the dump and returns what `read` reads in the very snapshot that was dumped."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
            with open(target, "wb") as out:
                _run("pg_dump", options, name=connection.settings_dict["NAME"], out=out)
            return read()

    def restore(self, source: Path, name: str) -> None:
        """A new database of this name, made like the one in use, filled from the dump."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT datcollate, datctype FROM pg_database WHERE datname IN (%s, 'template1') ORDER BY datname = 'template1'",
                [connection.settings_dict["NAME"]],
            )
            collate, ctype = cursor.fetchone()
            try:
                cursor.execute(
                    f"CREATE DATABASE {connection.ops.quote_name(name)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE %s LC_CTYPE %s",
                    [collate, ctype],
                )
            except ProgrammingError as error:
                raise CadanganGagal(
                    f"Basis data {name} tidak dapat dibuat. Beri akun basis data ini hak CREATEDB, lalu ulangi."
                ) from error
        with open(source, "rb") as dump:
            options = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", f"--dbname={name}"]
            _run("pg_restore", options, name=name, source=dump)

    def drop(self, name: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")

    def swap(self, fresh: str, old: str) -> None:
        """The fresh database takes the name of the one in use, which is kept as `old`: both or neither."""
        connection.close()
        name, quote = connection.settings_dict["NAME"], connection.ops.quote_name
        renames = [(name, old)] if self.exists() else []
        try:
            with connection._nodb_cursor() as cursor:
                cursor.execute("BEGIN")
                for source, target in [*renames, (fresh, name)]:
                    cursor.execute(f"ALTER DATABASE {quote(source)} RENAME TO {quote(target)}")
                cursor.execute("COMMIT")
        except (OperationalError, ProgrammingError) as error:
            raise SasaranTerisi(
                f"Basis data {name} masih dipakai atau bukan milik akun ini. Hentikan layanan ('systemctl stop gugus-tugas"
                " gugus-tugas.socket'), lalu ulangi; belum ada yang diganti."
            ) from error


class Sqlite:
    def beside(self, mark: str) -> str:
        return f"{connection.settings_dict['NAME']}.{mark}"

    def exists(self, name: str = "") -> bool:
        return Path(name or connection.settings_dict["NAME"]).exists()

    def in_use(self) -> int:
        return 0

    def dump(self, target: Path, read: Callable[[], T]) -> T:
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            try:
                connection.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.OperationalError as error:
                raise CakramPenuh(FULL) from error
        with pointed_at(str(target)):
            return read()

    def restore(self, source: Path, name: str) -> None:
        shutil.copyfile(source, name)
        os.chmod(name, 0o600)

    def drop(self, name: str) -> None:
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(name + tail).unlink(missing_ok=True)

    def swap(self, fresh: str, old: str) -> None:
        connection.close()
        name = connection.settings_dict["NAME"]
        for tail in ("-wal", "-shm", ""):  # the file itself last: until then the old one is whole
            if Path(name + tail).exists():
                os.replace(name + tail, old + tail)
        os.replace(fresh, name)


def _run(program: str, options: list[str], *, name: str, out=None, source=None) -> None:
    """One of PostgreSQL's own programs, with the account of the settings; its complaint in one line, without rows."""
    found = shutil.which(program)
    if not found:
        raise CadanganGagal(
            f"Program {program} tidak ditemukan. Jalankan 'apt-get install postgresql-client', lalu ulangi."
        )
    values = connection.settings_dict
    parameters = {"PGDATABASE": name, "PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    account = {key: str(values.get(word) or "") for key, word in parameters.items()} | {"PGDATABASE": name}
    environment = {key: value for key, value in account.items() if value} | {
        "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603 (our own words and settings)
        [found, *options], env=environment, stdin=source, stdout=out, stderr=subprocess.PIPE, check=False
    )
    if done.returncode == 0:
        return
    told = next((line for line in done.stderr.decode(errors="replace").splitlines() if "error" in line.lower()), "")
    if done.returncode == -signal.SIGXFSZ or "No space left" in told or "File too large" in told:
        raise CakramPenuh(FULL)
    raise CadanganGagal(f"{program} gagal (kode {done.returncode}): {told[:200]}")

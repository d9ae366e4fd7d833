"""The migrated database, made once and copied: migrating takes 23 s of a processor, and every worker of every suite needs one.

A pattern belongs to the program that made it: its name is a fingerprint of all that a migration can run or read, so that a
changed migration, field, action or place makes a new one. `migrate` still runs on each copy, and finds nothing to do.
SQLite keeps its pattern in pytest's cache directory; PostgreSQL as a database of the same server, which the next suite finds.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = {".py", ".csv", ".gz", ".json"}
OUT_OF_REACH = {"tests", "views", "forms", "__pycache__"}  # no migration imports these


def fingerprint() -> str:
    """Of Django and every source and data file that a migration could reach."""
    digest = hashlib.sha256(repr(django.VERSION).encode())
    for app in sorted(path.parent for path in ROOT.glob("*/__init__.py")):
        for folder, folders, names in os.walk(app):
            folders[:] = sorted({*folders} - OUT_OF_REACH)
            for name in sorted(names):
                path = Path(folder, name)
                if path.suffix in SUFFIXES:
                    digest.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def copy_file(folder: Path, target: Path) -> None:
    """Starts a SQLite database of a child process from the pattern; without one, its `migrate` begins from nothing."""
    pattern = folder / f"pola_{fingerprint()}.sqlite3"
    if pattern.exists():
        shutil.copyfile(pattern, target)


@contextmanager
def one_at_a_time(folder: Path):
    """The first worker makes the pattern while the others wait for it."""
    with open(folder / "kunci", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def copied(connection, folder: Path):
    """Within: the test database is set up, from the pattern if there is one; afterwards there is one."""
    copy = _postgresql if connection.vendor == "postgresql" else _sqlite
    with one_at_a_time(folder), copy(connection, folder, f"pola_{fingerprint()}"):
        yield


@contextmanager
def _sqlite(connection, folder: Path, name: str):
    pattern = folder / f"{name}.sqlite3"
    is_new = not pattern.exists()
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as memory:
        if not is_new:
            with closing(sqlite3.connect(pattern)) as source:
                source.backup(memory)
        yield
    if is_new:
        for old in folder.glob("pola_*"):
            old.unlink()
        fresh = folder / "baru"
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh)) as target:
            connection.connection.backup(target)
        fresh.rename(pattern)


@contextmanager
def _postgresql(connection, folder: Path, name: str):
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        is_new = cursor.fetchone() is None
    if not is_new:
        connection.settings_dict["TEST"]["TEMPLATE"] = name
    yield
    if is_new:
        connection.close()  # a database that somebody uses cannot be copied
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE {name} TEMPLATE "{connection.settings_dict["NAME"]}"')

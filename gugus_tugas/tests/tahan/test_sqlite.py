"""The SQLite file is locked by another process: short locks are waited for, a long one is told and ends by itself."""

import contextlib
import sqlite3
import time

import pytest
from django.conf import settings as django_settings

from gugus_tugas.tests.tahan.beban import Beban, Formulir
from gugus_tugas.tests.tahan.proses import SQLITE_WAIT, Rumah

pytestmark = pytest.mark.tahan


@pytest.fixture
def rumah_sqlite(tmp_path, copy_pattern):
    copy_pattern(tmp_path / "uji.sqlite3")
    house = Rumah(f"sqlite:///{tmp_path / 'uji.sqlite3'}", tmp_path, django_settings)
    house.migrate()
    house.fill()
    yield house
    house.stop()


@contextlib.contextmanager
def locked(folder):
    with contextlib.closing(sqlite3.connect(folder / "uji.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_locked_file(rumah_sqlite, utuh):
    server = rumah_sqlite.serve()
    browser = server.sign_in()
    with Beban([browser.at(server.port) for _ in range(2)], rumah_sqlite) as load:
        time.sleep(1)
        with locked(rumah_sqlite.folder):
            time.sleep(SQLITE_WAIT / 3)
        time.sleep(1)
    assert load.gagal == []
    form = Formulir("catatan", rumah_sqlite.slug)
    with locked(rumah_sqlite.folder):
        answer, shown = form.send(browser), browser.get("/kasus/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    assert f'name="isi" value="{form.tanda}"' in answer.text
    assert shown.status == 200  # readers do not wait for a writer
    assert form.send(browser).status == 302
    assert utuh(rumah_sqlite, load) == []

"""Backups really restore (keamanan.md 48): real processes on a real database of the kind that the suite runs on.

An installation with cases and files is saved, restored on an empty machine, and compared table by table by a reader of our own;
each way to fail ends with nothing changed.
"""

import io
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings as django_settings
from django.db import connection

from anggota.actions import cadangan
from gugus_tugas import rak
from gugus_tugas.cadangan import amplop, arsip, gudang
from gugus_tugas.cadangan.gagal import SasaranTerisi
from gugus_tugas.crypto import development_keys, parse_keys, reseal
from gugus_tugas.ember import Ember
from gugus_tugas.tests import pola
from gugus_tugas.tests.anak import warisan
from gugus_tugas.tests.ember import peladen  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db  # so that the migrated pattern exists; the installations have databases of their own
KEY, OTHER_KEY = amplop.generate_key(), amplop.generate_key()
FILL = (
    "import django; django.setup(); from django.core.management import call_command; from anggota.models import Pengguna; "
    "from kasus.tests.factories import make_kasus, make_lampiran; "
    "by = Pengguna.objects.create(nama_pengguna='uji', peran='sekretariat'); "
    "[make_lampiran(make_kasus(by=by), by=by) for _ in range(3)]; call_command('cadangkan')"
)
CHANGED_BY_RESTORING = {"anggota_jejakaudit", "anggota_kepalajejak"}  # one line more: that it was restored


class Situs:
    """One installation: database, files, backups. `run` is one command of its operator."""

    def __init__(self, folder: Path, name: str, bucket: str = ""):
        self.folder, self.name, self.bucket = folder, name, bucket
        self.files, self.backups, self.records = folder / "berkas", folder / "cadangan", folder / "catatan"
        values = connection.settings_dict
        if connection.vendor == "postgresql":
            host = str(values["HOST"]).replace("/", "%2F")
            account = (
                f"{values['USER']}:{values['PASSWORD']}@{host}" if values["PASSWORD"] else f"{values['USER']}@{host}"
            )
            self.url = f"postgres://{account}{':' + str(values['PORT']) if values['PORT'] else ''}/{name}"
        else:
            self.url = f"sqlite:///{folder / name}"

    def _inherited(self) -> dict[str, str]:
        """A bucket takes no signature of the suite's own day."""
        inherited = warisan()
        return inherited if not self.bucket else inherited | {"JAM_UJI": ""}

    def start(self, *arguments: str, **options) -> subprocess.Popen:
        environment = {
            **self._inherited(), "DEBUG": "1", "BERKAS_S3_URL": self.bucket,
            "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings", "PYTHONUNBUFFERED": "1",
            "DATABASE_URL": self.url, "BERKAS_DIR": str(self.files), "CADANGAN_DIR": str(self.backups),
            "CATATAN_DIR": str(self.records), "KUNCI_DATA": development_keys(), "KUNCI_CADANGAN": options.pop("key", KEY),
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, *arguments], env=environment, cwd=django_settings.BASE_DIR, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, **options,
        )  # fmt: skip

    def run(self, *arguments: str, **options) -> tuple[int, str]:
        process = self.start("manage.py", *arguments, **options)
        printed, _ = process.communicate(timeout=120)
        return process.returncode, printed

    def open(self):
        """A connection that knows nothing of Django."""
        if connection.vendor == "sqlite":
            return closing(sqlite3.connect(self.folder / self.name))
        values = connection.settings_dict
        words = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        account = {key: values[word] for key, word in words.items() if values[word]}
        return closing(psycopg2.connect(dbname=self.name, **account))

    def content(self) -> dict[str, list[str]]:
        """Every row of every table, as text."""
        listing = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            if connection.vendor == "sqlite"
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        with self.open() as database:
            cursor = database.cursor()
            cursor.execute(listing)
            found = {}
            for (table,) in cursor.fetchall():
                cursor.execute(f'SELECT * FROM "{table}"')
                found[table] = sorted(
                    repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in cursor
                )
            return found

    def stored(self) -> dict[str, bytes]:
        files = Ember(rak.parse_bucket(self.bucket)) if self.bucket else rak.Folder(self.files)
        return {name: files.read(name) for name, _ in files.stored()}

    def newest(self) -> Path:
        return gudang.backups(self.backups)[0]


def databases(prefix: str) -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{prefix}%"])
        return sorted(name for (name,) in cursor.fetchall())


def drop_all(prefix: str) -> None:
    for name in databases(prefix) if connection.vendor == "postgresql" else []:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def beside(situs: Situs) -> list[str]:
    """Names of databases and folders that a restore left beside those in use."""
    names = databases(f"{situs.name}_") if connection.vendor == "postgresql" else []
    return names + sorted(
        path.name for path in situs.folder.iterdir() if ".pulih_" in path.name or ".uji_" in path.name
    )


@pytest.fixture(scope="module")
def asal(tmp_path_factory, request, django_db_setup, django_db_blocker):
    """An installation with three cases and their files, and one backup of it."""
    with django_db_blocker.unblock():
        situs = Situs(tmp_path_factory.mktemp("asal"), f"asal_{os.getpid()}")
        fill(situs, request.config)
        yield situs
        drop_all(situs.name)


def fill(situs: Situs, config) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {situs.name} TEMPLATE pola_{pola.fingerprint()}")
    else:
        pola.copy_file(config.cache.mkdir("pola"), situs.folder / situs.name)
    printed, _ = situs.start("-c", FILL).communicate(timeout=120)
    assert "Cadangan utuh" in printed, printed


@pytest.fixture
def mesin_kosong(asal, tmp_path):
    """Another machine: no database of that name, no file, only the backup and the keys."""
    situs = Situs(tmp_path, f"lain_{os.getpid()}")
    shutil.copytree(asal.backups, situs.backups)
    yield situs
    drop_all(situs.name)


def altered(path: Path, change) -> None:
    """Rewrites the manifest under the right key."""
    plain = path.with_name("polos")
    plain.mkdir()
    manifest = arsip.read(path, amplop.parse_keys(KEY), basis=plain / "basis", put=rak.Folder(plain / "berkas").write)
    change(manifest)
    told, berkas = io.BytesIO(), dict(manifest.berkas)
    manifest.berkas.clear()
    arsip.write(
        told, manifest, key=amplop.parse_keys(KEY)[0], basis=plain / "basis", files=rak.Folder(plain / "berkas")
    )
    assert manifest.berkas == berkas
    path.write_bytes(told.getvalue())
    shutil.rmtree(plain)


def test_what_was_saved_stands_on_an_empty_machine(asal, mesin_kosong):
    before = asal.content()
    code, printed = mesin_kosong.run("pulihkan", str(mesin_kosong.newest()))
    assert code == 0, printed
    after = mesin_kosong.content()
    assert len(before["kasus_kasus"]) == 3
    assert after.keys() == before.keys()
    assert {table for table in before if after[table] != before[table]} == CHANGED_BY_RESTORING
    assert len(after["anggota_jejakaudit"]) == len(
        before["anggota_jejakaudit"]
    )  # without the line that came after the backup
    assert mesin_kosong.stored() == asal.stored() != {}
    assert beside(mesin_kosong) == []
    with mesin_kosong.open() as database, pytest.raises((psycopg2.Error, sqlite3.Error), match="hanya"):
        database.cursor().execute(
            "UPDATE anggota_jejakaudit SET pelaku = 'lain'"
        )  # the guard of the trail came back too
    code, printed = mesin_kosong.run("pulihkan", "terakhir")
    assert (code, "Sasaran tidak kosong (1 akun)" in printed) == (7, True), printed
    code, printed = mesin_kosong.run("periksa_jejak")
    assert code == 0, printed


@pytest.mark.parametrize("place", [0.3, 0.999])
def test_flipped_byte_is_refused_before_anything_is_touched(mesin_kosong, place):
    data = bytearray(mesin_kosong.newest().read_bytes())
    data[int(len(data) * place)] ^= 1
    mesin_kosong.newest().write_bytes(data)
    code, printed = mesin_kosong.run(
        "uji_pemulihan" if place < 0.5 else "pulihkan", *([] if place < 0.5 else ["terakhir"])
    )
    assert code == 6, printed
    assert "TIDAK UTUH" in printed
    assert (beside(mesin_kosong), mesin_kosong.files.exists()) == ([], False)
    if place < 0.5:
        assert json.loads((mesin_kosong.records / "uji_pemulihan.json").read_text())["beres"] is False
    elif connection.vendor == "postgresql":
        assert databases(mesin_kosong.name) == []


def test_wrong_key_is_a_clear_sentence(mesin_kosong):
    code, printed = mesin_kosong.run("pulihkan", "terakhir", key=OTHER_KEY)
    assert code == 5
    assert "tidak ada di KUNCI_CADANGAN" in printed
    assert "salinannya di luar server" in printed
    assert not mesin_kosong.files.exists()


def test_backup_that_restores_to_something_else_is_thrown_away(mesin_kosong):
    altered(mesin_kosong.newest(), lambda m: m.tabel["kasus_kasus"].__setitem__(0, 4))
    code, printed = mesin_kosong.run("pulihkan", "terakhir")
    assert code == 8, printed
    assert "kasus_kasus" in printed
    assert (beside(mesin_kosong), mesin_kosong.files.exists()) == ([], False)


def test_last_backup_is_tried_and_the_copy_is_gone(asal):
    before = asal.content()
    code, printed = asal.run("uji_pemulihan")
    assert code == 0, printed
    assert "3 berkas sama, jejak audit utuh" in printed
    assert json.loads((asal.records / "uji_pemulihan.json").read_text())["beres"] is True
    assert beside(asal) == []
    assert len(asal.content()["anggota_jejakaudit"]) == len(before["anggota_jejakaudit"]) + 1


def test_backup_holds_neither_key(asal):
    reader = amplop.SealedReader(io.BytesIO(asal.newest().read_bytes()), amplop.parse_keys(KEY), name="x")
    plain = io.BufferedReader(reader).read()
    assert b"manifes.json" in plain
    for key in [KEY, *(piece.split(":")[1] for piece in development_keys().split(","))]:
        assert key.encode() not in plain


def test_full_disk_leaves_the_old_ones_and_says_so(asal):
    before = {path.name: path.read_bytes() for path in asal.backups.iterdir()}
    small = (100_000, 100_000)  # no file may grow beyond this: the disk is full in the middle of the work
    code, printed = asal.run("cadangkan", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, small))
    assert code == 4, printed
    assert "Cakram penuh" in printed
    assert {path.name: path.read_bytes() for path in asal.backups.iterdir()} == before
    assert json.loads((asal.records / "cadangkan.json").read_text())["beres"] is False


def test_backup_of_a_store_without_the_files_says_so_and_removes_no_older_one(mesin_kosong):
    """As when the address of the store was changed before the files were there."""
    assert mesin_kosong.run("pulihkan", "terakhir")[0] == 0
    old = [mesin_kosong.backups / f"gugus-tugas-202001{day:02}-020000.cadangan" for day in range(1, 32)]
    for path in old:
        path.touch()
    kept = mesin_kosong.files.rename(mesin_kosong.folder / "tempat_lain")
    code, printed = mesin_kosong.run("cadangkan")
    assert code == 10, printed
    assert "3 baris menunjuk berkas yang tidak ada di tempat penyimpanan" in printed
    assert all(path.exists() for path in old)
    assert json.loads((mesin_kosong.records / "cadangkan.json").read_text())["beres"] is False
    shutil.rmtree(mesin_kosong.files, ignore_errors=True)
    kept.rename(mesin_kosong.files)
    time.sleep(1)  # a backup bears the second in its name
    code, printed = mesin_kosong.run("cadangkan")
    assert code == 0, printed
    assert not all(path.exists() for path in old)


def test_killed_half_way_it_leaves_no_backup_and_the_next_run_cleans(asal):
    before = gudang.backups(asal.backups)
    process = asal.start("manage.py", "cadangkan")
    for line in process.stdout:
        if line.startswith("Mengunci"):
            process.send_signal(signal.SIGKILL)
            break
    assert process.wait(timeout=60) == -signal.SIGKILL
    process.stdout.close()
    assert gudang.backups(asal.backups) == before
    assert list(asal.backups.glob(f"{gudang.UNFINISHED}*"))
    code, printed = asal.run("cadangkan")
    assert code == 0, printed
    assert not list(asal.backups.glob(f"{gudang.UNFINISHED}*"))
    assert len(gudang.backups(asal.backups)) >= 1
    told, name = Path(f"{asal.newest()}.sha256").read_text().split()
    assert (told, name) == (gudang.sha256(asal.newest()), asal.newest().name)


# --- over what is there, and with files in a bucket ----------------------------------------------------------------------


def test_restored_over_what_is_there_old_database_and_its_files_stay(mesin_kosong):
    """Files are put among those that are there: one that was damaged is whole again, one that only the old database knows stays."""
    assert mesin_kosong.run("pulihkan", "terakhir")[0] == 0
    before, files = mesin_kosong.stored(), rak.Folder(mesin_kosong.files)
    damaged, rotated, *_ = before
    files.write(damaged, b"rusak")
    resealed = reseal(parse_keys(development_keys()), before[rotated], place=f"berkas.{rotated}")
    files.write(rotated, resealed)  # since the backup it lies under another seal: it opens, so it stays
    files.write("lampiran/ff/kemudian.pdf", b"sesudah cadangan")
    code, printed = mesin_kosong.run("pulihkan", "terakhir", "--timpa")
    assert code == 0, printed
    assert "1 berkas yang hanya dikenal basis data itu" in printed
    assert mesin_kosong.stored() == before | {rotated: resealed, "lampiran/ff/kemudian.pdf": b"sesudah cadangan"}
    kept = databases(f"{mesin_kosong.name}_lama_") if connection.vendor == "postgresql" else list(
        mesin_kosong.folder.glob(f"{mesin_kosong.name}.lama_*")
    )  # fmt: skip
    assert len(kept) == 1


def test_files_that_came_are_gone_again_when_the_database_cannot_take_its_place(mesin_kosong):
    names = sorted(name for name in arsip.read(mesin_kosong.newest(), amplop.parse_keys(KEY)).berkas)
    (mesin_kosong.files / names[-1]).mkdir(parents=True)  # no file can be put where a folder stands
    code, printed = mesin_kosong.run("pulihkan", "terakhir", "--timpa")
    assert (code, "Traceback" in printed) == (1, False), printed
    assert (mesin_kosong.stored(), beside(mesin_kosong)) == ({}, [])


@pytest.mark.parametrize(("stands", "stay"), [(True, False), (False, True)])
def test_files_stay_where_only_the_answer_of_the_last_step_was_lost(mesin_kosong, settings, monkeypatch, stands, stay):
    """COMMIT was cut off: whether the database took its place is seen by whether it still stands beside."""
    settings.MEDIA_ROOT, settings.KUNCI_CADANGAN = mesin_kosong.files, KEY
    monkeypatch.setattr(type(cadangan.engine()), "exists", lambda self, name="": stands)
    with pytest.raises(SasaranTerisi), cadangan._files_of(mesin_kosong.newest(), before="pulih_x"):
        raise SasaranTerisi("sambungan terputus")
    assert bool(mesin_kosong.stored()) is stay


@pytest.mark.parametrize("target", ["ember", "folder"])
def test_files_of_a_bucket_are_saved_and_restored_into_another_or_a_folder(tmp_path_factory, request, peladen, target):  # noqa: F811
    asal = Situs(tmp_path_factory.mktemp("asal-s3"), f"asal_s3_{os.getpid()}", peladen.bucket()[0] + "/aceh")
    other = peladen.bucket()[0] if target == "ember" else ""
    lain = Situs(tmp_path_factory.mktemp("lain-s3"), f"lain_s3_{os.getpid()}", other)
    try:
        fill(asal, request.config)
        assert len(asal.stored()) == 3
        assert not asal.files.exists()
        shutil.copytree(asal.backups, lain.backups)
        code, printed = lain.run("pulihkan", "terakhir")
        assert code == 0, printed
        assert lain.stored() == asal.stored()
        assert lain.run("sapu_berkas")[0] == 0
        code, printed = lain.run("uji_pemulihan")
        assert code == 0, printed
        code, printed = lain.run("periksa")
        assert ("ember" if other else "folder") in next(
            line for line in printed.splitlines() if "Penyimpanan berkas" in line
        )
    finally:
        drop_all(asal.name)
        drop_all(lain.name)


def test_files_move_from_the_folder_into_a_bucket_by_a_backup(asal, mesin_kosong, peladen):  # noqa: F811
    mesin_kosong.bucket = peladen.bucket()[0]
    code, printed = mesin_kosong.run("pulihkan", "terakhir")
    assert code == 0, printed
    assert mesin_kosong.stored() == asal.stored() != {}
    assert not mesin_kosong.files.exists()


def test_bucket_that_does_not_answer_stops_backup_and_restore_with_a_sentence(mesin_kosong):
    mesin_kosong.bucket = "s3+http://kunci:rahasia-sekali@127.0.0.1:9/ember"
    code, printed = mesin_kosong.run("pulihkan", "terakhir", "--timpa")
    assert code == 1, printed
    assert "Berkas tidak terjangkau: penyimpanan S3 tidak menjawab" in printed
    assert "rahasia-sekali" not in printed
    assert beside(mesin_kosong) == []

"""The command really killed, at many points, and started again: nobody gets a mail twice, nobody is forgotten."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings as django_settings
from django.db import connection

from gugus_tugas.tests.anak import warisan

ITEMS, KILLS = 100, 24
SETUP = (
    "import django, datetime, json; django.setup(); from anggota.tests.factories import make_instansi, make_pengguna; "
)
FILL = SETUP + (
    "from rapat.tests.factories import make_rapat, make_rekomendasi; from django.utils import timezone; "
    "by = make_pengguna(nama_pengguna='sekretariat'); rapat = make_rapat(by=by); "
    "day = timezone.localdate() - datetime.timedelta(days=2); "
    "accounts = [make_pengguna(nama_pengguna=f'a{{n}}', peran='anggota', surel=f'a{{n}}@contoh.go.id') for n in range({n})]; "
    "[make_rekomendasi(by=by, instansi=a.instansi, rapat=rapat, tenggat=day) for a in accounts]"
)
# The tables alone: the history of how they came to be is not what is killed here.
TABLES = SETUP + (
    "from django.apps import apps; from django.conf import settings; from django.core.management import call_command; "
    "settings.MIGRATION_MODULES = dict.fromkeys(app.label for app in apps.get_app_configs()); "
    "call_command('migrate', run_syncdb=True, verbosity=0)"
)
READ = SETUP + (
    "from rapat.models import Pemberitahuan; "
    "print(json.dumps([[str(r.pk), r.status, r.penerima.surel] for r in Pemberitahuan.objects.select_related('penerima')]))"
)
# An hour passes: what a killed process held is no longer in living hands.
AGE = "UPDATE rapat_pemberitahuan SET diambil_sejak = '2020-01-01 00:00:00+00:00' WHERE diambil_sejak IS NOT NULL"


@pytest.fixture
def database(tmp_path):
    """(address, wait): a database of its own that outlives a killed process, on the server of this run; `wait` lets time pass."""
    if connection.vendor == "sqlite":
        path = tmp_path / "uji.sqlite3"

        def wait():
            with contextlib.closing(sqlite3.connect(path, timeout=20)) as file, file:
                file.execute(AGE)

        yield f"sqlite:///{path}", wait
        return
    server, _, first = os.environ["DATABASE_URL"].rpartition("/")
    name = f"kabar_{os.getpid()}"

    def run_sql(sql: str, *, at: str):
        other = connection.copy()
        other.settings_dict = {**other.settings_dict, "NAME": at}
        with contextlib.closing(other), other.cursor() as cursor:
            cursor.execute(sql)

    run_sql(f"CREATE DATABASE {name}", at=first)
    yield f"{server}/{name}", lambda: run_sql(AGE, at=name)
    run_sql(f"DROP DATABASE {name} WITH (FORCE)", at=first)


@pytest.fixture
def run(database, kotak_surat, tmp_path):
    """run(*arguments): one process of the application that sends to the server of this test."""
    env = {
        **warisan(),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "DATABASE_URL": database[0],
        "BERKAS_DIR": str(tmp_path / "berkas"),
        "EMAIL_URL": f"smtp://127.0.0.1:{kotak_surat.port}/?dari=kami@contoh.go.id",
        "PYTHONUNBUFFERED": "1",
    }

    def start(*arguments) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *arguments], env=env, cwd=django_settings.BASE_DIR, stdout=subprocess.PIPE, text=True,
            stderr=subprocess.STDOUT,
        )  # fmt: skip

    return start


def finish(process) -> str:
    printed, _ = process.communicate(timeout=300)
    assert process.returncode in (0, 1), printed
    return printed


def kill_at(run, kotak_surat, chance) -> str:
    """One run of the command, killed in the conversation (at any step of any mail) or while it fills the queue."""
    process = run("manage.py", "kirim_pengingat")
    gone = threading.Event()

    def kill():
        gone.set()
        process.send_signal(signal.SIGKILL)

    if chance.random() < 0.7:
        target = kotak_surat.steps + chance.randint(1, 14)
        kotak_surat.on_step = lambda step, number: kill() if number >= target and not gone.is_set() else None
    else:
        for line in process.stdout:
            if line.startswith("Mengantrekan"):
                break
        time.sleep(chance.random() * 0.05)
        kill()
    process.communicate(timeout=120)
    kotak_surat.on_step = lambda step, number: None
    return "dibunuh" if process.returncode == -signal.SIGKILL else "selesai"


@pytest.mark.django_db
def test_killed_again_and_again_it_tells_everybody_once(run, database, kotak_surat):
    finish(run("-c", TABLES))
    finish(run("-c", FILL.format(n=ITEMS)))
    chance, killed = random.Random(2026), 0
    for _ in range(KILLS):
        killed += kill_at(run, kotak_surat, chance) == "dibunuh"
        database[1]()
    finish(run("manage.py", "kirim_pengingat"))
    rows = json.loads(finish(run("-c", READ)))
    arrived = kotak_surat.per_message
    assert killed >= 20
    assert set(arrived.values()) == {1}  # nobody twice
    assert len({address for address, _ in kotak_surat.surat}) == len(kotak_surat.surat)
    assert {surel for _, _, surel in rows} == {f"a{n}@contoh.go.id" for n in range(ITEMS)}  # nobody forgotten
    assert {status for _, status, _ in rows} <= {"terkirim", "tidak_pasti"}
    for pk, status, _ in rows:
        if status == "terkirim":
            assert arrived[f"<{pk}@127.0.0.1>"] == 1
    unsure = [pk for pk, status, _ in rows if status == "tidak_pasti"]
    assert 0 < len(unsure) < killed  # the kills between DATA and the answer; a person decides about these alone

"""Fifty records at once in two processes give fifty numbers, without gap and without double (PostgreSQL)."""

import subprocess
import sys
import textwrap

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from anggota.rantai import Pemeriksaan
from kasus.models import Kasus, PenomoranKasus

WORKER = textwrap.dedent(
    """
    import sys, threading, django
    django.setup()
    from django.conf import settings
    from django.db import connections
    settings.DATABASES["default"]["NAME"] = connections["default"].settings_dict["NAME"] = sys.argv[1]
    from anggota.models import Pengguna
    from kasus.tests.factories import make_kasus
    by, failures = Pengguna.objects.get(nama_pengguna="sekretariat"), []
    def five():
        try:
            for _ in range(5):
                make_kasus(by=by)
        except Exception as failure:
            failures.append(repr(failure))
        finally:
            connections.close_all()
    threads = [threading.Thread(target=five) for _ in range(5)]
    print("siap", flush=True)
    sys.stdin.readline()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    print(failures, flush=True)
    """
)


@pytest.mark.django_db(transaction=True)
def test_fifty_records_in_two_processes_give_fifty_numbers(sekretariat):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory belongs to one process; PostgreSQL proves concurrency")
    call_command("muat_wilayah", verbosity=0)
    name = connection.settings_dict["NAME"]
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, name],
            cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    for worker in workers:
        assert worker.stdout.readline() == "siap\n"
    for worker in workers:  # both are ready: now at once
        worker.stdin.write("\n")
        worker.stdin.flush()
    assert [worker.communicate(timeout=120)[0] for worker in workers] == ["[]\n", "[]\n"]
    assert sorted(Kasus.objects.values_list("urutan", flat=True)) == list(range(1, 51))
    assert Kasus.objects.values("nomor").distinct().count() == 50
    assert PenomoranKasus.objects.get(tahun=2026).terakhir == 50
    assert not Pemeriksaan().run().putus

"""A rotation that is really killed: child processes on a file database, SIGKILL half-way, resume, the old key thrown away."""

import signal
import sqlite3
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings as django_settings

from gugus_tugas.tests.anak import warisan
from gugus_tugas.tests.keys import as_text, ring

VICTIMS = 8000
SETUP = (
    "import django; django.setup(); from anggota.models import Pengguna; from kasus.tests.factories import make_many; "
)
FILL = SETUP + "make_many({}, by=Pengguna.objects.get_or_create(nama_pengguna='uji', peran='sekretariat')[0])"
READ = (
    SETUP
    + "from kasus.models import IdentitasKorban, Kasus; rows = list(IdentitasKorban.objects.all()); "
    + "assert all(r.nama == f'Rekaan {r.nik[-6:]}' and r.alamat == f'Jalan Rekaan {int(r.nik[2:])}' for r in rows); "
    + "assert all(r.tanggal_lahir.year == 1993 and r.telepon.startswith('0899-') for r in rows); "
    + "assert all(k.uraian.startswith('Kronologi') for k in Kasus.objects.all()); print(len(rows))"
)


@pytest.fixture
def server(tmp_path, settings):
    """server(versions, *arguments): one process of the application on its own database, with these data keys."""
    base = {
        **warisan(),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'uji.sqlite3'}",
        "BERKAS_DIR": str(tmp_path / "berkas"),
        "PYTHONUNBUFFERED": "1",
    }

    def start(versions: tuple[int, ...], *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=base | {"KUNCI_DATA": as_text(ring(settings, *versions))},
            cwd=django_settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start


def finish(process: subprocess.Popen) -> tuple[int, str]:
    printed, _ = process.communicate(timeout=120)
    return process.returncode, printed


def versions(tmp_path) -> Counter:
    """First byte of every name, as it stands in the file."""
    database = sqlite3.connect(tmp_path / "uji.sqlite3")
    try:
        return Counter(
            dict(database.execute("SELECT hex(substr(nama,1,1)), count(*) FROM kasus_identitaskorban GROUP BY 1"))
        )
    finally:
        database.close()


def test_killed_half_way_it_resumes_and_the_old_key_can_go(server, tmp_path, copy_pattern):
    copy_pattern(tmp_path / "uji.sqlite3")
    assert finish(server((1,), "manage.py", "migrate", "--verbosity", "0"))[0] == 0
    assert finish(server((1,), "-c", FILL.format(VICTIMS)))[0] == 0

    run = server((2, 1), "manage.py", "putar_kunci")
    for line in run.stdout:
        if line.startswith("kasus.IdentitasKorban ") and "100%" not in line:
            run.send_signal(signal.SIGKILL)
            break
    assert finish(run)[0] == -signal.SIGKILL
    half = versions(tmp_path)
    assert half["01"] > 0
    assert half["02"] > 0
    assert half.total() == VICTIMS
    assert finish(server((2, 1), "-c", READ)) == (0, f"{VICTIMS}\n")  # half and half, everything is readable

    assert finish(server((1, 2), "-c", FILL.format(7)))[0] == 0  # a server that was not told writes with the old key
    code, printed = finish(server((2, 1), "manage.py", "putar_kunci", "--periksa"))
    assert code == 1
    assert f"kasus.IdentitasKorban.nama: {half['01'] + 7:,} masih".replace(",", ".") in printed

    code, printed = finish(server((2, 1), "manage.py", "putar_kunci"))
    assert code == 0
    assert "Kunci versi 1 tidak dipakai lagi" in printed
    assert f"dari {half['01'] + 7}," in printed  # what was done before the kill is not done again
    assert versions(tmp_path) == {"02": VICTIMS + 7}

    assert finish(server((2,), "-c", READ)) == (0, f"{VICTIMS + 7}\n")
    assert finish(server((2,), "manage.py", "putar_kunci", "--periksa"))[0] == 0
    assert finish(server((2,), "manage.py", "periksa_jejak"))[0] == 0

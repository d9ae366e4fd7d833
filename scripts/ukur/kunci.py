"""Rotation of the data keys, killed half-way and resumed."""

import os
import signal
import time
from pathlib import Path

from ukur.proses import SETUP, process, run

FILL = (
    "from anggota.models import Pengguna; from kasus.tests.factories import make_many; "
    "make_many({}, by=Pengguna.objects.get_or_create(nama_pengguna='bench', peran='sekretariat')[0])"
)
OPEN = (
    "from anggota.actions.kunci import sealed_columns; from gugus_tugas.fields import open_all; "
    "print(sum(1 for m, _ in sealed_columns() for row in m._base_manager.iterator() if open_all(row)))"
)
# The floor: the same rows read and written back with the same bytes, without any encryption.
FLOOR = (
    "from anggota.actions import kunci; from django.conf import settings; kunci._resealed = lambda row, c: row.__dict__[c.attname]; "
    "done = kunci.Hasil(); kunci.PASSES = 1; "
    "[kunci._rotate_rows(m, c, lambda *a: lambda n: None, done) for m, c in kunci.sealed_columns()]; print(done.baris)"
)


def kunci(number: int, scratch: Path) -> None:
    base = os.environ | {
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "PYTHONUNBUFFERED": "1",
        "BERKAS_DIR": str(scratch / "berkas"),
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{scratch / 'bench.sqlite3'}",
    }
    _, first = run(base, "manage.py", "buat_kunci")
    old = base | {"KUNCI_DATA": first.split("KUNCI_DATA=")[1].split()[0]}
    _, piece = run(old, "manage.py", "buat_kunci", "--putar")
    both, new = (
        old | {"KUNCI_DATA": text}
        for text in (f"{piece},{old['KUNCI_DATA']}", f"{piece},{old['KUNCI_DATA'].split(',', 1)[1]}")
    )
    run(old, "manage.py", "migrate", "--verbosity", "0")
    filled, _ = run(old, "-c", SETUP + FILL.format(number))
    print(f"mengisi {number} korban: {filled:.1f} detik")
    floor, rows = run(both, "-c", SETUP + FLOOR)
    print(f"batas bawah (baca dan tulis kembali {rows} baris tanpa enkripsi): {floor:.1f} detik")

    start = time.monotonic()
    child = process(both, "manage.py", "putar_kunci")
    for line in child.stdout:
        if line.startswith("kasus.IdentitasKorban") and " 50% " in line:
            child.send_signal(signal.SIGKILL)
            break
    child.wait()
    killed = time.monotonic() - start
    print(f"putar_kunci dimatikan (SIGKILL) di tengah: setelah {killed:.1f} detik, kode {child.returncode}")
    resumed, printed = run(both, "manage.py", "putar_kunci")
    print("\n".join(line for line in printed.splitlines() if "[" not in line))
    opened, total = run(new, "-c", SETUP + OPEN)
    again, _ = run(both, "manage.py", "putar_kunci")
    checked, _ = run(new, "manage.py", "putar_kunci", "--periksa")
    whole = killed + resumed
    print(
        f"dilanjutkan sampai selesai: {resumed:.1f} detik; seluruhnya {whole:.1f} detik = {whole / floor:.1f} kali batas bawah"
    )
    print(f"dijalankan lagi tanpa sisa: {again:.1f} detik; --periksa: {checked:.1f} detik")
    print(f"tanpa kunci lama: {total} baris terbuka seluruhnya ({opened:.1f} detik)")

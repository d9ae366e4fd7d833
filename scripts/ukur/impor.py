"""Import of a table of cases: reading, preview with every fault, storing with audit, against a bare bulk insert."""

import json
from pathlib import Path

from ukur.proses import base_environment, postgres, run

BUDGET = 3.0


def impor(number: int, scratch: Path, output: Path | None) -> None:
    with postgres() as database:
        environment = base_environment(scratch, database)
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
        _, printed = run(environment, "-m", "ukur.dalam_impor", str(number))
    found = json.loads(printed.splitlines()[-1])
    floor, whole = found["batas_bawah"], found["pratinjau"] + found["simpan"]
    print(f"{number} baris; membaca berkas {found['baca']:.1f} detik, {found['byte'] // 1024} kB")
    print(f"batas bawah (bulk_create baris yang sama, tanpa pemeriksaan dan jejak): {floor:.1f} detik")
    print(
        f"pratinjau {found['pratinjau']:.1f} + simpan {found['simpan']:.1f} (memeriksa lagi, menyimpan, jejak) = {whole:.1f} detik"
    )
    print(
        f"simpan = {found['simpan'] / floor:.1f} kali batas bawah (anggaran {BUDGET:.0f}): {'ok' if found['simpan'] <= BUDGET * floor else 'LEWAT'}"
    )
    print(f"berkas yang sama sekali lagi: {found['ulang']:.1f} detik, {found['baru_ulang']} kasus baru")
    if output:
        output.write_text(json.dumps(found, indent=1))

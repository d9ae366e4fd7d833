"""The Laporan Tahunan: figures of a year over a whole register, and its PDF beside Chromium printing the same HTML."""

import json
import sys
from pathlib import Path

from ukur.proses import base_environment, postgres, run

BUDGET_MS, BUDGET_SECONDS, BUDGET_MB = 500, 3, 300


def laporan(number: int, scratch: Path, output: Path | None) -> None:
    with postgres() as database:
        environment = base_environment(scratch, database)
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
        _, printed = run(environment, "-m", "ukur.dalam_laporan", str(number))
    found = json.loads(printed.splitlines()[-1])
    print(_table(found))
    if output:
        output.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    sys.stdout.flush()


def _mark(fits: bool) -> str:
    return "ok" if fits else "LEWAT"


def _table(found: dict) -> str:
    lines = [
        f"\n## Laporan Tahunan {found['tahun']} dari {found['kasus']} kasus: {found['korban']} korban tahun itu, {found['rekomendasi']} rekomendasi\n",
        f"Batas bawah (menghitung korban tahun itu): {found['batas_bawah']:.0f} ms\n",
        "| angka setahun | median ms | anggaran | x batas bawah | cpu ms | kueri | |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in found["statistik"]:
        ratio, mark = row["median"] / found["batas_bawah"], _mark(row["median"] <= BUDGET_MS)
        lines.append(
            f"| edisi {row['edisi']} | {row['median']:.0f} | {BUDGET_MS} | {ratio:.1f} | {row['cpu']:.0f} | {row['kueri']} | {mark} |"
        )
    ours, peer = found["pdf"]
    lines += ["\n| PDF | detik | memori MB (proses terbesar) | halaman | kB | |", "|---|---|---|---|---|---|"]
    fits = ours["detik"] <= min(BUDGET_SECONDS, peer["detik"]) and ours["mb"] <= BUDGET_MB
    for row, mark in ((ours, _mark(fits)), (peer, f"pembanding, x {ours['detik'] / peer['detik']:.2f}")):
        lines.append(f"| {row['nama']} | {row['detik']:.2f} | {row['mb']} | {row['halaman']} | {row['kb']} | {mark} |")
    return "\n".join(lines)

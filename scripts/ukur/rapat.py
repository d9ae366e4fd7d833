"""Register of recommendations, my items and home of every role, with years of meetings behind them."""

import json
from pathlib import Path

from ukur.proses import base_environment, postgres, run

BUDGET_MS, BUDGET_QUERIES = 50, 12


def rapat(number: int, scratch: Path, output: Path | None) -> None:
    with postgres() as database:
        environment = base_environment(scratch, database)
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
        run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        _, printed = run(environment, "-m", "ukur.dalam_rapat", str(number))
    figures = json.loads(printed.splitlines()[-1])
    print(_table(figures))
    if output:
        output.write_text(json.dumps(figures, indent=1, ensure_ascii=False))


def _table(found: dict) -> str:
    lines = [
        f"\n## {found['rekomendasi']} rekomendasi, {found['rapat']} rapat, {found['tindak_lanjut']} tindak lanjut, {found['perkembangan']} laporan; "
        f"batas bawah (halaman tanpa rapat): {found['batas_bawah']:.1f} ms\n",
        "| halaman | peran | median ms | anggaran | cpu ms | kueri | anggaran | |", "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in found["halaman"]:
        mark = "ok" if row["median"] <= BUDGET_MS and row["kueri"] <= BUDGET_QUERIES else "LEWAT"
        lines.append(
            f"| {row['nama']} | {row['peran']} | {row['median']:.1f} | {BUDGET_MS} | {row['cpu']:.1f} | {row['kueri']} | {BUDGET_QUERIES} | {mark} |"
        )
    return "\n".join(lines)

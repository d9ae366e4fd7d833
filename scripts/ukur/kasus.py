"""List, search, detail and home with many cases, as every role: one user inside the process, sixteen against gunicorn."""

import json
from pathlib import Path

from ukur.bersama import table_together, together
from ukur.proses import base_environment, postgres, run

BUDGET_ONE = 50
PAGES = {
    "daftar": "/kasus/",
    "daftar, status terbuka": "/kasus/?status=terbuka",
    "cari nomor": "/kasus/?q=2019/7",
    "beranda": "/",
}


def kasus(sizes: list[int], scratch: Path, output: Path | None) -> None:
    found = []
    for size in sizes:
        with postgres() as database:
            found.append(_one_size(size, scratch, database))
        print(_table(found[-1]))
    if len(found) > 1:
        print(_growth(found))
    if output:
        output.write_text(json.dumps(found, indent=1, ensure_ascii=False))


def _one_size(size: int, scratch: Path, database: str) -> dict:
    environment = base_environment(scratch, database)
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
    run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    _, printed = run(environment, "-m", "ukur.dalam", "tanam", str(size))
    print(f"{size} kasus ditanam dalam {json.loads(printed)['detik']:.0f} detik", flush=True)
    _, printed = run(environment, "-m", "ukur.dalam", "ukur", str(size))
    figures = json.loads(printed.splitlines()[-1])
    figures["bersama"] = together(environment, PAGES)
    return figures


def _table(found: dict) -> str:
    floor = found["batas_bawah"]
    lines = [
        f"\n## {found['kasus']} kasus; batas bawah (satu kueri lewat indeks): {floor:.1f} ms\n",
        "| halaman | peran | median ms | anggaran | x batas bawah | kueri | |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in found["halaman"]:
        mark = "ok" if row["median"] <= BUDGET_ONE else "LEWAT"
        ratio = row["median"] / floor
        lines.append(
            f"| {row['nama']} | {row['peran']} | {row['median']:.1f} | {BUDGET_ONE} | {ratio:.1f} | {row['kueri']} | {mark} |"
        )
    return "\n".join([*lines, *table_together(found["bersama"])])


def _growth(found: list[dict]) -> str:
    sizes = [part["kasus"] for part in found]
    head = f"| halaman | peran | {' | '.join(map(str, sizes))} |"
    lines = ["\n## Pertumbuhan (median ms)\n", head, "|---|---|" + "---|" * len(sizes)]
    for rows in zip(*(part["halaman"] for part in found), strict=True):
        medians = " | ".join(format(row["median"], ".1f") for row in rows)
        lines.append(f"| {rows[0]['nama']} | {rows[0]['peran']} | {medians} |")
    return "\n".join(lines)

"""Pages of every role over rows of a module that runs inside Django (`ukur.dalam_…`), as one table: used by `rapat` and `program`."""

import json
from pathlib import Path

from ukur.bersama import table_together, together
from ukur.proses import base_environment, postgres, run

BUDGET_MS, BUDGET_QUERIES = 50, 12


def measure(module: str, number: int, title: str, pages: dict[str, str], scratch: Path, output: Path | None) -> None:
    """Fills a database of its own with `number` rows, asks every page, and `pages` (name: address) as sixteen users; prints the tables.

    `title` is formatted with the figures.
    """
    with postgres() as database:
        environment = base_environment(scratch, database)
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
        run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        _, printed = run(environment, "-m", f"ukur.{module}", str(number))
        figures = json.loads(printed.splitlines()[-1])
        figures["bersama"] = together(environment, pages)
    print(_table(title.format(**figures), figures))
    if output:
        output.write_text(json.dumps(figures, indent=1, ensure_ascii=False))


def _table(title: str, found: dict) -> str:
    lines = [
        f"\n## {title}; batas bawah (halaman tanpa data): {found['batas_bawah']:.1f} ms\n",
        "| halaman | peran | median ms | anggaran | cpu ms | ribu panggilan | kueri | anggaran | |", "|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in found["halaman"]:
        mark = "ok" if row["median"] <= BUDGET_MS and row["kueri"] <= BUDGET_QUERIES else "LEWAT"
        lines.append(
            f"| {row['nama']} | {row['peran']} | {row['median']:.1f} | {BUDGET_MS} | {row['cpu']:.1f} | {row['panggilan'] / 1000:.0f} | {row['kueri']} | {BUDGET_QUERIES} | {mark} |"
        )
    return "\n".join([*lines, *table_together(found["bersama"])])

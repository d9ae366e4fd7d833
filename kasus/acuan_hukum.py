"""Reads the articles and courts that come with the program (kasus/data) into rows for the loader. No database."""

import csv
import datetime
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


def _rows(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [{**row, "urutan": number} for number, row in enumerate(csv.DictReader(file), 1)]


def read_pasal() -> list[dict]:
    """Every article as a dict of model fields; an empty date is an open end."""

    def day(text: str) -> datetime.date | None:
        return datetime.date.fromisoformat(text) if text else None

    return [
        {**row, "berlaku_mulai": day(row["berlaku_mulai"]), "berlaku_sampai": day(row["berlaku_sampai"])}
        for row in _rows("pasal.csv")
    ]


def read_pengadilan() -> list[dict]:
    """Every court; `tempat_id` is the place where it sits, if in Aceh."""
    rows = _rows("pengadilan.csv")
    return [{"tempat_id": row.pop("tempat") or None, **row} for row in rows]

"""Reads the places that come with the program (wilayah/data) into rows for the loader. No database."""

import csv
import gzip
from pathlib import Path

from wilayah.pencarian import normalise, path, search_name

DATA = Path(__file__).resolve().parent / "data"
PLACES, ACEH = DATA / "wilayah.csv.gz", DATA / "aceh_kabkota.csv"


def read_wilayah() -> list[dict]:
    """Every place as a dict of model fields (`induk_id` for the parent), parents before children."""
    with gzip.open(PLACES, "rt", encoding="utf-8", newline="") as file:
        places = {row["kode"]: row for row in csv.DictReader(file)}
    with ACEH.open(encoding="utf-8", newline="") as file:
        tiles = {row["kode"]: row for row in csv.DictReader(file)}
    rows = [_row(places[kode], _chain(kode, places), tiles.get(kode)) for kode in places]
    return sorted(rows, key=lambda row: (row["induk_id"] is not None, len(row["kode"]), row["kode"]))


def _chain(kode: str, places: dict[str, dict]) -> list[tuple[str, str]]:
    """(name, level) of the place and its parents, the place itself first."""
    chain = []
    while kode:
        chain.append((places[kode]["nama"], places[kode]["tingkat"]))
        kode = places[kode]["induk"]
    return chain


def _row(place: dict, chain: list[tuple[str, str]], tile: dict | None) -> dict:
    jalur = path(chain)
    return {
        "kode": place["kode"],
        "kode_bps": place["kode_bps"],
        "nama": place["nama"],
        "tingkat": place["tingkat"],
        "induk_id": place["induk"] or None,
        "jalur": jalur,
        "nama_cari": search_name(place["nama"], place["tingkat"]),
        "jalur_cari": " ".join(normalise(jalur)),
        "singkatan": tile["singkatan"] if tile else "",
        "kolom": int(tile["kolom"]) if tile else None,
        "baris": int(tile["baris"]) if tile else None,
        "penduduk": int(tile["penduduk"]) if tile else None,
    }

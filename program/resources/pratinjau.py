"""What an import would do, before anything is stored: its rows sorted by outcome, its seal, and the row of sums that is none."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from gugus_tugas import lembar
from gugus_tugas.lembar import Kesalahan, KolomLembar
from gugus_tugas.text import fold

JUMLAH = re.compile(
    r"((sub|grand) ?)?(jumlah|total)( (keseluruhan|seluruhnya|semua|umum|pagu|realisasi|anggaran|belanja))?"
)


@dataclass(frozen=True)
class Pratinjau:
    """What an import would do. `sidik` changes when any of it does."""

    jumlah_baris: int
    baru: list[dict]
    berubah: list[tuple[models.Model, dict]]
    jumlah_tetap: int
    kesalahan: list[Kesalahan]
    sidik: str

    @property
    def jumlah_salah(self) -> int:
        return len({fault.baris for fault in self.kesalahan})

    @property
    def jumlah_simpan(self) -> int:
        return len(self.baru) + len(self.berubah)

    @property
    def is_ready(self) -> bool:
        return not self.kesalahan and bool(self.jumlah_simpan)


def seal(new: list[dict], changed: list[tuple[models.Model, dict]], faults: list[Kesalahan], number: int) -> str:
    """The same for the same outcome alone; it holds the version of every stored row that would change."""
    content = [new, [[row.pk, row.versi, values] for row, values in changed], [str(f) for f in faults], number]
    return hashlib.sha256(json.dumps(content, default=_plain, sort_keys=True).encode()).hexdigest()


def total_fault(row: dict, kolom: Iterable[KolomLembar]) -> dict[str, str]:
    """A row of sums has no key and says so: one fault, instead of one for each of its empty cells."""
    texts = row[lembar.NILAI]
    said = [k.nama for k in kolom if JUMLAH.fullmatch(fold(texts.get(k.nama, "")))]
    if said and ("kunci_sumber" in said or not texts.get("kunci_sumber")):
        return {said[0]: "ini baris jumlah, bukan isi; jumlahnya dihitung sendiri. Hapus baris ini"}
    return {}


def _plain(value):
    return f"{value._meta.label_lower}:{value.pk}" if isinstance(value, models.Model) else str(value)

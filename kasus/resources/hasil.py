"""What an import would do: faults by cell, warnings, and the cases as the action takes them."""

import uuid
from dataclasses import dataclass, field

from gugus_tugas.lembar import Kesalahan, fault_at
from kasus.lembar import BY_NAMA


@dataclass
class KasusBaru:
    """One case as actions.record_kasus takes it, and under which keys its victims came."""

    kunci: str
    baris: int
    values: dict
    kunci_korban: list[str] = field(default_factory=list)
    isi: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Pratinjau:
    """What an import would do. `sidik` changes when any of it does. `nik_dikenal`: registered victims whose NIK stands in a row."""

    jumlah_baris: int
    kasus_baru: list[KasusBaru]
    kesalahan: list[Kesalahan]
    peringatan: list[Kesalahan]
    jumlah_tetap: int
    jumlah_berubah: int
    sidik: str
    nik_dikenal: frozenset[uuid.UUID] = frozenset()

    @property
    def jumlah_korban(self) -> int:
        return sum(len(row.kunci_korban) for row in self.kasus_baru)

    @property
    def jumlah_salah(self) -> int:
        return len({row.baris for row in self.kesalahan})

    @property
    def is_ready(self) -> bool:
        return not self.kesalahan and bool(self.kasus_baru)


def fault_of(row: dict, name: str, text: str, *, is_peringatan: bool = False) -> Kesalahan:
    return fault_at(BY_NAMA[name], row, text, is_peringatan=is_peringatan)

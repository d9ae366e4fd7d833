"""What an import would do: faults by cell, warnings, and the cases as the action takes them."""

from dataclasses import dataclass, field

from kasus import lembar
from kasus.lembar import BY_NAMA


@dataclass(frozen=True)
class Kesalahan:
    """One fault (or warning) of one cell; never quotes what identifies."""

    baris: int
    huruf: str
    kolom: str
    sebab: str
    is_peringatan: bool = False

    def __str__(self):
        return f"Baris {self.baris}, kolom {self.huruf} ({self.kolom}): {self.sebab}."


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
    """What an import would do. `sidik` changes when any of it does."""

    jumlah_baris: int
    kasus_baru: list[KasusBaru]
    kesalahan: list[Kesalahan]
    peringatan: list[Kesalahan]
    jumlah_tetap: int
    jumlah_berubah: int
    sidik: str

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
    letter = row[lembar.HURUF].get(name, "-")
    return Kesalahan(row[lembar.BARIS], letter, BY_NAMA[name].judul, text.rstrip("."), is_peringatan)

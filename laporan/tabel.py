"""A table of a report as plain rows: its shape, and how a number is written that is hidden or does not exist."""

from dataclasses import dataclass

from gugus_tugas.templatetags.ui import angka

DITUTUP, TIDAK_ADA = "*", "–"  # a number that is hidden; a figure that does not exist
TIDAK_DIMUAT = "Rinciannya tidak dimuat: bagiannya terlalu kecil untuk diumumkan tanpa menunjuk orang."
Sel = int | str


@dataclass(frozen=True)
class TabelLaporan:
    """One table. `kunci`: its entry in laporan/definisi; `jumlah`: the line of the sum, or nothing;
    `batas`: cut-off and filter."""

    kunci: str
    judul: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[Sel, ...], ...]
    jumlah: tuple[Sel, ...] = ()
    catatan: str = ""
    batas: str = ""

    @property
    def semua_baris(self) -> list[tuple[Sel, ...]]:
        return [*self.baris, *([self.jumlah] if self.jumlah else [])]

    @property
    def tercetak(self) -> list[list[str]]:
        """As text: numbers as they are printed, but what names a line (a year, a number of a list) as it is."""
        return [[str(first), *map(_written, rest)] for first, *rest in self.semua_baris]


def _written(value: Sel) -> str:
    return angka(value) if isinstance(value, int) else value


def masked(number: int | None) -> Sel:
    return DITUTUP if number is None else number


def known(number: int | None) -> Sel:
    return TIDAK_ADA if number is None else number

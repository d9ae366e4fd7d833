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
    def kolom(self) -> list[tuple[str, bool]]:
        """Each head of a column, and whether numbers stand below it; the first column names the lines."""
        rows = self.semua_baris
        return [(name, n > 0 and any(isinstance(row[n], int) for row in rows)) for n, name in enumerate(self.kepala)]

    @property
    def tercetak(self) -> list[list[tuple[str, bool]]]:
        """As text, each with whether it stands in a column of numbers: numbers as they are printed, but what names a line (a year, a
        number of a list) as it is."""
        numbers = [is_angka for _, is_angka in self.kolom]
        return [
            [(_written(cell) if n else str(cell), numbers[n]) for n, cell in enumerate(row)] for row in self.semua_baris
        ]


def _written(value: Sel) -> str:
    return angka(value) if isinstance(value, int) else value


def masked(number: int | None) -> Sel:
    return DITUTUP if number is None else number


def known(number: int | None) -> Sel:
    return TIDAK_ADA if number is None else number

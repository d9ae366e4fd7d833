"""The tile map of the 23 kabupaten/kota: pure geometry, drawn by templates/wilayah/peta.svg in pages and in the PDF.

Every tile has the same size, so a town with twelve is as visible as a large kabupaten. Each tile says its value in
figures; tint and hatching only help the eye, and the four tints stay four greys in print.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from gugus_tugas.templatetags.ui import angka

TILE_WIDTH, TILE_HEIGHT, GAP = 76, 66, 6
COLUMNS, ROWS = 7, 8
MARGIN = 2  # room for the outline of the outer tiles
LEGEND_COLUMN = 1.5  # the legend stands where the grid is empty, right of Sabang and Banda Aceh
LEGEND_COLUMN_WIDTH, LEGEND_TOP, LEGEND_LINE, LEGEND_MAX_LINES = 232, 50, 32, 3
MASK = "*"  # a number that would give a person away (laporan/statistics.py decides)
INK, INK_SOFT, WHITE, LINE = "#1d2a2f", "#55636a", "#ffffff", "#8a979c"
# Light to dark, with the ink that keeps a contrast of at least 4.5 on it.
TINTS = (("#e2f0ee", INK), ("#b3d8d3", INK), ("#74b3aa", INK), ("#0b5d57", WHITE))
HATCH = "arsir"  # fill of a masked tile
FONT = "'Source Sans 3', 'Source Sans 3 Ext', 'Noto Sans', Arial, sans-serif"  # quoted: a bare 3 is no name


class Kabkota(Protocol):
    """What a tile needs of a place; Wilayah has it."""

    kode: str
    nama: str
    singkatan: str
    kolom: int
    baris: int


@dataclass(frozen=True)
class Pita:
    """A band of values: its label in the legend and its lowest value. Up to four, lowest first."""

    label: str
    mulai: float


@dataclass(frozen=True)
class Petak:
    """One tile, ready to draw."""

    x: int
    y: int
    kode: str
    nama: str
    singkatan: str
    nilai: str
    sebutan: str  # "Kota Banda Aceh: 12"
    warna: str  # fill, or HATCH
    tinta: str
    ukuran: int  # font size of the value
    tautan: str

    @property
    def tengah(self) -> int:
        return self.x + TILE_WIDTH // 2

    @property
    def y_singkatan(self) -> int:
        return self.y + 28

    @property
    def y_nilai(self) -> int:
        return self.y + 56


@dataclass(frozen=True)
class BarisLegenda:
    x: int
    y: int
    warna: str
    label: str

    @property
    def x_label(self) -> int:
        return self.x + 34

    @property
    def y_label(self) -> int:
        return self.y + 18


@dataclass(frozen=True)
class Peta:
    id: str
    judul: str
    keterangan: str
    daftar_petak: tuple[Petak, ...]
    daftar_legenda: tuple[BarisLegenda, ...]
    huruf: str
    x_legenda: int
    lebar: int = COLUMNS * (TILE_WIDTH + GAP) - GAP + 2 * MARGIN
    tinggi: int = ROWS * (TILE_HEIGHT + GAP) - GAP + 2 * MARGIN
    lebar_petak: int = TILE_WIDTH
    tinggi_petak: int = TILE_HEIGHT

    @property
    def is_bertaut(self) -> bool:
        """With links the picture is a group; otherwise assistive technology would not reach them."""
        return any(petak.tautan for petak in self.daftar_petak)


def build_peta(
    daftar_kabkota: Iterable[Kabkota],
    nilai: Mapping[str, float | str | None],
    *,
    judul: str,
    keterangan: str,
    daftar_pita: Iterable[Pita],
    id: str = "peta",
    tulis: Callable[[float], str] = angka,
    label_samar: str = "disamarkan",
    label_kosong: str = "tidak ada data",
    tautan: Callable[[Kabkota], str] | None = None,
    huruf: str = FONT,
) -> Peta:
    """Map of `nilai` (code -> number, MASK, or None for no data).

    `judul` is read out, `keterangan` stands above the legend (at most 40 letters); `id` is unique on the page;
    `tautan` gives the address of a tile, on screen only.
    """
    bands = tuple(daftar_pita)
    if len(bands) > len(TINTS) or list(bands) != sorted(bands, key=lambda band: band.mulai):
        raise ValueError(f"at most {len(TINTS)} bands, lowest first")
    tiles = tuple(
        _tile(place, nilai.get(place.kode), bands, tulis=tulis, samar=label_samar, kosong=label_kosong, tautan=tautan)
        for place in daftar_kabkota
    )
    x_legend = round(LEGEND_COLUMN * (TILE_WIDTH + GAP)) + MARGIN
    labels = [(TINTS[order][0], band.label) for order, band in enumerate(bands)]
    if any(tile.warna == HATCH for tile in tiles):
        labels.append((HATCH, f"{MASK} {label_samar}"))
    if any(tile.nilai == "–" for tile in tiles):
        labels.append((WHITE, label_kosong))
    lines = len(labels) if len(labels) <= LEGEND_MAX_LINES else (len(labels) + 1) // 2
    legend = tuple(_legend_line(x_legend, *divmod(order, lines), *label) for order, label in enumerate(labels))
    return Peta(id, judul, keterangan, tiles, legend, huruf, x_legend)


def _tile(place, value, bands, *, tulis, samar, kosong, tautan) -> Petak:
    text, spoken, fill, ink = _look(value, bands, tulis, samar, kosong)
    return Petak(
        x=place.kolom * (TILE_WIDTH + GAP) + MARGIN,
        y=place.baris * (TILE_HEIGHT + GAP) + MARGIN,
        kode=place.kode,
        nama=place.nama,
        singkatan=place.singkatan,
        nilai=text,
        sebutan=f"{place.nama}: {spoken}",
        warna=fill,
        tinta=ink,
        ukuran=26 if len(text) <= 4 else 22 if len(text) <= 6 else 19,
        tautan=tautan(place) if tautan else "",
    )


def _look(value, bands, tulis, samar, kosong) -> tuple[str, str, str, str]:
    """(figure, spoken figure, fill, ink) of a value. Below the lowest band a tile stays white."""
    if value is None:
        return "–", kosong, WHITE, INK_SOFT
    if value == MASK:
        return MASK, samar, HATCH, INK
    reached = [order for order, band in enumerate(bands) if value >= band.mulai]
    fill, ink = TINTS[reached[-1]] if reached else (WHITE, INK)
    return tulis(value), tulis(value), fill, ink


def _legend_line(x: int, column: int, line: int, fill: str, label: str) -> BarisLegenda:
    return BarisLegenda(x + column * LEGEND_COLUMN_WIDTH, LEGEND_TOP + line * LEGEND_LINE, fill, label)

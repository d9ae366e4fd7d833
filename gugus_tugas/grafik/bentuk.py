"""What a chart consists of, and what every chart has: checked numbers, a heading with unit and n, a spoken text."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gugus_tugas.grafik.ukuran import LARGE, LINE, SMALL, Nilai, angka, coordinate, wrapped

TEAL, TEAL_SOFT, TEAL_PALE, SAFFRON, GREY, GREY_PALE = "#0b5d57", "#7fb5af", "#dcecea", "#b26a00", "#c3cac8", "#d9dfdd"


@dataclass(frozen=True)
class Tulisan:
    """A text and the point where it stands."""

    x: str
    y: str
    isi: str


@dataclass(frozen=True)
class Batang:
    """One bar with its value beside it."""

    x: str
    y: str
    lebar: str
    tinggi: str
    warna: str
    nilai: Tulisan
    is_sorot: bool = False
    is_samar: bool = False
    seri: Tulisan | None = None


@dataclass(frozen=True)
class Segmen:
    """One part of a divided bar; `garis` leads from the part to its label, or `kunci` is a swatch before it."""

    x: str
    lebar: str
    warna: str
    pola: str
    jumlah: Tulisan
    label: tuple[Tulisan, ...]
    garis: str = ""
    kunci: Tulisan | None = None


@dataclass(frozen=True)
class Grafik:
    """What every chart carries: the text read aloud, the line with unit, period and n, and its size."""

    id: str
    judul: str
    lebar: str
    tinggi: str
    keterangan: tuple[Tulisan, ...]
    alas: str
    batang: tuple[Batang, ...] = ()
    segmen: tuple[Segmen, ...] = ()
    label: tuple[Tulisan, ...] = ()
    ukuran: str = str(LARGE)
    jeda: str = ""

    @property
    def is_samar(self) -> bool:
        return any(item.is_samar for item in self.batang)


def write(x: float, y: float, isi: str) -> Tulisan:
    return Tulisan(coordinate(x), coordinate(y), isi)


def checked(id: str, data: Sequence[tuple[str | int, Nilai]]) -> list[tuple[str, Nilai]]:
    """Labels as text and values that can be drawn; refuses what no count can be."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", id):
        raise ValueError("the id of a chart is a lower-case word")
    if not data:
        raise ValueError("a chart needs at least one value; show the empty state instead")
    for _, value in data:
        if value is not None and (not math.isfinite(value) or value < 0):
            raise ValueError("a chart shows counts and amounts: finite and not negative")
    return [(str(label), value) for label, value in data]


def total_of(values: Sequence[Nilai]) -> Nilai:
    """n, the sum of counts. None for amounts (not whole numbers), and where a part is masked: then the caller decides."""
    return sum(values) if all(isinstance(value, int) for value in values) else None


def heading(satuan: str, periode: str, n: Nilai, lebar: int) -> tuple[Tulisan, ...]:
    text = f"{satuan}, {periode}" + ("" if n is None else f" (n\u00a0=\u00a0{angka(n)})")
    lines = wrapped(text[:1].upper() + text[1:], lebar, SMALL)
    return tuple(write(0, 11 + LINE * k, line) for k, line in enumerate(lines))


def peak_of(values: Sequence[Nilai]) -> float:
    """The largest value, at least 1, so that a chart of zeros has a scale."""
    return max([1.0, *(float(value) for value in values if value is not None)])


def spoken(judul: str, satuan: str, periode: str, points: Sequence[tuple[str, Nilai]]) -> str:
    """What a screen reader says instead of the picture: all of it."""
    said = "; ".join(f"{label}: {'disamarkan' if value is None else angka(value)}" for label, value in points)
    return f"{judul}, {periode}, dalam {satuan}. {said}."

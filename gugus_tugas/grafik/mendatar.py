"""Lying charts: bars by category, and one bar divided into parts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from gugus_tugas.grafik import bentuk
from gugus_tugas.grafik.bentuk import (
    GREY,
    GREY_PALE,
    SAFFRON,
    TEAL,
    TEAL_PALE,
    TEAL_SOFT,
    Batang,
    Grafik,
    Segmen,
    Tulisan,
    checked,
    heading,
    write,
)
from gugus_tugas.grafik.ukuran import (
    BODY,
    LARGE,
    LINE,
    SMALL,
    Nilai,
    angka,
    coordinate,
    shares,
    spread,
    text_width,
    visible,
    wrapped,
)

MIN_DENOMINATOR = 20  # no percentage of fewer than this
BAR, GAP, BETWEEN = 16, 3, 12  # height of a bar, room inside a category, room between categories
STUB = 26  # length of a masked bar, whatever it hides
STACK = 28  # height of the divided bar
COLUMN = 92  # narrowest label under a part of it


def batang(
    id: str,
    *,
    judul: str,
    satuan: str,
    periode: str,
    data: Sequence[tuple[str, Nilai | Sequence[Nilai]]],
    seri: Sequence[str | int] = (),
    n: int | None = None,
    lebar: int = 604,
) -> Grafik:
    """Horizontal bars by category. With `seri` (at most three, the newest last) a bar for each, named at the first category."""
    rows = [(str(label), tuple(v) if isinstance(v, Sequence) else (v,)) for label, v in data]
    names = [str(name) for name in seri] or [""]
    if len(names) > 3 or any(len(values) != len(names) for _, values in rows):
        raise ValueError("each category needs one value per series, and at most three series")
    points = checked(
        id, [(f"{row} {s}".strip(), v) for row, values in rows for s, v in zip(names, values, strict=True)]
    )
    everything = [value for _, value in points]
    lines = heading(satuan, periode, bentuk.total_of(everything) if n is None else n, lebar)
    labels = [wrapped(label, lebar * 0.36, BODY) for label, _ in rows]
    left = math.ceil(max(text_width(line, BODY) for label in labels for line in label)) + 10
    tail = max(text_width(angka(v), BODY) * 1.08 for v in everything) + max(text_width(s, SMALL) for s in names) + 18
    unit = max(lebar - left - tail, STUB) / bentuk.peak_of(everything)
    bars, texts, y = [], [], LINE * len(lines) + 12.0
    for index, ((_, values), label) in enumerate(zip(rows, labels, strict=True)):
        height = len(values) * (BAR + GAP) - GAP
        block = max(height, LINE * len(label))
        texts += _category(label, left - 10, y + (block - LINE * len(label)) / 2)
        bars += _bars(values, left, y + (block - height) / 2, unit, names=[] if index else names)
        y += block + BETWEEN
    return Grafik(
        id=id,
        judul=bentuk.spoken(judul, satuan, periode, points),
        lebar=str(lebar),
        tinggi=str(math.ceil(y) - 4),
        keterangan=lines,
        alas=coordinate(left),
        batang=tuple(bars),
        label=tuple(texts),
        ukuran=str(BODY),
    )


def _category(label: Sequence[str], x: float, top: float) -> list[Tulisan]:
    return [write(x, top + 11 + LINE * k, line) for k, line in enumerate(label)]


def _bars(values: Sequence[Nilai], left: float, top: float, unit: float, *, names: Sequence[str]) -> list[Batang]:
    """The bars of one category, the newest series in the strongest colour; `names` only where the series are named."""
    bars = []
    for k, value in enumerate(values):
        age, y = len(values) - 1 - k, top + k * (BAR + GAP)
        length = STUB if value is None else visible(float(value) * unit)
        text, end = angka(value), left + length + 6
        name = names[k] if names else ""
        bars.append(
            Batang(
                x=coordinate(left),
                y=coordinate(y),
                lebar=coordinate(length),
                tinggi=str(BAR),
                warna=(TEAL, TEAL_SOFT, GREY)[age],
                nilai=write(end, y + 12.5, text),
                is_sorot=age == 0,
                is_samar=value is None,
                seri=write(end + text_width(text, BODY) * 1.08 + 4, y + 12.5, name) if name else None,
            )
        )
    return bars


@dataclass(frozen=True)
class _Bagian:
    """A part of the divided bar before its label has a place."""

    label: str
    jumlah: str
    isi: tuple[str, str]
    mulai: float
    lebar: float

    @property
    def lines(self) -> list[str]:
        return wrapped(self.label, max(self.lebar, COLUMN), SMALL)

    @property
    def room(self) -> float:
        return max(text_width(self.jumlah, LARGE) * 1.08, *(text_width(line, SMALL) for line in self.lines)) + 8

    def segment(self, jumlah: Tulisan, label: Sequence[Tulisan], **more) -> Segmen:
        return Segmen(coordinate(self.mulai), coordinate(self.lebar), *self.isi, jumlah, tuple(label), **more)


def bertumpuk(
    id: str, *, judul: str, satuan: str, periode: str, data: Sequence[tuple[str, int]], lebar: int = 604
) -> Grafik:
    """One bar divided into at most four parts, each named; a part of zero is left out of the picture, not of the text."""
    points = checked(id, data)
    if len(points) > 4 or any(value is None for _, value in points):
        raise ValueError("a divided bar takes at most four known parts")
    total = sum(value for _, value in points)
    fills = ((TEAL, ""), (TEAL_PALE, f"url(#{id}-arsir)"), (SAFFRON, f"url(#{id}-titik)"), (GREY_PALE, ""))
    shown = [(label, value, fill) for (label, value), fill in zip(points, fills, strict=False) if value]
    widths = shares([value for _, value, _ in shown], lebar)
    parts = [
        _Bagian(label, _counted(value, total), fill, start, width)
        for (label, value, fill), start, width in zip(shown, accumulate(widths, initial=0.0), widths, strict=False)
    ]
    lines = heading(satuan, periode, total, lebar)
    top = LINE * len(lines) + 6
    place = _labels_below if sum(part.room for part in parts) <= lebar else _labels_listed
    segments, bottom = place(parts, top + STACK, lebar)
    return Grafik(
        id=id,
        judul=bentuk.spoken(judul, satuan, periode, points),
        lebar=str(lebar),
        tinggi=str(math.ceil(bottom)),
        keterangan=lines,
        alas=coordinate(top),
        segmen=tuple(segments),
    )


def _labels_below(parts: Sequence[_Bagian], y: float, lebar: int) -> tuple[list[Segmen], float]:
    """Labels in one row under the bar, each as near to its part as its neighbours allow, joined to it by a thin line."""
    rooms = [part.room for part in parts]
    middles = [part.mulai + part.lebar / 2 for part in parts]
    lefts = spread([middle - room / 2 for middle, room in zip(middles, rooms, strict=True)], rooms, lebar)
    segments = []
    for part, middle, left, room in zip(parts, middles, lefts, rooms, strict=True):
        centre = left + room / 2
        path = ((middle, y + 1), (middle, y + 6), (centre, y + 11), (centre, y + 14))
        segments.append(
            part.segment(
                write(centre, y + 28, part.jumlah),
                [write(centre, y + 43 + 14 * k, line) for k, line in enumerate(part.lines)],
                garis=" ".join(f"{coordinate(px)},{coordinate(py)}" for px, py in path),
            )
        )
    return segments, y + 35 + 14 * max((len(part.lines) for part in parts), default=0)


def _labels_listed(parts: Sequence[_Bagian], y: float, lebar: int) -> tuple[list[Segmen], float]:
    """One label to a line with a swatch before it, where a row is too narrow."""
    indent = 26 + max(text_width(part.jumlah, LARGE) * 1.08 for part in parts)
    y, segments = y + 20, []
    for part in parts:
        lines = wrapped(part.label, lebar - indent, SMALL)
        segments.append(
            part.segment(
                write(20, y, part.jumlah),
                [write(indent, y + 14 * k, line) for k, line in enumerate(lines)],
                kunci=write(0, y - 11, ""),
            )
        )
        y += 14 * len(lines) + 6
    return segments, y - 12


def _counted(value: int, total: int) -> str:
    share = f" ({angka(round(100 * value / total))}\u00a0%)" if total >= MIN_DENOMINATOR else ""
    return f"{angka(value)}{share}"

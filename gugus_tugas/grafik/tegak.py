"""Upright chart: columns over the years."""

import math
from collections.abc import Sequence

from gugus_tugas.grafik.bentuk import (
    TEAL,
    TEAL_SOFT,
    Batang,
    Grafik,
    Tulisan,
    checked,
    heading,
    peak_of,
    spoken,
    total_of,
    write,
)
from gugus_tugas.grafik.ukuran import BODY, LARGE, LINE, SMALL, Nilai, angka, coordinate, ringkas, text_width, visible

STUB = 18  # height of a masked column, whatever it hides


def kolom(
    id: str,
    *,
    judul: str,
    satuan: str,
    periode: str,
    data: Sequence[tuple[str | int, Nilai]],
    n: int | None = None,
    sorot: int | None = -1,
    jeda: int = 0,
    lebar: int = 604,
    tinggi: int = 210,
) -> Grafik:
    """Columns over the years, the one at index `sorot` highlighted.

    What stands before index `jeda` comes from another source and is set apart by a dashed line. `n` is the sum of the
    values; give it where a value is masked, or no n is printed.
    """
    points = checked(id, data)
    values = [value for _, value in points]
    lines = heading(satuan, periode, total_of(values) if n is None else n, lebar)
    base, step = tinggi - 22, lebar / len(points)
    bright = None if sorot is None else sorot % len(points)
    as_text, size = _fitting(values, step - 4)
    bars = _columns(values, step=step, base=base, room=base - LINE * len(lines) - 28, bright=bright, as_text=as_text)
    return Grafik(
        id=id,
        judul=spoken(judul, satuan, periode, points),
        lebar=str(lebar),
        tinggi=str(tinggi),
        keterangan=lines,
        alas=coordinate(base),
        batang=bars,
        label=_years([label for label, _ in points], step, base + 17),
        ukuran=str(size),
        jeda=coordinate(step * jeda) if 0 < jeda < len(points) else "",
    )


def _columns(
    values: Sequence[Nilai], *, step: float, base: float, room: float, bright: int | None, as_text
) -> tuple[Batang, ...]:
    width, peak, bars = min(step * 0.62, 76), peak_of(values), []
    for index, value in enumerate(values):
        centre = step * (index + 0.5)
        height = min(STUB, room / 2) if value is None else visible(room * (float(value) / peak))
        bars.append(
            Batang(
                x=coordinate(centre - width / 2),
                y=coordinate(base - height),
                lebar=coordinate(width),
                tinggi=coordinate(height),
                warna=TEAL if index == bright else TEAL_SOFT,
                nilai=write(centre, base - height - 6, as_text(value)),
                is_sorot=index == bright,
                is_samar=value is None,
            )
        )
    return tuple(bars)


def _years(labels: Sequence[str], step: float, y: float) -> tuple[Tulisan, ...]:
    """The labels under the columns; every second, third … counted from the last, where they would touch."""
    every = math.ceil((max(text_width(label, BODY) for label in labels) + 6) / step)
    last = len(labels) - 1
    return tuple(write(step * (i + 0.5), y, label) for i, label in enumerate(labels) if (last - i) % every == 0)


def _fitting(values: Sequence[Nilai], room: float):
    """How to write the values above their columns: full and large, full and small, or short."""
    for as_text, size in ((angka, LARGE), (angka, SMALL), (ringkas, SMALL)):
        if max(text_width(as_text(value), size) * 1.08 for value in values) <= room:
            return as_text, size
    return ringkas, 9

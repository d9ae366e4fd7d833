"""Upright chart: columns over the years."""

import math
from collections.abc import Sequence

from gugus_tugas.grafik.bentuk import TEAL, TEAL_SOFT, Batang, Grafik, Tulisan, checked, heading, spoken, total_of
from gugus_tugas.grafik.ukuran import BODY, LARGE, LINE, SMALL, Nilai, angka, coordinate, ringkas, text_width, visible


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
    """Columns over the years, the one at index `sorot` highlighted. Before index `jeda` the numbers come from another source."""
    points = checked(id, data)
    values = [value for _, value in points]
    head = heading(satuan, periode, total_of(values) if n is None else n, lebar)
    top, base = LINE * len(head) + 28, tinggi - 22
    step = lebar / len(points)
    width, peak = min(step * 0.62, 76), max([1, *(float(v) for v in values if v is not None)])
    write, size = _fitting(values, step - 4)
    bright = sorot % len(points) if sorot is not None else -1
    bars = []
    for index, (_, value) in enumerate(points):
        centre, height = step * (index + 0.5), _height(value, peak, base - top)
        bars.append(
            Batang(
                x=coordinate(centre - width / 2),
                y=coordinate(base - height),
                lebar=coordinate(width),
                tinggi=coordinate(height),
                warna=TEAL if index == bright else TEAL_SOFT,
                nilai=Tulisan(coordinate(centre), coordinate(base - height - 6), write(value)),
                is_sorot=index == bright,
                is_samar=value is None,
            )
        )
    every = math.ceil((max(text_width(label, BODY) for label, _ in points) + 6) / step)
    labels = [
        Tulisan(coordinate(step * (i + 0.5)), coordinate(base + 17), label)
        for i, (label, _) in enumerate(points)
        if (len(points) - 1 - i) % every == 0
    ]
    return Grafik(
        id=id,
        judul=spoken(judul, satuan, periode, points),
        lebar=str(lebar),
        tinggi=str(tinggi),
        keterangan=head,
        alas=coordinate(base),
        batang=tuple(bars),
        label=tuple(labels),
        ukuran=str(size),
        jeda=coordinate(step * jeda) if 0 < jeda < len(points) else "",
    )


def _fitting(values: Sequence[Nilai], room: float):
    """How to write the values above their columns: full and large, full and small, or short."""
    for write, size in ((angka, LARGE), (angka, SMALL), (ringkas, SMALL)):
        if max(text_width(write(v), size) * 1.08 for v in values) <= room:
            return write, size
    return ringkas, 9


def _height(value: Nilai, peak: float, room: float, stub: float = 18) -> float:
    return stub if value is None else visible(room * (float(value) / peak))

"""Lying charts: bars by category, and one bar divided into parts."""

import math
from collections.abc import Sequence
from itertools import accumulate

from gugus_tugas.grafik.bentuk import (
    GREY,
    TEAL,
    TEAL_SOFT,
    Batang,
    Grafik,
    Segmen,
    Tulisan,
    checked,
    heading,
    spoken,
    total_of,
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

MIN_DENOMINATOR = 20  # no percentage of fewer (ranah.md 8.3, rule 7)


def batang(
    id: str,
    *,
    judul: str,
    satuan: str,
    periode: str,
    data: Sequence[tuple[str, Sequence[Nilai] | Nilai]],
    seri: Sequence[str | int] = (),
    n: int | None = None,
    lebar: int = 604,
) -> Grafik:
    """Horizontal bars by category; with `seri` (at most three, the newest last) a bar for each, named at the first category."""
    rows = [(str(label), tuple(v) if isinstance(v, Sequence) else (v,)) for label, v in data]
    if (
        not rows
        or len({len(values) for _, values in rows}) != 1
        or len(rows[0][1]) != max(1, len(seri))
        or len(seri) > 3
    ):
        raise ValueError("each category needs one value per series, and at most three series")
    flat = checked(
        id, [(f"{label} {s}".strip(), v) for label, values in rows for s, v in zip(seri or ("",), values, strict=True)]
    )
    head = heading(satuan, periode, total_of([v for _, v in flat]) if n is None else n, lebar)
    names = [wrapped(label, lebar * 0.36, BODY) for label, _ in rows]
    left = math.ceil(max(text_width(line, BODY) for lines in names for line in lines)) + 10
    tail = max(text_width(angka(v), BODY) for _, v in flat) + max([0, *(text_width(f" {s}", SMALL) for s in seri)]) + 12
    scale, peak = max(lebar - left - tail, 20), max([1, *(float(v) for _, v in flat if v is not None)])
    y, bars, labels = LINE * len(head) + 12, [], []
    for row, ((_, values), lines) in enumerate(zip(rows, names, strict=True)):
        block = max(19 * len(values) - 3, LINE * len(lines))
        first_line = y + block / 2 - LINE * len(lines) / 2 + 11
        labels += [
            Tulisan(coordinate(left - 10), coordinate(first_line + LINE * k), line) for k, line in enumerate(lines)
        ]
        start = y + (block - 19 * len(values) + 3) / 2
        for k, value in enumerate(values):
            named = str(seri[k]) if seri and row == 0 else ""
            bars.append(_horizontal(value, left, start + 19 * k, scale / peak, len(values) - 1 - k, named))
        y += block + 12
    return Grafik(
        id=id,
        judul=spoken(judul, satuan, periode, flat),
        lebar=str(lebar),
        tinggi=str(math.ceil(y - 4)),
        keterangan=head,
        alas=coordinate(left),
        batang=tuple(bars),
        label=tuple(labels),
        ukuran=str(BODY),
    )


def bertumpuk(
    id: str, *, judul: str, satuan: str, periode: str, data: Sequence[tuple[str, int]], lebar: int = 604
) -> Grafik:
    """One bar divided into at most four parts, each named; a part of zero is left out of the picture, not of the text."""
    points = checked(id, data)
    if len(points) > 4 or any(value is None for _, value in points):
        raise ValueError("a stacked bar takes at most four known parts")
    total = sum(value for _, value in points)
    head = heading(satuan, periode, total, lebar)
    colours = (TEAL, f"url(#{id}-arsir)", f"url(#{id}-titik)", f"url(#{id}-polos)")
    shown = [(label, value, colour) for (label, value), colour in zip(points, colours, strict=False) if value]
    widths = shares([value for _, value, _ in shown], lebar)
    starts = list(accumulate(widths, initial=0.0))[: len(widths)]
    bar = LINE * len(head) + 6
    counts = [_counted(value, total) for _, value, _ in shown]
    place = _labels_below if _fit_in_row([s[0] for s in shown], counts, lebar) else _labels_listed
    parts, bottom = place(shown, counts, starts, widths, bar, lebar)
    return Grafik(
        id=id,
        judul=spoken(judul, satuan, periode, points),
        lebar=str(lebar),
        tinggi=str(math.ceil(bottom)),
        keterangan=head,
        alas=coordinate(bar),
        segmen=tuple(parts),
    )


def _labels_below(shown, counts, starts, widths, bar: float, lebar: int) -> tuple[list[Segmen], float]:
    """Labels in one row under the bar, each as near to its part as its neighbours allow, joined by a thin line."""
    blocks = [wrapped(label, max(width, 92), SMALL) for (label, _, _), width in zip(shown, widths, strict=True)]
    sizes = [_block(lines, count) for lines, count in zip(blocks, counts, strict=True)]
    wanted = [start + width / 2 - size / 2 for start, width, size in zip(starts, widths, sizes, strict=True)]
    placed = spread(wanted, sizes, lebar)
    parts, top = [], bar + 54
    for i, (_, _, colour) in enumerate(shown):
        centre, middle = placed[i] + sizes[i] / 2, starts[i] + widths[i] / 2
        lines = tuple(
            Tulisan(coordinate(centre), coordinate(top + 15 + 14 * k), line) for k, line in enumerate(blocks[i])
        )
        corners = [(middle, bar + 29), (middle, bar + 34), (centre, bar + 38), (centre, bar + 41)]
        leader = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in corners)
        parts.append(
            Segmen(
                coordinate(starts[i]),
                coordinate(widths[i]),
                colour,
                Tulisan(coordinate(centre), coordinate(top), counts[i]),
                lines,
                garis=leader,
            )
        )
    return parts, top + 15 + 14 * max([1, *(len(lines) for lines in blocks)])


def _labels_listed(shown, counts, starts, widths, bar: float, lebar: int) -> tuple[list[Segmen], float]:
    """One label to a line with a swatch before it, where a row is too narrow."""
    parts, y, indent = [], bar + 48, 22 + max(text_width(count, LARGE) for count in counts) + 8
    for i, (label, _, colour) in enumerate(shown):
        lines = wrapped(label, lebar - indent, SMALL)
        texts = tuple(Tulisan(coordinate(indent), coordinate(y + 14 * k), line) for k, line in enumerate(lines))
        count = Tulisan("22", coordinate(y), counts[i])
        parts.append(
            Segmen(
                coordinate(starts[i]),
                coordinate(widths[i]),
                colour,
                count,
                texts,
                kunci=Tulisan("0", coordinate(y - 11), ""),
            )
        )
        y += 14 * len(lines) + 6
    return parts, y - 10


def _horizontal(value: Nilai, left: float, y: float, unit: float, age: int, named: str) -> Batang:
    length = 26 if value is None else visible(float(value) * unit)
    end = left + length + 6
    text = angka(value)
    name = Tulisan(coordinate(end + text_width(text, BODY) * 1.08 + 5), coordinate(y + 12.5), named) if named else None
    shape = {"x": coordinate(left), "y": coordinate(y), "lebar": coordinate(length), "tinggi": "16"}
    warna = (TEAL, TEAL_SOFT, GREY)[age]
    return Batang(
        **shape,
        warna=warna,
        nilai=Tulisan(coordinate(end), coordinate(y + 12.5), text),
        is_sorot=age == 0,
        is_samar=value is None,
        seri=name,
    )


def _counted(value: int, total: int) -> str:
    return f"{angka(value)} ({angka(round(100 * value / total))}\u00a0%)" if total >= MIN_DENOMINATOR else angka(value)


def _block(lines: Sequence[str], count: str) -> float:
    return max(text_width(count, LARGE) * 1.08, *(text_width(line, SMALL) for line in lines)) + 8


def _fit_in_row(labels: Sequence[str], counts: Sequence[str], lebar: int) -> bool:
    return sum(_block(wrapped(label, 92, SMALL), count) for label, count in zip(labels, counts, strict=True)) <= lebar

"""Measures of the charts: numbers as text, the estimated width of words, and how things share a line."""

from collections.abc import Sequence
from decimal import Decimal

Nilai = int | float | Decimal | None  # None is a masked value
MASKED = "*"
LINE, SMALL, BODY, LARGE = 15, 12, 13, 14  # height of a line, sizes of type
_NARROW, _WIDE = frozenset("iIlj.,:;'|!()[] t*frJ-"), frozenset("mwMW%@—")


def angka(value: Nilai) -> str:
    """1234 -> "1.234", 12.5 -> "12,5", None -> "*"."""
    if value is None:
        return MASKED
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def ringkas(value: Nilai) -> str:
    """A number too long for its column: 1,2 rb, 3,4 jt, 5,6 M, 7,8 T."""
    for size, unit in ((10**12, "T"), (10**9, "M"), (10**6, "jt"), (10**3, "rb")):
        if value is not None and value >= size:
            return f"{angka(round(float(value) / size, 1))}\u00a0{unit}"
    return angka(value)


def spread(wanted: Sequence[float], sizes: Sequence[float], room: float) -> list[float]:
    """Positions near the wanted ones, in the same order, without overlap and inside the picture."""
    placed, edge = [], 0.0
    for start, size in zip(wanted, sizes, strict=True):
        placed.append(max(start, edge))
        edge = placed[-1] + size
    edge = room
    for i in reversed(range(len(placed))):
        placed[i] = max(min(placed[i], edge - sizes[i]), 0.0)
        edge = placed[i]
    return placed


def shares(values: Sequence[int], room: float) -> list[float]:
    """Widths in proportion, none too thin to be seen."""
    total, thin = sum(values), 3.0
    raw = [max(room * (value / total), thin) for value in values]
    wide = sum(width for width in raw if width > thin) or 1.0
    extra = sum(raw) - room
    return [width - extra * width / wide if width > thin else width for width in raw]


def visible(length: float) -> float:
    """Nothing is nothing, but one of thousands is still drawn."""
    return length if length == 0 else max(length, 1.5)


def wrapped(text: str, room: float, size: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def text_width(text: str, size: float) -> float:
    """Estimated width in Source Sans 3; a little generous, so that labels do not touch."""
    return size * sum(0.3 if c in _NARROW else 0.85 if c in _WIDE else 0.6 if c.isupper() else 0.51 for c in text)


def coordinate(value: float) -> str:
    """A coordinate as SVG reads it: one decimal at most, a point, no separators."""
    return f"{value:.1f}".removesuffix(".0")

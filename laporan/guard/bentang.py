"""Spans of unknowns, relation by relation, until nothing more follows. No solver needed.

Where unknowns and relations make no ring (a forest), the spans are exact and every whole number in them is possible: sums of whole
spans are whole spans, and what one relation leaves open no other takes back. Where they make a ring, a span may be too wide; those
unknowns are named, for a linear program to look at.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from laporan.guard.pengetahuan import Peubah

Relasi = tuple[tuple[tuple[Peubah, int], ...], bool]


def spans_of(
    relations: Sequence[Relasi], fixed: Mapping[Peubah, int]
) -> tuple[dict[Peubah, tuple[float, float]], set[Peubah]]:
    """(lowest and highest value of each unknown of the relations, the unknowns that stand in a ring or have a factor beside 1 and -1)."""
    spans = {name: (fixed.get(name, 0), fixed.get(name, math.inf)) for terms, _ in relations for name, _ in terms}
    moving = True
    for _ in range(4 * len(relations) + 4):  # a forest is done long before; a ring may creep on for ever
        if not moving:
            break
        moving = any([_narrow(spans, terms, is_minimal) for terms, is_minimal in relations])
    return spans, _tangled(relations, fixed)


def _narrow(spans: dict[Peubah, tuple[float, float]], terms, is_minimal: bool) -> bool:
    """Each unknown against the rest of one relation. True when a span became narrower."""
    ends = [_scaled(factor, *spans[name]) for name, factor in terms]
    least, most = _Total(low for low, _ in ends), _Total(high for _, high in ends)
    narrower = False
    for (name, factor), (low, high) in zip(terms, ends, strict=True):
        # factor * unknown = -(the rest), or at least that
        low, high = _scaled(1 / factor, -most.without(high), math.inf if is_minimal else -least.without(low))
        old_low, old_high = spans[name]
        if low > old_low or high < old_high:
            spans[name] = max(old_low, _whole(math.ceil, low)), min(old_high, _whole(math.floor, high))
            narrower = True
    return narrower


class _Total:
    """A sum of which one part is left out again and again; a part may be infinite."""

    def __init__(self, parts: Iterable[float]):
        parts = list(parts)
        self.finite = sum(part for part in parts if math.isfinite(part))
        endless = [part for part in parts if not math.isfinite(part)]
        self.endless, self.number = sum(endless), len(endless)

    def without(self, part: float) -> float:
        if math.isfinite(part):
            return self.endless if self.number else self.finite - part
        return self.endless if self.number > 1 else self.finite


def _scaled(factor: float, low: float, high: float) -> tuple[float, float]:
    return (factor * low, factor * high) if factor > 0 else (factor * high, factor * low)


def _whole(rounded: Callable[[float], int], value: float) -> float:
    return rounded(value) if math.isfinite(value) else value


def _tangled(relations: Sequence[Relasi], fixed: Mapping[Peubah, int]) -> set[Peubah]:
    """All unknowns that hang together with a ring."""
    parent: dict = {}
    rings = set()

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for n, (terms, _) in enumerate(relations):
        for name, factor in terms:
            if name in fixed:
                continue
            one, other = root(n), root(name)
            if one == other or abs(factor) != 1:
                rings.add(name)
            parent[one] = other
    knotted = {root(name) for name in rings}
    return {name for name in parent if isinstance(name, tuple) and root(name) in knotted}

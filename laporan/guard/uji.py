"""The audit: can a reader who calculates still believe every value that he must be able to believe?

Where the relations make no ring, the span of each unknown is worked out relation by relation, exactly (bentang.py). Elsewhere each
claim "this unknown may be v" gets a copy of all unknowns that hang together with it; one linear program solves all copies, each with
a slack that is zero exactly when the claim holds (a solution that is not whole is asked again as an integer program). Where a slack
stays, the reduced costs say which printed numbers forbid the value: by duality no set of masks that leaves all of them printed can
mend it, so they are the exact cut of the search (masking.py).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from laporan.guard.bentang import spans_of
from laporan.guard.pengetahuan import Pengetahuan, Peubah, Tuntutan

TOLERANCE = 1e-6
TOGETHER = 16  # claims in one linear program


class Bertentangan(Exception):
    """What is told and what is taken for granted have no solution: the register was changed in a way that the relations do not know."""


@dataclass(frozen=True)
class Jawaban:
    """`gagal`: claims found not to hold. `sebab`: numbers of which at least one must be masked to mend one of them."""

    gagal: tuple[Tuntutan, ...] = ()
    sebab: frozenset[Peubah] = frozenset()


class Ruang:
    """All unknowns that hang together with those of a table, and what is told of them in any case (`tahu`)."""

    def __init__(self, known: Pengetahuan, tahu: dict[Peubah, int], mulai: Iterable[Peubah]):
        self.tahu = tahu
        self.relasi = known.relasi
        self.peubah, self.milik = self._reach(mulai)
        self.urut = {name: n for n, name in enumerate(self.peubah)}
        self.dari = {
            name: [row for row in self.milik if any(name == other for other, _ in row[0])] for name in self.peubah
        }
        self.persamaan, self.pertidaksamaan = self._rows(is_minimal=False), self._rows(is_minimal=True)

    def _reach(self, start: Iterable[Peubah]):
        """Unknowns reachable through relations; a number that is told does not carry on."""
        by_name: dict[Peubah, list[int]] = {}
        for n, (terms, _) in enumerate(self.relasi):
            for name, _ in terms:
                by_name.setdefault(name, []).append(n)
        seen, rows, stack = set(), set(), list(start)
        while stack:
            name = stack.pop()
            if name in seen:
                continue
            seen.add(name)
            if name in self.tahu:
                continue
            for n in by_name.get(name, ()):
                rows.add(n)
                stack += [other for other, _ in self.relasi[n][0]]
        return sorted(seen), [self.relasi[n] for n in sorted(rows)]

    def periksa(self, claims: Sequence[Tuntutan], tercetak: dict[Peubah, int]) -> Jawaban:
        """Do these claims hold when `tercetak` is printed beside what is known? Raises Bertentangan."""
        fixed = self.tahu | tercetak
        claims = [claim for claim in claims if claim.peubah in self.urut]
        spans, tangled = spans_of(self.milik, fixed)
        causes, hard = {}, []
        for claim in claims:
            low, high = spans.get(claim.peubah, (0, math.inf))
            if not low <= claim.nilai <= high:
                causes[claim] = self._forbidden(claim, fixed) or set(self.peubah)
                if claim.peubah in tangled and len(causes) == 1:
                    causes |= self._solve([claim], fixed)  # a closer cause: fewer ways to try
            elif claim.peubah in tangled:
                hard.append(claim)
        if not causes:
            by_name = {name: [c for c in hard if c.peubah == name] for name in dict.fromkeys(c.peubah for c in hard)}
            ends = [claim for of_one in by_name.values() for claim in dict.fromkeys((of_one[-1], of_one[0]))]
            rest = [claim for claim in hard if claim not in ends]
            parts = [part[n : n + TOGETHER] for part in (ends, rest) for n in range(0, len(part), TOGETHER)]
            causes = next((found for part in parts if (found := self._solve(part, fixed))), {})
        mendable = [cause & tercetak.keys() for cause in causes.values()]
        least = min(mendable, key=lambda cause: (len(cause), sorted(cause)), default=())
        return Jawaban(tuple(causes), frozenset(least))

    def _solve(self, claims: list[Tuntutan], fixed: dict[Peubah, int]) -> dict[Tuntutan, set[Peubah]]:
        """The claims that do not hold, by linear programming, with the numbers that forbid each."""
        if not claims:
            return {}
        asked = [(self.urut[claim.peubah], claim.nilai) for claim in claims]
        found = _linear().nearest(self.persamaan, self.pertidaksamaan, *self._bounds(fixed), asked)
        if found is None:
            raise Bertentangan
        causes = {}
        for claim, values, prices in zip(claims, *found, strict=True):
            if abs(values[self.urut[claim.peubah]] - claim.nilai) > TOLERANCE:
                causes[claim] = {
                    name for name, price in zip(self.peubah, prices, strict=True) if abs(price) > TOLERANCE
                }
            elif abs(values - values.round()).max() > TOLERANCE and not self._whole(claim, fixed):
                causes[claim] = set(self.peubah)
        return causes

    def is_tertutup(self, claims: Iterable[Tuntutan], tercetak: dict[Peubah, int]) -> frozenset[Peubah] | None:
        """A look at each relation alone: the printed numbers by which one of them forbids a claim, or None when none does."""
        fixed = self.tahu | tercetak
        for claim in claims:
            if claim.peubah in self.urut and (cause := self._forbidden(claim, fixed)) is not None:
                return frozenset(cause & tercetak.keys())
        return None

    def _forbidden(self, claim: Tuntutan, fixed: dict[Peubah, int]) -> set[Peubah] | None:
        """The numbers told in a relation that alone forbids the claim; None when no relation does."""
        if claim.peubah in fixed and fixed[claim.peubah] != claim.nilai:
            return {claim.peubah}
        values = fixed | {claim.peubah: claim.nilai}
        for terms, is_minimal in self.dari[claim.peubah]:
            sure = sum(factor * values[name] for name, factor in terms if name in values)
            loose = [factor for name, factor in terms if name not in values]
            too_low = sure < 0 and not any(factor > 0 for factor in loose)
            too_high = sure > 0 and not is_minimal and not any(factor < 0 for factor in loose)
            if too_low or too_high:
                return {name for name, _ in terms if name in fixed}
        return None

    def _rows(self, *, is_minimal: bool) -> list[dict[int, int]]:
        """Place of an unknown -> its factor, for each equation or inequality."""
        return [{self.urut[name]: n for name, n in terms} for terms, minimal in self.milik if minimal == is_minimal]

    def _bounds(self, fixed: dict[Peubah, int]) -> tuple[list[float], list[float]]:
        """Lowest and highest value of each unknown."""
        return [fixed.get(name, 0) for name in self.peubah], [fixed.get(name, math.inf) for name in self.peubah]

    def _whole(self, claim: Tuntutan, fixed: dict[Peubah, int]) -> bool:
        low, high = self._bounds(fixed | {claim.peubah: claim.nilai})
        return _linear().has_whole(self.persamaan, self.pertidaksamaan, low, high)


def _linear():
    """scipy is loaded with the first audit: no page that audits nothing waits a second for it."""
    return import_module("laporan.guard.linear")

"""First small-number rule, in one place: the public edition breaks a total down only when no part can point at a person.

ranah.md 8.3: province totals are always shown; a one-way breakdown is printed only when every non-zero part has at least
MIN_REPORT_CELL members, otherwise the whole breakdown is left out, so nothing can be worked out by subtraction.
"""

from collections.abc import Iterable

from gugus_tugas.sel_kecil import SEL_TERKECIL

MIN_REPORT_CELL = SEL_TERKECIL  # people per printed part of the public edition


def may_break_down(parts: Iterable[int]) -> bool:
    """May these parts of a total be printed? Never when there is nothing to break down."""
    parts = list(parts)
    return any(parts) and all(part == 0 or part >= MIN_REPORT_CELL for part in parts)


def at_least(number: int) -> int | None:
    """Rounded down to a multiple of MIN_REPORT_CELL, None below it: for numbers that a reader may ask for on many days.

    Two exact numbers of two days tell by subtraction that one person came between them; two of these do not.
    """
    return number - number % MIN_REPORT_CELL or None

"""How small is small (ranah.md 8.3): the two thresholds, and the coarse rules for pages whose readers are members, not the public."""

from collections.abc import Iterable

from gugus_tugas.sel_kecil import SEL_TERKECIL, SEL_TERKECIL_RENTAN

MIN_REPORT_CELL = SEL_TERKECIL  # people per printed number of the public edition
MIN_REPORT_CELL_RENTAN = SEL_TERKECIL_RENTAN  # the same, where it tells of children or of sexual exploitation


def may_break_down(parts: Iterable[int]) -> bool:
    """May these parts of a total be shown, all or none of them? Never when there is nothing to break down."""
    parts = list(parts)
    return any(parts) and all(part == 0 or part >= MIN_REPORT_CELL for part in parts)


def at_least(number: int) -> int | None:
    """Rounded down to a multiple of MIN_REPORT_CELL, None below it: for numbers that a reader may ask for on many days.

    Two exact numbers of two days tell by subtraction that one person came between them; two of these do not.
    """
    return number - number % MIN_REPORT_CELL or None

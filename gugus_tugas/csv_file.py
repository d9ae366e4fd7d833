"""Tables as CSV that a spreadsheet shows and never runs (keamanan.md 23)."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

# A cell that starts with one of these is a formula to some spreadsheet, the full-width ones included.
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")
SEPARATOR = ";"  # what Excel expects where the decimal sign is a comma


def safe_cell(value) -> str:
    """The text itself, or with an apostrophe before it where a spreadsheet would take it for a formula. A number is none."""
    text = "" if value is None else str(value)
    is_formula = not isinstance(value, int) and text.lstrip(" \u00a0").startswith(_FORMULA)
    return f"'{text}" if is_formula else text


def csv_lines(head: list[str], rows: Iterable[Iterable], *, separator: str = SEPARATOR) -> Iterator[bytes]:
    """Line by line: UTF-8 with a mark at the start (Excel), every cell quoted, lines ended as RFC 4180 wants."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")

    def written(row: Iterable) -> bytes:
        line.seek(0)
        line.truncate()
        writer.writerow([safe_cell(cell) for cell in row])
        return line.getvalue().encode()

    yield b"\xef\xbb\xbf" + written(head)
    yield from (written(row) for row in rows)


def csv_stream(head: list[str], rows: Iterable[Iterable], *, size: int = 500) -> Iterator[bytes]:
    """The same table in pieces of `size` lines: memory stays what these need, however many rows there are."""
    lines = csv_lines(head, rows)
    while piece := b"".join(islice(lines, size)):
        yield piece


def csv_bytes(head: list[str], rows: Iterable[Iterable]) -> bytes:
    """The whole table at once."""
    return b"".join(csv_lines(head, rows))

"""Tables as CSV that a spreadsheet shows and never runs (keamanan.md 23)."""

import csv
import io
from collections.abc import Iterable, Iterator

# A cell that starts with one of these is a formula to some spreadsheet, the full-width ones included.
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")
SEPARATOR = ";"  # what Excel expects where the decimal sign is a comma


def safe_cell(value) -> str:
    """The text itself, or with an apostrophe before it where a spreadsheet would take it for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text


def csv_bytes(head: list[str], rows: Iterable[Iterable]) -> bytes:
    """UTF-8 with a mark at the start (Excel), every cell quoted, lines ended as RFC 4180 wants."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in head])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def csv_stream(head: list[str], rows: Iterable[Iterable], *, size: int = 500) -> Iterator[bytes]:
    """The same file piece by piece: memory stays what `size` rows need, however many rows there are."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    text.write("\ufeff")
    writer.writerow([safe_cell(cell) for cell in head])
    for number, row in enumerate(rows, 1):
        writer.writerow([safe_cell(cell) for cell in row])
        if number % size == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    content = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return content

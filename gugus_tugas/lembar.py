"""Lists as CSV that a spreadsheet opens without carrying anything out (keamanan.md: formula injection, RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Sequence

_FIRES = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def aman(value) -> str:
    """The cell as text; one that a spreadsheet would carry out is quoted with an apostrophe, leading blanks or not."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FIRES) or text.lstrip().startswith(_FIRES) else text


def tulis_csv(kepala: Sequence[str], baris: Iterable[Sequence]) -> bytes:
    """UTF-8 with a byte-order mark, so that Excel reads the letters; every cell quoted."""
    output = io.StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    writer.writerow([aman(cell) for cell in kepala])
    writer.writerows([aman(cell) for cell in row] for row in baris)
    return b"\xef\xbb\xbf" + output.getvalue().encode()

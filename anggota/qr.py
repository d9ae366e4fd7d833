"""A QR code as one SVG path, drawn by templates/anggota/_qr.svg: no inline style, nothing unescaped."""

from dataclasses import dataclass

import segno

TEPI = 4  # modules of quiet zone that a camera needs


@dataclass(frozen=True)
class KodeQR:
    """`sisi` modules wide; `jalur` is the SVG path of the dark ones."""

    sisi: int
    jalur: str


def kode_qr(text: str) -> KodeQR:
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=TEPI))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return KodeQR(sisi=len(rows), jalur=path)

"""HTML to a tagged PDF: one child process per document, with limits, no network and none of our secrets.

The renderer is imported only in `gugus_tugas.pdf_worker`: it costs 0.7 s and keeps its memory, and a broken or hostile
document then takes the child down, not the site. Same HTML, same bytes: dates come from the data, never from a clock.
"""

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 60  # the report of 20 pages takes about 3 s; a person stops waiting long before a minute
# How the child ends; anything else is a fault of the renderer.
LIBRARIES_MISSING, ADDRESS_REFUSED, MEMORY_SPENT = 10, 11, 12

_REASONS = {
    LIBRARIES_MISSING: "PDF belum dapat dibuat di komputer ini karena pustaka Pango belum terpasang. Minta pengelola server"
    " menjalankan 'apt-get install libpangoft2-1.0-0 libharfbuzz-subset0'. Bagian lain sistem tetap dapat dipakai.",
    ADDRESS_REFUSED: "PDF dihentikan: dokumen memuat alamat di luar berkas statis sistem. Laporkan kepada pengelola.",
    MEMORY_SPENT: "PDF dihentikan: dokumen terlalu besar. Persempit periode atau saringannya, lalu coba lagi.",
}
_FAILED = "PDF gagal dibuat. Laporkan kepada pengelola"
_TOO_SLOW = "PDF tidak selesai dalam {} detik. Persempit periode atau saringannya, lalu coba lagi."
_FONTCONFIG = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{cache}</cachedir></fontconfig>'
)


class PdfFailed(Exception):
    """No PDF, with an Indonesian sentence for the person who asked. Never carries anything of the document."""


@dataclass(frozen=True)
class Dokumen:
    """What `pdf/base.html` prints around the body. `tanggal` is the date of issue, from the data."""

    judul: str
    tanggal: date
    klasifikasi: str = ""  # "UMUM" or "TERBATAS" on every page
    kaki: str = ""  # e.g. "Edisi Umum · Versi 1"
    pembuat: str = "Gugus Tugas PP-TPPO Aceh"
    is_konsep: bool = False
    tanda: str = ""  # a word across every sheet, e.g. "RAHASIA"

    @property
    def tanda_air(self) -> str:
        return "KONSEP" if self.is_konsep else self.tanda

    @property
    def is_terbatas(self) -> bool:
        return self.klasifikasi not in {"", "UMUM"}


@dataclass(frozen=True)
class Berkas:
    """A file carried inside the PDF (variant "pdf/a-3a"); its date is fixed so that the bytes are too."""

    nama: str
    isi: bytes
    keterangan: str
    tanggal: datetime


@dataclass(frozen=True)
class PenandaTangan:
    """One side of `pdf/_tanda_tangan.html`; `jabatan` is printed in capitals. Without a name: a dotted line to sign on."""

    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    pengantar: str = ""  # "Mengetahui,"

    @property
    def is_bernama(self) -> bool:
        return any(letter.isalpha() for letter in self.nama)


def render_pdf(
    html: str, *, variant: str = "pdf/ua-1", attachments: tuple[Berkas, ...] = (), timeout: float = TIMEOUT_SECONDS
) -> bytes:
    """The PDF of a complete HTML document whose addresses are relative to static/ ("css/cetak.css").

    Raises PdfFailed, with a sentence that may be shown.
    """
    order = {"html": html, "variant": variant, "attachments": [_packed(berkas) for berkas in attachments]}
    with tempfile.TemporaryDirectory(prefix="pdf-") as scratch:
        try:
            child = subprocess.run(
                [sys.executable, "-m", "gugus_tugas.pdf_worker"],
                input=json.dumps(order).encode(),
                capture_output=True,
                cwd=PROJECT,
                env=_environment(Path(scratch)),
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise PdfFailed(_TOO_SLOW.format(round(timeout))) from None
    if child.returncode or not child.stdout.startswith(b"%PDF-"):
        raise PdfFailed(_reason(child.returncode, child.stderr))
    return child.stdout


def _packed(berkas: Berkas) -> dict:
    return {
        "name": berkas.nama,
        "content": base64.b64encode(berkas.isi).decode(),
        "description": berkas.keterangan,
        "moment": berkas.tanggal.isoformat(),
    }


def _environment(scratch: Path) -> dict[str, str]:
    """All that the child knows of us: where our fonts are and where it may write. No keys, no addresses, no clock zone."""
    fontconfig = scratch / "fonts.conf"
    fontconfig.write_text(_FONTCONFIG.format(cache=scratch / "cache"))
    known = {
        "FONTCONFIG_FILE": str(fontconfig),
        "TMPDIR": str(scratch),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": "0",  # unpacking a WOFF stamps the font with the time, and so every PDF
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if "LD_LIBRARY_PATH" in os.environ:  # where the operator keeps Pango
        known["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    return known


def _reason(code: int, stderr: bytes) -> str:
    if code in _REASONS:
        return _REASONS[code]
    # The child's last word is the class of the fault and its place, never a message: messages may quote the document.
    place = re.search(rb"^GALAT ([A-Za-z]{1,60} [\w.]{1,60}:\d{1,6})$", stderr, re.M)
    return f"{_FAILED} ({place[1].decode()})." if place else f"{_FAILED} (kode {code})."

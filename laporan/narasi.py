"""The text of a chapter: a small Markdown as safe HTML, and what must not stand in it.

Paragraphs, headings, lists, bold and italic; nothing else is switched on, so raw HTML, links and pictures stay literal text.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from laporan.guard import MIN_REPORT_CELL_RENTAN

_markdown = MarkdownIt("zero").enable(["emphasis", "list", "heading", "escape"])
# What would point at a person, wherever it stands: a case or victim code, a NIK in the groups in which people write it (four years
# in a row are none), a mobile number.
TERLARANG = (
    (re.compile(r"TPPO[ -]?ACEH[\s/-]+\d{4}[\s/-]+\d+", re.I), "kode kasus atau korban"),
    (
        re.compile(
            r"(?<!\d)(?:(?!(?:(?:19|20)\d\d[ .-]){3}(?:19|20)\d\d)\d{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}"
            r"|\d{6}[ .-]?\d{6}[ .-]?\d{4}|\d{4}[ .-]\d{2}[ .-]\d{6}[ .-]\d{4}|(?:\d{2}[ .-]){3}\d{6}[ .-]\d{4})(?!\d)"
        ),
        "NIK",
    ),
    (re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){6,11}(?!\d)"), "nomor telepon seluler"),
)
# Signs of Markdown that vanish in print, and dashes and blanks that only look like others.
_TAMPAK = {
    **dict.fromkeys(map(ord, "\\*_"), None),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " "),
}
# A number of people or cases that could point at somebody, in digits or words; "seorang" is one of them.
_BILANGAN = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_ORANG = (
    "orang|korban|anak|balita|bayi|remaja|perempuan|laki-laki|wanita|pria|siswa|siswi|santri|warga|wni|wna|pekerja|pmi|"
    "tersangka|terdakwa|terpidana|terlapor|pelaku|kasus|perkara|keluarga"
)
_SEJUMLAH = re.compile(rf"\b(?:(\d{{1,2}}|{'|'.join(_BILANGAN)})(?: \(\w+\))? (?:{_ORANG})|se(?:orang|pasang))\b", re.I)
_ANGKA = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w])|(?<![\w.,])\d+(?![\w])")


def render_narasi(teks: str) -> SafeString:
    """HTML of a text. Every heading becomes <h3>: the chapter above it is an <h2>."""
    tokens = _markdown.parse(teks)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3"
    return mark_safe(_markdown.renderer.render(tokens, _markdown.options, {}))


def tampak(teks: str) -> str:
    """A text as its reader sees it: without the signs of Markdown, every dash and blank a plain one."""
    return teks.translate(_TAMPAK)


def check_narasi(teks: str) -> None:
    """Raises ValidationError that names kind and line of what would point at a person."""
    faults = [
        f"Baris {number} memuat {what}. Hapus: laporan tidak boleh menunjuk orang."
        for number, line in enumerate(tampak(teks).splitlines(), 1)
        for pattern, what in TERLARANG
        if pattern.search(line)
    ]
    if faults:
        raise ValidationError(faults)


def angka_dalam(teks: str) -> list[str]:
    """Whole numbers in a text, as written, each once, in their order."""
    return list(dict.fromkeys(_ANGKA.findall(teks)))


def angka_tak_tercetak(teks: str, tercetak: str) -> list[str]:
    """Numbers of a chapter that the public edition prints nowhere else: whoever checks the report looks at these."""
    known = set(angka_dalam(tercetak))
    return [number for number in angka_dalam(teks) if number not in known]


def angka_kecil(teks: str) -> list[str]:
    """Numbers of people or cases below the threshold, as written ("dua korban"), each once: small even where a table prints the digit."""
    found = (
        hit for hit in _SEJUMLAH.finditer(" ".join(tampak(teks).split())) if _nilai(hit[1]) < MIN_REPORT_CELL_RENTAN
    )
    return list(dict.fromkeys(hit[0] for hit in found))


def _nilai(bilangan: str | None) -> int:
    if bilangan is None:
        return 1
    return int(bilangan) if bilangan.isdecimal() else _BILANGAN.index(bilangan.lower()) + 1

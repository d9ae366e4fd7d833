"""Uploaded tables: an XLSX or CSV becomes rows of plain values. Nothing is evaluated, unpacked without limit or fetched.

Also the one way in which our own spreadsheets write text, so that no cell becomes a formula.
"""

import csv
import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import openpyxl
from django.core.exceptions import ValidationError
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

MEGABYTE, MAX_PARTS, MAX_SEEN = 1024 * 1024, 200, 200
# What the reader of archives is known to raise for one that is damaged (gugus_tugas/tests/test_tabel.py tries thousands).
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
_HIDDEN = (
    "Lembar pertama buku kerja ini disembunyikan, padahal hanya lembar pertama yang dibaca. Tampilkan atau hapus lembar itu, dan "
    "letakkan lembar yang akan diimpor paling depan."
)
_DAMAGED = "Berkas ini rusak atau bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi."
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")


@dataclass(frozen=True)
class Batas:
    """How much is read at most. The usual limits fit a sheet of 500 rows, which unpacks to less than 1 MB."""

    byte: int = 2 * MEGABYTE
    terurai: int = 20 * MEGABYTE  # of a workbook, unpacked
    baris: int = 20_000  # blank rows count
    kolom: int = 20
    tanda: int = 600_000  # `<` in one part: a row of a million cells is parsed whole, at half a kilobyte each


BIASA = Batas()


class Tanda:
    """Stands where a cell held something that is not taken."""


class Terbaca(list):
    """Rows that were read; and what the file holds beside them, so that nobody believes it was stored."""

    def __init__(self, rows: Iterable = (), *, kolom_lain: Sequence = (), lembar_lain: Sequence = ()):
        super().__init__(rows)
        self.kolom_lain, self.lembar_lain = list(kolom_lain), list(lembar_lain)

    @classmethod
    def of(cls, rows: Iterable) -> "Terbaca":
        return rows if isinstance(rows, cls) else cls(rows)


RUMUS, GABUNG = Tanda(), Tanda()  # a formula: never computed; a cell merged into another one that says something
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")


def read_rows(upload, batas: Batas = BIASA) -> Terbaca:
    """(row number as the sheet counts, values) of every row that is not blank, from the first sheet.

    `lembar_lain`: (name, number of rows) of every other sheet that says something; at most MAX_SEEN rows are counted. The column
    after the last one that is read stands at the end of each row, so that it can be told that there are more.
    Raises ValidationError, in Indonesian, for a file that is not acceptable.
    """
    extension = upload.name.rpartition(".")[2].lower()
    if extension not in {"xlsx", "csv"}:
        raise ValidationError(
            "Kirim berkas Excel (.xlsx) atau CSV. Di Excel: Simpan Sebagai, Buku Kerja Excel (.xlsx)."
        )
    if upload.size > batas.byte:
        raise ValidationError(
            f"Berkas terlalu besar (paling besar {batas.byte // MEGABYTE} MB). Hapus gambar dan lembar lain."
        )
    upload.seek(0)
    content = upload.read(batas.byte + 1)
    rows, others = _read_workbook(content, batas) if extension == "xlsx" else (_read_csv(content, batas), [])
    found = Terbaca(lembar_lain=others)
    for number, values in enumerate(rows, 1):
        if number > batas.baris:
            raise ValidationError(
                f"Lembar ini lebih dari {batas.baris} baris, termasuk baris kosong yang berformat. "
                "Hapus baris di bawah tabel, lalu kirim lagi."
            )
        if any(map(says, values)):
            found.append((number, values))
    return found


def says(value) -> bool:
    """Is there something in this cell?"""
    return value is not None and value != "" and value is not GABUNG


def _read_workbook(content: bytes, batas: Batas) -> tuple[list[list], list[tuple[str, int]]]:
    _check_archive(content, batas)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        if sheet.sheet_state != "visible":
            raise ValidationError(_HIDDEN)
        sheet.reset_dimensions()  # a wrong dimension tag would hide rows without a word
        wide = batas.kolom + 1
        rows = [
            [RUMUS if cell.data_type == "f" else _plain(cell.value) for cell in row]
            for row in islice(sheet.iter_rows(max_col=wide), batas.baris + 1)
        ]
        _mark_merged(rows, book._archive.read(sheet._worksheet_path), wide)
        others = [(other.title, said) for other in book.worksheets[1:] if (said := _rows_of(other, wide))]
        book.close()
    except ValidationError:
        raise
    except Exception:  # whatever the library says of a damaged workbook
        raise ValidationError(_DAMAGED) from None
    return rows, others


def _rows_of(sheet, kolom: int) -> int:
    """How many rows of a sheet that is not read say something; whoever writes a table begins it at the top."""
    sheet.reset_dimensions()
    seen = islice(sheet.iter_rows(max_col=kolom, values_only=True), MAX_SEEN)
    return sum(any(map(says, values)) for values in seen)


def _mark_merged(rows: list[list], sheet: bytes, kolom: int) -> None:
    """Cells that Excel shows as part of another one are empty in the file: marked, or what they seem to say would be lost.

    Areas never overlap, so more cells than the sheet has are the work of a forger.
    """
    left = len(rows) * kolom
    for area in _MERGED.findall(sheet):
        first_column, first, last_column, last = openpyxl.utils.range_boundaries(area.decode())
        places = range(first_column - 1, min(last_column, kolom))
        merged = rows[first - 1 : last] if places else []
        left -= len(merged) * len(places)
        if left < 0:
            raise ValueError("overlapping areas")
        for row in merged:
            row.extend([None] * (places.stop - len(row)))
        said = merged[0][places.start] if merged else None
        if said is not None and said != "":
            for row in merged:
                row[places.start : places.stop] = [GABUNG] * len(places)
            merged[0][places.start] = said


def _check_archive(content: bytes, batas: Batas) -> None:
    """Before anything is parsed: how much would it unpack to, and does a part carry code, links or entities?"""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > batas.terurai:
                raise ValidationError(
                    "Isi berkas ini terlalu besar untuk dibuka. Salin tabelnya saja ke buku kerja baru."
                )
            if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
                raise ValidationError(_DAMAGED)  # no program writes a workbook so
            names = [part.filename.lower() for part in parts]
            if any("vbaproject" in name or "macrosheets" in name or "externallinks" in name for name in names):
                raise ValidationError(
                    "Berkas ini memuat makro atau tautan ke buku kerja lain. Simpan salinannya sebagai .xlsx tanpa itu."
                )
            if any(
                name.endswith((".zip", ".xlsx", ".xlsm", ".bin")) for name in names if "printersettings" not in name
            ):
                raise ValidationError(
                    "Berkas ini memuat berkas lain di dalamnya. Salin tabelnya saja ke buku kerja baru."
                )
            for part in parts:
                _check_part(part.filename.lower(), archive.read(part), batas)
    except _BROKEN:
        raise ValidationError(_DAMAGED) from None


def _check_part(name: str, content: bytes, batas: Batas) -> None:
    """Whatever its name: a sheet may be called sheet1.dat."""
    if content.count(b"<") > batas.tanda:
        raise ValidationError("Isi berkas ini terlalu besar untuk dibuka. Salin tabelnya saja ke buku kerja baru.")
    if name.endswith((".xml", ".rels")) and not _is_plain_xml(content):
        raise ValidationError(_DAMAGED)


def _is_plain_xml(content: bytes) -> bool:
    """UTF-8 without a document type: so no entity can grow, and none can read a file."""
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in content or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        return False
    return b"<!DOCTYPE" not in content and b"<!ENTITY" not in content


def _read_csv(content: bytes, batas: Batas) -> list[list]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError("CSV ini tidak tersimpan sebagai UTF-8. Di Excel: Simpan Sebagai, CSV UTF-8.") from None
    if "\x00" in text:
        raise ValidationError(_DAMAGED)
    first = text.split("\n", 1)[0]
    try:
        rows = list(
            csv.reader(
                io.StringIO(text, newline=""),
                delimiter=";" if first.count(";") > first.count(",") else ",",
                strict=True,  # else one stray quote swallows the rows below it
            )
        )
    except csv.Error:
        raise ValidationError("CSV ini tidak dapat dibaca. Periksa tanda kutipnya, atau kirim sebagai .xlsx.") from None
    return [[RUMUS if value.startswith("=") else value.strip() for value in row[: batas.kolom + 1]] for row in rows]


def _plain(value):
    """Text trimmed, dates without time, whole numbers as integers; anything odd as text."""
    if isinstance(value, str):
        return RUMUS if value.startswith("=") else value.strip()
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if value is None or isinstance(value, (int, float, bool, datetime.date)) else str(value)


def write_row(sheet, values: list) -> None:
    """Appends a row to an openpyxl sheet; text stays text, whatever it begins with."""
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def write_table(head: list[str], rows: Iterable[Iterable], *, title: str) -> io.BytesIO:
    """A workbook of one sheet."""
    return write_tables([(title, head, rows)])


def write_tables(tables: Iterable[tuple[str, list[str], Iterable[Iterable]]]) -> io.BytesIO:
    """A workbook of a sheet for each (title, head, rows), written row by row.

    Numbers and dates stand as such, text always as text (keamanan.md 23).
    """
    book = openpyxl.Workbook(write_only=True)
    for title, head, rows in tables:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for n, name in enumerate(head, 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(n)].width = max(14, min(40, len(name) + 4))
        sheet.append([_cell(sheet, name, bold=True) for name in head])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    output = io.BytesIO()
    book.save(output)
    output.seek(0)
    return output


def _cell(sheet, value, *, bold: bool = False):
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if isinstance(value, datetime.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "DD/MM/YYYY"
        return cell
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def to_bytes(book) -> bytes:
    """The openpyxl workbook as a file."""
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()

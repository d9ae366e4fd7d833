"""Tables that people fill in: columns, the template, the reading of a filled one into text and faults by cell.

The parts of every import, in their order; `kasus` and `program` stand on them:

1. A tuple of `KolomLembar` says what a row is. `write_template` makes the workbook: drop-downs, an example, how to fill it in.
2. `read_sheet` turns an upload (gugus_tugas/tabel.py) into rows of text by column, with a fault for each cell that cannot be text of
   its kind: formulas, merged cells, codes that Excel made a number. Nothing is guessed; ValidationError for the file as a whole.
   Columns and sheets that say something and are not read go with the rows (`Terbaca`): the preview tells of them.
3. `to_json` and `from_json` carry the rows over the time between upload and confirmation.
4. gugus_tugas/sel.py turns text into values, column by column; what is wrong becomes a `Kesalahan` by row, letter and heading.
"""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import openpyxl
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gugus_tugas.tabel import GABUNG, MAX_SEEN, RUMUS, Batas, Terbaca, read_rows, says, to_bytes, write_row
from gugus_tugas.text import clean_text, fold

HEADER_WITHIN, MAX_HEAD = 20, 60
CONTOH, PETUNJUK, PILIHAN_LEMBAR, DAFTAR = "Isi contoh", "Petunjuk", "Pilihan", "Daftar"
# The sheets of the template beside the one to fill in, and how many rows they have of their own at most.
OWN_SHEETS = {CONTOH: 1, PETUNJUK: MAX_SEEN, PILIHAN_LEMBAR: MAX_SEEN, DAFTAR: MAX_SEEN}
(
    TEKS, KUNCI, TANGGAL, TEMPAT, NEGARA, PILIHAN, BANYAK, ANGKA, NIK, TELEPON, RUPIAH, INSTANSI, DESIMAL, CENTANG, KODE
) = range(15)  # fmt: skip
HURUF, BARIS, NILAI, SALAH = "huruf", "baris", "nilai", "salah"  # keys of a read row
_DATE_CELL = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} [A-Za-z]+ \d{4}", re.ASCII)
_ERROR_CELL = re.compile(r"#(N/A|[A-Z][A-Z/0-9_]*[!?]|GETTING_DATA)", re.ASCII | re.I)  # new ones come with each Excel
_OLD = "tahun tanggal ini tidak masuk akal. Ketik ulang tanggalnya"
_FORMULA = "sel ini berisi rumus. Salin lalu tempel sebagai nilai"
_MERGED = "sel ini digabung (merge) dengan sel di atas atau di kirinya. Pisahkan, lalu isi setiap baris"


@dataclass(frozen=True)
class KolomLembar:
    """One column: heading, name of the value, kind; which part of the record it speaks of, and whether it identifies."""

    judul: str
    nama: str
    jenis: int = TEKS
    pilihan: type[TextChoices] | None = None
    wajib: bool = False
    milik: str = ""
    is_rahasia: bool = False
    panjang: int = 200
    maks: int = 120  # of a number
    setrip: int | None = None  # what "-" means in a column of rupiah: unknown, or 0


@dataclass(frozen=True)
class Kesalahan:
    """One fault (or warning) of one cell; never quotes what identifies."""

    baris: int
    huruf: str
    kolom: str
    sebab: str
    is_peringatan: bool = False

    def __str__(self):
        return f"Baris {self.baris}, kolom {self.huruf} ({self.kolom}): {self.sebab}."


def fault_at(kolom: KolomLembar, row: dict, text: str, *, is_peringatan: bool = False) -> Kesalahan:
    return Kesalahan(row[BARIS], row[HURUF].get(kolom.nama, "-"), kolom.judul, text.rstrip("."), is_peringatan)


def read_sheet(
    upload, columns: Sequence[KolomLembar], *, batas: Batas, maks: int, isi: str = "baris", contoh: int = 0
) -> Terbaca:
    """Rows below the heading as text by column, with faults of single cells. ValidationError for the file as a whole.

    `contoh`: rows of the example in the template, whose own sheets are no news.
    """
    rows, known = read_rows(upload, batas), {fold(row.judul): row for row in columns}
    best = max(rows[:HEADER_WITHIN], key=lambda row: len(_places(row[1], known)), default=None)
    places = _places(best[1], known) if best else {}
    if twice := _twice(best[1], known) if best else "":
        raise ValidationError(f"Judul {twice} ada dua kali. Hapus salah satu kolomnya, atau ganti judulnya.")
    if missing := [row.judul for row in columns if row.wajib and row not in places]:
        raise ValidationError(_no_heading(best, places, missing))
    below = [(number, values) for number, values in rows if number > best[0]]
    if len(below) > maks:
        raise ValidationError(
            f"Tabel ini berisi {len(below)} baris; sekali impor paling banyak {maks}. Bagi menjadi beberapa berkas."
        )
    if not below:
        raise ValidationError(f"Tabel ini tidak berisi {isi}. Isi paling sedikit satu baris di bawah judul.")
    return Terbaca(
        (_row(number, values, places) for number, values in below),
        kolom_lain=unread_columns(best[1], [values for _, values in below], set(places.values()), batas.kolom),
        lembar_lain=[
            name for name, number in rows.lembar_lain if number > OWN_SHEETS.get(name, 0) + contoh * (name == CONTOH)
        ],
    )


def unread_columns(head: list, below: list[list], read: set[int], limit: int) -> list[str]:
    """Letter and heading of what says something under the heading and is no column of the table."""
    filled = {n for values in below for n, value in enumerate(values) if says(value)} - read
    return [_unread_column(n, head[n] if n < len(head) else None, limit) for n in sorted(filled)]


def _unread_column(place: int, head, limit: int) -> str:
    text = " ".join(str(head).split())[:MAX_HEAD] if says(head) and head is not RUMUS else "tanpa judul"
    return f"{get_column_letter(place + 1)} ({text}{', dan semua sesudahnya' if place == limit else ''})"


def _no_heading(best, places: dict, missing: list[str]) -> str:
    where = f"Baris {best[0]} tampaknya baris judul, tetapi" if places else "Baris judul tidak ditemukan:"
    return (
        f"{where} kolom {', '.join(missing)} tidak ada. Setiap judul harus berdiri dalam selnya sendiri: pisahkan sel judul yang "
        "digabung (merge), satu baris judul saja, dengan nama kolom seperti pada templat."
    )


def _places(values: list, known: dict[str, KolomLembar]) -> dict[KolomLembar, int]:
    """Column -> position in this row, when it is the heading. Marks such as "*" and the case of letters do not matter."""
    return {known[fold(v)]: n for n, v in reversed(list(enumerate(values))) if isinstance(v, str) and fold(v) in known}


def _twice(values: list, known: dict[str, KolomLembar]) -> str:
    """The first heading that this row has more than once: which of the columns would count?"""
    said = [known[fold(value)].judul for value in values if isinstance(value, str) and fold(value) in known]
    return next((judul for n, judul in enumerate(said) if judul in said[:n]), "")


def _row(number: int, values: list, places: dict[KolomLembar, int]) -> dict:
    texts, faults = {}, {}
    for kolom, place in places.items():
        text, fault = _cell(kolom, values[place] if place < len(values) else None)
        if fault:
            faults[kolom.nama] = fault
        elif text:
            texts[kolom.nama] = text
    letters = {kolom.nama: get_column_letter(place + 1) for kolom, place in places.items()}
    return {BARIS: number, HURUF: letters, NILAI: texts, SALAH: faults}


def _cell(kolom: KolomLembar, value) -> tuple[str, str]:
    """Text of a cell, or what is wrong with it."""
    if value is None or value == "":
        return "", ""
    if value in (RUMUS, GABUNG):
        return "", _FORMULA if value is RUMUS else _MERGED
    if isinstance(value, bool):
        return "", "sel ini berisi BENAR/SALAH (TRUE/FALSE). Ketik isinya sebagai teks"
    if isinstance(value, datetime.date):
        if kolom.jenis == TANGGAL:
            return value.strftime("%d/%m/%Y") if value.year >= 1000 else "", _OLD if value.year < 1000 else ""
        return "", "Excel mengubah isinya menjadi tanggal. Jadikan sel ini teks, lalu ketik ulang"
    if isinstance(value, (int, float)):
        return _number(kolom, value)
    try:
        text = clean_text(str(value))
    except ValidationError as error:
        return "", error.messages[0]
    if _ERROR_CELL.fullmatch(text):
        return "", "sel ini berisi galat Excel. Ketik isinya"
    return text, ""


def _number(kolom: KolomLembar, value) -> tuple[str, str]:
    if kolom.jenis in {TEMPAT, NEGARA, KODE}:
        return (
            "",
            f"kode harus teks: sebagai angka, {value} tidak dapat dibedakan dari {value}0. Ubah format sel menjadi Teks",
        )
    if kolom.jenis == NIK:
        return (
            "",
            "NIK harus teks: Excel membulatkan angka yang lebih panjang dari 15. Ubah format sel menjadi Teks, ketik ulang",
        )
    if kolom.jenis == TANGGAL:
        return "", "angka bukan tanggal. Tulis hari/bulan/tahun, misalnya 9/8/2018"
    if kolom.jenis == TELEPON:
        return "", "telepon harus teks: sebagai angka, 0 di depannya hilang. Ubah format sel menjadi Teks, ketik ulang"
    if kolom.jenis == RUPIAH and isinstance(value, float):
        return (
            "",
            "tulis rupiah bulat, tanpa sen. Bila Excel membaca titik ribuan sebagai pecahan, ketik angkanya tanpa titik",
        )
    if isinstance(value, float) and kolom.jenis == DESIMAL:
        return repr(round(value, 10)).replace(".", ","), ""  # 0,1 + 0,2 of a sheet is 0,3 to who reads it
    if isinstance(value, float):
        return "", "angka pecahan tidak dikenal di sini. Ketik sebagai teks, atau bulatkan"
    return str(value), ""


def is_date_text(text: str) -> bool:
    """Is it written in full: day/month/year, ISO, or with the month in words? Only such a text is read as a date here."""
    return bool(_DATE_CELL.fullmatch(" ".join(text.split())))


def to_json(rows: list[dict]) -> str:
    """Letters stand once: they are the same in every row."""
    rows = Terbaca.of(rows)
    letters = rows[0][HURUF] if rows else {}
    slim = [[row[BARIS], row[NILAI], row[SALAH]] for row in rows]
    content = [letters, slim, rows.kolom_lain, rows.lembar_lain]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Terbaca:
    letters, rows, *others = json.loads(text)
    kolom_lain, lembar_lain = others or ([], [])  # one that was held before there were any
    read = ({BARIS: number, HURUF: letters, NILAI: texts, SALAH: faults} for number, texts, faults in rows)
    return Terbaca(read, kolom_lain=kolom_lain, lembar_lain=lembar_lain)


def write_template(
    columns: Sequence[KolomLembar],
    *,
    judul: str,
    petunjuk: Iterable[str],
    contoh: Iterable[dict],
    daftar: Callable[[KolomLembar], Iterable[str]],
    baris: int,
) -> bytes:
    """A workbook with drop-downs: an empty sheet, a filled example, the choices with their codes, and how to fill it in.

    `daftar` gives what a column suggests beyond its closed list: places, agencies.
    """
    book = openpyxl.Workbook()
    sheet, sample, manual = book.active, book.create_sheet(CONTOH), book.create_sheet(PETUNJUK)
    choices, hidden = book.create_sheet(PILIHAN_LEMBAR), book.create_sheet(DAFTAR)
    sheet.title, hidden.sheet_state = judul, "hidden"
    for page in (sheet, sample):
        write_row(page, [kolom.judul for kolom in columns])
        _dress(page, columns)
    for values in contoh:
        write_row(sample, [values.get(kolom.nama) for kolom in columns])
    for line in petunjuk:
        write_row(manual, [line])
    manual.column_dimensions["A"].width = 140
    _write_choices(choices, columns)
    _write_lists(sheet, hidden, columns, daftar, baris)
    return to_bytes(book)


def _dress(page, columns: Sequence[KolomLembar]) -> None:
    page.freeze_panes = "C2"
    for n, kolom in enumerate(columns, 1):
        letter, head = get_column_letter(n), page.cell(1, n)
        head.font = Font(bold=True)
        if kolom.wajib or kolom.is_rahasia:
            head.fill = PatternFill("solid", start_color="E2F0EE" if kolom.wajib else "EFE9F7")
        page.column_dimensions[letter].width = max(14, len(kolom.judul) + 4)
        kinds = {TANGGAL: "DD/MM/YYYY", ANGKA: "General", RUPIAH: "#,##0"}
        page.column_dimensions[letter].number_format = kinds.get(kolom.jenis, "@")


def _write_choices(page, columns: Sequence[KolomLembar]) -> None:
    write_row(page, ["Kolom", "Kode", "Pilihan"])
    for kolom in columns:
        for value, label in kolom.pilihan.choices if kolom.pilihan else ():
            write_row(page, [kolom.judul, value, str(label)])
    for letter, width in zip("ABC", (24, 40, 60), strict=True):
        page.column_dimensions[letter].width = width


def _write_lists(sheet, hidden, columns: Sequence[KolomLembar], daftar: Callable, baris: int) -> None:
    """Drop-downs where a list can help; those of places suggest and do not forbid, for a name of a gampong may be typed."""
    lists = {
        kolom: [str(label) for label in kolom.pilihan.labels] if kolom.pilihan else [*daftar(kolom)]
        for kolom in columns
    }
    for place, (kolom, items) in enumerate(((k, i) for k, i in lists.items() if i), 1):
        source = get_column_letter(place)
        for n, item in enumerate(items, 1):
            cell = hidden.cell(n, place, item)
            cell.data_type = "s"
        rule = DataValidation("list", formula1=f"={DAFTAR}!${source}$1:${source}${len(items)}", allow_blank=True)
        rule.showErrorMessage = kolom.jenis == PILIHAN
        letter = get_column_letter(columns.index(kolom) + 1)
        rule.add(f"{letter}2:{letter}{baris + 1}")
        sheet.add_data_validation(rule)

"""The table of cases to fill in: its columns, the template, and the reading of a filled one into text and faults by cell.

One row is one victim; rows with the same "Kunci kasus" are one case. Nothing is guessed: a number where a text belongs has lost
signs already (codes, NIK, phone), a formula is not computed, a date is a date cell or day/month/year.
"""

import datetime
import json
import re
from dataclasses import dataclass

import openpyxl
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gugus_tugas.tabel import MEGABYTE, RUMUS, Batas, read_rows, to_bytes, write_row
from gugus_tugas.text import clean_text, fold
from kasus.enums import (
    Cara,
    JenisKelamin,
    KelompokUsia,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    SumberLaporan,
    TahapPeristiwa,
    Tujuan,
)
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah

MAX_BARIS, HEADER_WITHIN = 10_000, 20
BATAS = Batas(byte=8 * MEGABYTE, terurai=120 * MEGABYTE, baris=MAX_BARIS + 5_000, kolom=60, tanda=2_000_000)
TEKS, KUNCI, TANGGAL, TEMPAT, NEGARA, PILIHAN, BANYAK, ANGKA, NIK = range(9)
KASUS, KORBAN = "kasus", "korban"


@dataclass(frozen=True)
class KolomLembar:
    """One column: heading, name of the value, kind; whether it speaks of the case or the victim, and whether it identifies."""

    judul: str
    nama: str
    jenis: int = TEKS
    pilihan: type[TextChoices] | None = None
    wajib: bool = False
    milik: str = KORBAN
    is_rahasia: bool = False
    panjang: int = 200


KOLOM = (
    KolomLembar("Kunci kasus", "kunci_kasus", KUNCI, wajib=True, panjang=60),
    KolomLembar("Kunci korban", "kunci_korban", KUNCI, wajib=True, panjang=60),
    KolomLembar("Tanggal lapor", "tanggal_lapor", TANGGAL, wajib=True, milik=KASUS),
    KolomLembar("Sumber laporan", "sumber_laporan", PILIHAN, SumberLaporan, wajib=True, milik=KASUS),
    KolomLembar("Tempat lapor", "tempat_lapor", TEMPAT, milik=KASUS),
    KolomLembar("Nomor SIMFONI", "nomor_simfoni", KUNCI, milik=KASUS, panjang=40),
    KolomLembar("Uraian", "uraian", milik=KASUS, is_rahasia=True, panjang=5000),
    KolomLembar("Jenis kelamin", "jenis_kelamin", PILIHAN, JenisKelamin, wajib=True),
    KolomLembar("Usia saat terjerat", "usia_saat_terjerat", ANGKA),
    KolomLembar("Kelompok usia", "kelompok_usia", PILIHAN, KelompokUsia),
    KolomLembar("Kewarganegaraan", "kewarganegaraan", NEGARA),
    KolomLembar("Daerah asal", "asal", TEMPAT),
    KolomLembar("Proses", "proses", BANYAK, Proses),
    KolomLembar("Cara", "cara", BANYAK, Cara),
    KolomLembar("Tujuan eksploitasi", "tujuan", BANYAK, Tujuan),
    KolomLembar("Status identifikasi", "status_identifikasi", PILIHAN, StatusIdentifikasi),
    KolomLembar("Ditetapkan oleh", "penetap_status", PILIHAN, PenetapStatus),
    *(
        KolomLembar(f"{judul} {tahap.label.lower()}", f"{nama}_{tahap.name.lower()}", jenis, milik=KASUS)
        for tahap in TahapPeristiwa
        for judul, nama, jenis in (("Tempat", "tempat", TEMPAT), ("Tanggal", "tanggal", TANGGAL))
    ),
    KolomLembar("Nama lengkap", "nama", is_rahasia=True),
    KolomLembar("NIK", "nik", NIK, is_rahasia=True),
    KolomLembar("Tanggal lahir", "tanggal_lahir", TANGGAL, is_rahasia=True),
    KolomLembar("Telepon", "telepon", KUNCI, is_rahasia=True, panjang=30),
    KolomLembar("Alamat", "alamat", is_rahasia=True, panjang=500),
)
WAJIB = tuple(row.judul for row in KOLOM if row.wajib)
BY_NAMA = {row.nama: row for row in KOLOM}
HURUF, BARIS, NILAI, SALAH = "huruf", "baris", "nilai", "salah"  # keys of a read row
_DATE_CELL = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} [A-Za-z]+ \d{4}", re.ASCII)
_ERROR_CELLS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"})
_FORMULA = "sel ini berisi rumus. Salin lalu tempel sebagai nilai"


def read_lembar(upload) -> list[dict]:
    """Rows below the heading as text by column, with faults of single cells. ValidationError for the file as a whole."""
    rows = read_rows(upload, BATAS)
    best = max(rows[:HEADER_WITHIN], key=lambda row: len(_places(row[1])), default=None)
    places = _places(best[1]) if best else {}
    if missing := [judul for judul in WAJIB if judul not in {row.judul for row in places}]:
        raise ValidationError(_no_heading(best, places, missing))
    below = [(number, values) for number, values in rows if number > best[0]]
    if len(below) > MAX_BARIS:
        raise ValidationError(
            f"Tabel ini berisi {len(below)} baris; sekali impor paling banyak {MAX_BARIS}. Bagi menjadi beberapa berkas."
        )
    if not below:
        raise ValidationError("Tabel ini tidak berisi korban. Isi paling sedikit satu baris di bawah judul.")
    return [_row(number, values, places) for number, values in below]


def _no_heading(best, places: dict, missing: list[str]) -> str:
    where = f"Baris {best[0]} tampaknya baris judul, tetapi" if places else "Baris judul tidak ditemukan:"
    return (
        f"{where} kolom {', '.join(missing)} tidak ada. Setiap judul harus berdiri dalam selnya sendiri: pisahkan sel judul yang "
        "digabung (merge), satu baris judul saja, dengan nama kolom seperti pada templat."
    )


def _places(values: list) -> dict[KolomLembar, int]:
    """Column -> position in this row, when it is the heading. Marks such as "*" and the case of letters do not matter."""
    known = {fold(row.judul): row for row in KOLOM}
    return {known[fold(v)]: n for n, v in reversed(list(enumerate(values))) if isinstance(v, str) and fold(v) in known}


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
    if value is RUMUS:
        return "", _FORMULA
    if isinstance(value, bool):
        return "", "sel ini berisi BENAR/SALAH (TRUE/FALSE). Ketik isinya sebagai teks"
    if isinstance(value, datetime.date):
        if kolom.jenis == TANGGAL:
            return value.strftime("%d/%m/%Y") if value.year >= 1000 else "", ""
        return "", "Excel mengubah isinya menjadi tanggal. Jadikan sel ini teks, lalu ketik ulang"
    if isinstance(value, (int, float)):
        return _number(kolom, value)
    try:
        text = clean_text(str(value))
    except ValidationError as error:
        return "", error.messages[0]
    if text.upper() in _ERROR_CELLS:
        return "", "sel ini berisi galat Excel. Ketik isinya"
    return text, ""


def _number(kolom: KolomLembar, value) -> tuple[str, str]:
    if kolom.jenis in {TEMPAT, NEGARA}:
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
    if kolom.nama == "telepon":
        return "", "telepon harus teks: sebagai angka, 0 di depannya hilang. Ubah format sel menjadi Teks, ketik ulang"
    if isinstance(value, float):
        return "", "angka pecahan tidak dikenal di sini. Ketik sebagai teks, atau bulatkan"
    return str(value), ""


def is_date_text(text: str) -> bool:
    """Is it written in full: day/month/year, ISO, or with the month in words? Only such a text is read as a date here."""
    return bool(_DATE_CELL.fullmatch(" ".join(text.split())))


def to_json(rows: list[dict]) -> str:
    """Letters stand once: they are the same in every row."""
    letters = rows[0][HURUF] if rows else {}
    slim = [[row[BARIS], row[NILAI], row[SALAH]] for row in rows]
    return json.dumps([letters, slim], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> list[dict]:
    letters, rows = json.loads(text)
    return [{BARIS: number, HURUF: letters, NILAI: texts, SALAH: faults} for number, texts, faults in rows]


PETUNJUK = (
    "Isi lembar Kasus, satu baris untuk satu korban. Baris dengan Kunci kasus yang sama menjadi satu kasus.",
    "Kunci kasus dan Kunci korban: nomor dari sumber Anda (misalnya POLDA-2019-014 dan POLDA-2019-014/1). Jangan memakai nama atau NIK. "
    "Dengan kunci ini baris yang sama tidak pernah masuk dua kali.",
    f"Wajib: {', '.join(WAJIB)}. Isi juga Usia saat terjerat atau Kelompok usia.",
    "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018. Kosongkan bila tidak diketahui.",
    "Tempat: nama atau kode, misalnya Kota Langsa, 'Baro, Peukan Bada', 11.71.01.2001, atau Malaysia. Gampong yang namanya sama perlu "
    "kecamatannya. Kode ditulis sebagai teks, bukan angka.",
    "Pilihan: pilih dari daftar, atau tulis kodenya (lembar Pilihan). Proses, Cara, Tujuan boleh lebih dari satu, dipisah titik koma.",
    "NIK dan telepon ditulis sebagai teks. Kosongkan identitas yang tidak diketahui atau tidak boleh dicatat.",
    "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
)
CONTOH = (
    {"kunci_kasus": "CONTOH-2019-014", "kunci_korban": "CONTOH-2019-014/1", "tanggal_lapor": datetime.date(2019, 8, 9),
     "sumber_laporan": "Laporan polisi", "tempat_lapor": "Kota Langsa", "jenis_kelamin": "Perempuan", "usia_saat_terjerat": 16,
     "kewarganegaraan": "Indonesia", "asal": "Kab. Aceh Timur", "proses": "REKRUT; ANGKUT", "cara": "TIPU", "tujuan": "ForcedLabour",
     "tempat_eksploitasi": "Malaysia", "tanggal_eksploitasi": datetime.date(2019, 5, 1)},
    {"kunci_kasus": "CONTOH-2019-014", "kunci_korban": "CONTOH-2019-014/2", "tanggal_lapor": datetime.date(2019, 8, 9),
     "sumber_laporan": "Laporan polisi", "jenis_kelamin": "Laki-laki", "kelompok_usia": "Dewasa (18 tahun ke atas)",
     "proses": "REKRUT", "tujuan": "ForcedLabour"},
)  # fmt: skip


def build_template() -> bytes:
    """A workbook with drop-downs: an empty sheet, a filled example, the choices with their codes, and how to fill it in."""
    book = openpyxl.Workbook()
    sheet, sample, manual = book.active, book.create_sheet("Isi contoh"), book.create_sheet("Petunjuk")
    choices, hidden = book.create_sheet("Pilihan"), book.create_sheet("Daftar")
    sheet.title, hidden.sheet_state = "Kasus", "hidden"
    for page in (sheet, sample):
        write_row(page, [kolom.judul for kolom in KOLOM])
        _dress(page)
    for values in CONTOH:
        write_row(sample, [values.get(kolom.nama) for kolom in KOLOM])
    for line in PETUNJUK:
        write_row(manual, [line])
    manual.column_dimensions["A"].width = 140
    _write_choices(choices)
    _write_lists(sheet, hidden)
    return to_bytes(book)


def _dress(page) -> None:
    page.freeze_panes = "C2"
    for n, kolom in enumerate(KOLOM, 1):
        letter, head = get_column_letter(n), page.cell(1, n)
        head.font = Font(bold=True)
        if kolom.wajib or kolom.is_rahasia:
            head.fill = PatternFill("solid", start_color="E2F0EE" if kolom.wajib else "EFE9F7")
        page.column_dimensions[letter].width = max(14, len(kolom.judul) + 4)
        text_format = "DD/MM/YYYY" if kolom.jenis == TANGGAL else "General" if kolom.jenis == ANGKA else "@"
        page.column_dimensions[letter].number_format = text_format


def _write_choices(page) -> None:
    write_row(page, ["Kolom", "Kode", "Pilihan"])
    for kolom in KOLOM:
        for value, label in kolom.pilihan.choices if kolom.pilihan else ():
            write_row(page, [kolom.judul, value, str(label)])
    for letter, width in zip("ABC", (24, 40, 60), strict=True):
        page.column_dimensions[letter].width = width


def _write_lists(sheet, hidden) -> None:
    """Drop-downs where a list can help; those of places suggest and do not forbid, for a name of a gampong may be typed."""
    names = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").values_list("jalur", flat=True)
    countries = Wilayah.objects.of_tingkat(TingkatWilayah.NEGARA).order_by("nama").values_list("nama", flat=True)
    lists = {kolom.nama: [str(label) for label in kolom.pilihan.labels] for kolom in KOLOM if kolom.pilihan}
    lists |= {kolom.nama: [*names, *countries] for kolom in KOLOM if kolom.jenis == TEMPAT}
    lists |= {kolom.nama: list(countries) for kolom in KOLOM if kolom.jenis == NEGARA}
    for place, (nama, items) in enumerate(lists.items(), 1):
        source = get_column_letter(place)
        for n, item in enumerate(items, 1):
            cell = hidden.cell(n, place, item)
            cell.data_type = "s"
        rule = DataValidation("list", formula1=f"=Daftar!${source}$1:${source}${len(items)}", allow_blank=True)
        rule.showErrorMessage = BY_NAMA[nama].jenis == PILIHAN
        letter = get_column_letter(list(BY_NAMA).index(nama) + 1)
        rule.add(f"{letter}2:{letter}{MAX_BARIS + 1}")
        sheet.add_data_validation(rule)

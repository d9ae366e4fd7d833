"""The annex of a decree as a table: its columns, the template to fill in, and the reading of a filled one."""

import datetime
import json

import openpyxl
from django.core.exceptions import ValidationError
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from anggota.enums import SebutanJabatan
from anggota.models import Instansi, Kedudukan, SuratKeputusan
from anggota.roster import kursi_sk
from gugus_tugas.lembar import PETUNJUK as LEMBAR_PETUNJUK
from gugus_tugas.lembar import PILIHAN_LEMBAR, unread_columns
from gugus_tugas.tabel import BIASA, GABUNG, RUMUS, Terbaca, read_rows, to_bytes, write_row
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.text import clean_line, fold

NO, JABATAN, KEDUDUKAN, INSTANSI = "No", "Jabatan dinas", "Kedudukan", "Kode instansi"
NAMA, SEBUTAN, MULAI, NARAHUBUNG = "Nama pejabat", "Sebutan", "Mulai", "Narahubung"
KOLOM = (NO, JABATAN, KEDUDUKAN, INSTANSI, NAMA, SEBUTAN, MULAI, NARAHUBUNG)
WAJIB = (JABATAN, KEDUDUKAN, INSTANSI)
BARIS, ADA_RUMUS = "baris", "rumus"  # keys beside the columns: row in the sheet, columns that held a formula
MAX_KURSI, HEADER_WITHIN = 500, 20
PETUNJUK = (
    "Isi lembar Lampiran, satu baris untuk satu kursi. Jangan menggabungkan (merge) sel dan jangan memakai rumus.",
    f"Wajib: {', '.join(WAJIB)}. Kedudukan dan kode instansi dipilih dari daftar; lihat lembar Pilihan.",
    "Mulai: tanggal pejabat mulai memegang kursi, misalnya 9/8/2018; kosong berarti sejak SK berlaku.",
    "Narahubung: Ya bila orang ini narahubung instansinya.",
    "Tidak ada yang tersimpan sebelum Anda memeriksa pratinjau dan menyetujuinya.",
)


def read_lampiran(upload) -> Terbaca:
    """The rows below the heading, each a dict of text by column, with its row number. ValidationError for the whole file."""
    rows = read_rows(upload)
    heads = [n for n, (_, values) in enumerate(rows[:HEADER_WITHIN]) if _places(values).keys() >= set(WAJIB)]
    if not heads:
        raise ValidationError(
            f"Baris judul tidak ditemukan. Satu baris harus memuat {', '.join(WAJIB)}, masing-masing dalam selnya "
            "sendiri (tidak digabung). Pakai templat yang disediakan."
        )
    places, below = _places(rows[heads[0]][1]), rows[heads[0] + 1 :]
    if len(below) > MAX_KURSI:
        raise ValidationError(
            f"Tabel ini berisi {len(below)} baris; lampiran SK memuat paling banyak {MAX_KURSI} kursi. Periksa berkasnya."
        )
    if not below:
        raise ValidationError("Tabel ini tidak berisi kursi. Isi paling sedikit satu baris di bawah judul.")
    own = {PILIHAN_LEMBAR, LEMBAR_PETUNJUK}
    return Terbaca(
        (_row(number, values, places) for number, values in below),
        kolom_lain=unread_columns(
            rows[heads[0]][1], [values for _, values in below], set(places.values()), BIASA.kolom
        ),
        lembar_lain=[name for name, _ in rows.lembar_lain if name not in own],
    )


def _places(values: list) -> dict[str, int]:
    """Column -> position in this row, when it is the heading."""
    known = {fold(name): name for name in KOLOM}
    return {known[fold(v)]: n for n, v in reversed(list(enumerate(values))) if isinstance(v, str) and fold(v) in known}


def _row(number: int, values: list, places: dict[str, int]) -> dict:
    cells = {name: values[place] if place < len(values) else None for name, place in places.items()}
    row = {name: _text(cells.get(name)) for name in KOLOM}
    return {**row, BARIS: number, ADA_RUMUS: [name for name, value in cells.items() if value is RUMUS]}


def _text(value) -> str:
    if value in (None, RUMUS, GABUNG):
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    return tulis_tanggal(value) if isinstance(value, datetime.date) else clean_line(str(value))


def to_json(rows: list[dict]) -> str:
    rows = Terbaca.of(rows)
    content = {"baris": rows, "kolom_lain": rows.kolom_lain, "lembar_lain": rows.lembar_lain}
    return json.dumps(content, ensure_ascii=False)


def from_json(text: str) -> Terbaca:
    content = json.loads(text)
    if isinstance(content, list):  # one that was held before anything else was told
        return Terbaca(content)
    return Terbaca(content["baris"], kolom_lain=content["kolom_lain"], lembar_lain=content["lembar_lain"])


def build_template(sk: SuratKeputusan) -> bytes:
    """A workbook with drop-downs, filled with the seats of this decree, or of the one before it when it has none yet."""
    book = openpyxl.Workbook()
    sheet, choices, manual = book.active, book.create_sheet(PILIHAN_LEMBAR), book.create_sheet(LEMBAR_PETUNJUK)
    sheet.title = "Lampiran"
    write_row(sheet, list(KOLOM))
    seats = kursi_sk(sk, on=sk.berlaku_mulai)
    if not seats and (old := SuratKeputusan.objects.before(sk).first()):
        seats = kursi_sk(old, on=old.date_to_show(sk.berlaku_mulai))
    for number, seat in enumerate(seats, 1):
        person = next(iter(seat.pejabat_saat_itu), None)
        named = [person.nama, person.sebutan, None, "Ya" if person.is_narahubung else None] if person else []
        write_row(sheet, [number, seat.jabatan_dinas, seat.kedudukan.nama_lengkap, seat.instansi.kode, *named])
    lists = [
        [row.nama_lengkap for row in Kedudukan.objects.all()],
        list(Instansi.objects.order_by("kode").values_list("kode", flat=True)),
        [value for value in SebutanJabatan.values if value],
        ["Ya", "Tidak"],
    ]
    names = list(Instansi.objects.order_by("kode").values_list("nama", flat=True))
    write_row(choices, [KEDUDUKAN, INSTANSI, SEBUTAN, NARAHUBUNG, "Nama instansi"])
    for n in range(max(map(len, lists))):
        write_row(choices, [items[n] if n < len(items) else None for items in [*lists, names]])
    for column, name in enumerate((KEDUDUKAN, INSTANSI, SEBUTAN, NARAHUBUNG)):
        _drop_down(sheet, KOLOM.index(name), "ABCD"[column], len(lists[column]))
    for line in PETUNJUK:
        write_row(manual, [line])
    _dress(book)
    return to_bytes(book)


def _drop_down(sheet, place: int, source: str, count: int) -> None:
    rule = DataValidation("list", formula1=f"=Pilihan!${source}$2:${source}${max(count, 1) + 1}", allow_blank=True)
    letter = openpyxl.utils.get_column_letter(place + 1)
    rule.add(f"{letter}2:{letter}{MAX_KURSI + 1}")
    sheet.add_data_validation(rule)


def _dress(book) -> None:
    widths = {"Lampiran": (6, 48, 44, 16, 32, 10, 18, 12), "Pilihan": (60, 16, 10, 12, 60), "Petunjuk": (110,)}
    for name, columns in widths.items():
        for n, width in enumerate(columns, 1):
            book[name].column_dimensions[openpyxl.utils.get_column_letter(n)].width = width
    for name in ("Lampiran", "Pilihan"):
        book[name].freeze_panes = "A2"
        for cell in book[name][1]:
            cell.font = Font(bold=True)

"""Text of one cell -> value, or a sentence that says what is wrong with it. What identifies is never quoted."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export import widgets

from gugus_tugas.desimal import parse_desimal
from gugus_tugas.lembar import KolomLembar, is_date_text
from gugus_tugas.rupiah import parse_rupiah
from gugus_tugas.tanggal import is_far, parse_tanggal
from gugus_tugas.text import fold

MAX_QUOTE = 60


class TeksWidget(widgets.Widget):
    def __init__(self, kolom: KolomLembar):
        super().__init__()
        self.kolom = kolom

    def clean(self, value, row=None, **kwargs):
        if len(value) > self.kolom.panjang:
            raise ValueError(f"paling panjang {self.kolom.panjang} huruf; isi ini {len(value)}")
        return value


class PilihanWidget(widgets.Widget):
    """Code or label of a closed list."""

    def __init__(self, kolom: KolomLembar):
        super().__init__()
        self.known = {fold(value): value for value in kolom.pilihan.values}
        self.known |= {fold(str(label)): value for value, label in kolom.pilihan.choices}

    def clean(self, value, row=None, **kwargs):
        if fold(value) not in self.known:
            raise ValueError(f"'{value[:MAX_QUOTE]}' tidak ada dalam pilihan. Pakai kode atau kata dari lembar Pilihan")
        return self.known[fold(value)]


class BanyakWidget(PilihanWidget):
    def clean(self, value, row=None, **kwargs):
        parts = [part for part in re.split(r"[;\n]", value) if part.strip()]
        return list(dict.fromkeys(super(BanyakWidget, self).clean(part.strip()) for part in parts))


class TanggalWidget(widgets.Widget):
    """Refuses the future unless the column is about plans."""

    def __init__(self, *, future: bool = False):
        super().__init__()
        self.future = future

    def clean(self, value, row=None, **kwargs):
        try:
            day = parse_tanggal(value)
        except ValidationError as error:
            raise ValueError(error.messages[0].rstrip(".")) from None
        if not is_date_text(value):
            raise ValueError("tulis tanggal sebagai hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018")
        if not self.future and day > timezone.localdate():
            raise ValueError("tanggal ini belum terjadi")
        if is_far(day):
            raise ValueError("tanggal ini terlalu jauh. Periksa tahunnya")
        return day


class AngkaWidget(widgets.Widget):
    def __init__(self, kolom: KolomLembar):
        super().__init__()
        self.maks = kolom.maks

    def clean(self, value, row=None, **kwargs):
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and int(value) <= self.maks):
            raise ValueError(f"harus angka bulat 0 sampai {self.maks}")
        return int(value)


class DesimalWidget(widgets.Widget):
    """A number with at most two decimals."""

    def clean(self, value, row=None, **kwargs):
        try:
            return parse_desimal(value)
        except ValidationError as error:
            raise ValueError(error.messages[0].rstrip(".")) from None


class CentangWidget(widgets.Widget):
    """A mark in a cell; an empty cell is no mark."""

    def clean(self, value, row=None, **kwargs):
        if fold(value) in {"x", "v", "ya", "1"} or value in {"✓", "✔", "√"}:
            return True
        if fold(value) in {"", "tidak", "0"}:
            return False
        raise ValueError("isi dengan x bila ya, kosongkan bila tidak")


class RupiahWidget(widgets.Widget):
    """Whole rupiah; what "-" means, says the column."""

    def __init__(self, kolom: KolomLembar):
        super().__init__()
        self.setrip = kolom.setrip

    def clean(self, value, row=None, **kwargs):
        try:
            return parse_rupiah(value, setrip=self.setrip)
        except ValidationError as error:
            raise ValueError(error.messages[0].rstrip(".")) from None

"""Text of one cell -> value, or a sentence that says what is wrong with it. What identifies is never quoted."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export import widgets

from gugus_tugas.tanggal import parse_tanggal
from gugus_tugas.text import fold
from kasus import lembar
from kasus.lembar import KolomLembar
from wilayah.gazeter import Gazeter

_NUMBER_LIKE = re.compile(r"\d{1,2}\.\d", re.ASCII)
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
    def clean(self, value, row=None, **kwargs):
        try:
            day = parse_tanggal(value)
        except ValidationError as error:
            raise ValueError(error.messages[0].rstrip(".")) from None
        if not lembar.is_date_text(value):
            raise ValueError("tulis tanggal sebagai hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018")
        if day > timezone.localdate():
            raise ValueError("tanggal ini belum terjadi")
        return day


class AngkaWidget(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        if not (value.isascii() and value.isdigit() and int(value[:4]) <= 120 and len(value) <= 3):
            raise ValueError("usia harus angka bulat 0 sampai 120")
        return int(value)


class NikWidget(widgets.Widget):
    """Never quotes what was typed."""

    def clean(self, value, row=None, **kwargs):
        digits = re.sub(r"[\s.\-]", "", value)
        if not re.fullmatch(r"[0-9]{16}", digits):
            raise ValueError("NIK terdiri atas 16 angka; periksa, atau kosongkan bila belum diketahui")
        return digits


class TempatWidget(widgets.Widget):
    def __init__(self, gazeter: Gazeter):
        super().__init__()
        self.gazeter = gazeter

    def clean(self, value, row=None, **kwargs):
        found = self.gazeter.named(value)
        if len(found) == 1:
            return found[0]
        quote = value[:MAX_QUOTE]
        if len(found) > 1:
            raise ValueError(
                f"ada {len(found)} tempat bernama '{quote}': pilih kecamatan. Tulis misalnya '{found[0].jalur}', atau kodenya"
            )
        if _NUMBER_LIKE.fullmatch(value):
            raise ValueError(f"kode harus teks: '{quote}' mungkin {quote}0. Tulis kodenya lengkap, misalnya 11.10")
        close = [row.jalur for row in self.gazeter.suggest(value)]
        hint = f"Maksud Anda {' atau '.join(close)}?" if close else "Periksa ejaannya, atau pakai kode wilayah"
        raise ValueError(f"tempat '{quote}' tidak dikenal. {hint}")

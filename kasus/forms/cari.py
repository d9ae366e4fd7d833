"""What is typed to find a person again, and the reason for which two rows are called one person."""

import re

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gugus_tugas.forms import BaseForm
from gugus_tugas.nama import kata
from gugus_tugas.telepon import to_international
from kasus.enums import JenisKelamin
from kasus.peringkat import Ciri

_TAHUN = re.compile(r"(?<![\d/.-])(19[3-9]\d|20[0-4]\d)(?![\d/.-])")
_NOMOR = re.compile(r"(?i)tppo|^\d{1,6}$|^\d{4}/\d+$")
SUDAH_BATAL = "Penyatuan itu sudah dibatalkan; mungkin baru dikerjakan orang lain. Muat ulang halaman ini."
CONTOH = "Tulis nama, NIK 16 angka, nomor telepon, atau nomor kasus."


class CariForm(BaseForm):
    """One box; what it holds is recognised by its shape. Sent by POST alone, so that no name stands in an address."""

    unmarked = ("tahun_lahir", "jenis_kelamin")
    teks = forms.CharField(
        label="Nama, alias, NIK, telepon, atau nomor kasus", max_length=200,
        help_text="Ejaan tidak harus tepat: Tjut = Cut, Moh. = Muhammad.",
        error_messages={"required": CONTOH},
        widget=forms.TextInput(attrs={"autocapitalize": "words", "spellcheck": "false"}),
    )  # fmt: skip
    tahun_lahir = forms.IntegerField(
        label="Tahun lahir, bila diketahui", required=False, min_value=1900, max_value=2100,
        help_text="Boleh kira-kira; selisih setahun tetap ditemukan.",
    )  # fmt: skip
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", required=False,
        choices=[("", "Semua"), *(pair for pair in JenisKelamin.choices if pair[0] != JenisKelamin.TIDAK_DIKETAHUI)],
    )  # fmt: skip
    untuk = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def get_layout_fields(self):
        return ["teks", Div("tahun_lahir", "jenis_kelamin", css_class="kisi"), "untuk"]

    def clean_tahun_lahir(self):
        year = self.cleaned_data["tahun_lahir"]
        if year and year > timezone.localdate().year:
            raise ValidationError("Tahun ini belum terjadi.")
        return year

    def clean(self):
        """With `dicari` (Ciri or None) and `nomor` (text or empty): whom, and which case, to look for."""
        data = super().clean()
        teks = data.get("teks", "")
        data["dicari"], data["nomor"] = None, ""
        if not teks or self.errors:
            return data
        known = {"tahun_lahir": data.get("tahun_lahir"), "jenis_kelamin": data.get("jenis_kelamin", "")}
        digits = re.sub(r"[\s.\-]", "", teks)
        if re.fullmatch(r"[0-9]{16}", digits):
            data["dicari"] = Ciri(nik=digits, **known)
        elif telepon := _telepon(digits):
            data["dicari"] = Ciri(telepon=telepon, **known)
        elif _NOMOR.search(teks) or digits.isdecimal():
            data["nomor"] = teks
        else:
            data["nomor"] = teks if re.search(r"\d", teks) else ""
            data["dicari"] = self._named(teks, known)
        return data

    def _named(self, teks: str, known: dict) -> Ciri | None:
        if found := _TAHUN.search(teks):
            known["tahun_lahir"] = known["tahun_lahir"] or int(found[1])
            teks = f"{teks[: found.start()]} {teks[found.end() :]}"
        words = kata(teks)
        if not words:
            self.add_error("teks", CONTOH)
        elif all(len(word.baku) < 2 or word.is_huruf for word in words):
            self.add_error("teks", "Terlalu pendek untuk dicari. Tulis paling sedikit satu kata dari namanya.")
        else:
            return Ciri(daftar_nama=(teks,), **known)
        return None


def _telepon(digits: str) -> str:
    if not re.fullmatch(r"\+?[0-9]{9,15}", digits) or digits[0] not in "+0689":
        return ""
    try:
        return to_international(digits)
    except ValidationError:
        return ""


class SatukanForm(BaseForm):
    """Why two rows are one person. `sidik` says which state was compared."""

    sidik = forms.CharField(max_length=32, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Dari mana diketahui bahwa ini orang yang sama?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya 'NIK sama dan diakui korban sendiri'. Dicatat dalam jejak; jangan menulis nama.",
    )  # fmt: skip
    lintas_peran = forms.BooleanField(
        label="Saya memahami bahwa seorang korban dihubungkan dengan seorang terlapor.",
        help_text="Korban yang dipaksa melakukan tindak pidana tidak dipidana (UU 21/2007 Pasal 18). "
        "Pastikan penyidik dan pendampingnya mengetahui.",
        error_messages={"required": "Centang bila memang benar; bila ragu, jangan disatukan."},
    )  # fmt: skip

    def __init__(self, *args, is_lintas_peran: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_lintas_peran:
            del self.fields["lintas_peran"]


class BatalSatukanForm(BaseForm):
    """Undoes the merge that the page showed, and no older one: a second sending meets another `penyatuan`."""

    penyatuan = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Mengapa penyatuan dibatalkan?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya 'ternyata saudara kembar'. Dicatat dalam jejak; jangan menulis nama.",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("penyatuan") != self.initial["penyatuan"]:
            raise ValidationError(SUDAH_BATAL)
        return data

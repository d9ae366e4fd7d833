"""Who a person is, and the reasons for which it is opened."""

import re

from django import forms

from gugus_tugas.forms import BaseForm, PerkiraanField
from gugus_tugas.tanggal import Ketelitian, Perkiraan
from kasus.enums import (
    HasilTinjauan,
)


class IdentitasMixin(forms.Form):
    """Identity, all optional: an adult may refuse, a victim may not be known yet."""

    nama = forms.CharField(label="Nama lengkap", required=False, max_length=200)
    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=20,
        help_text="16 angka.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    tanggal_lahir = PerkiraanField(
        label="Tanggal lahir", required=False, help_text="Bila tidak tepat: Agustus 2008, 2008, atau sekitar 2008."
    )
    telepon = forms.CharField(label="Telepon yang aman dihubungi", required=False, max_length=30)
    alamat = forms.CharField(label="Alamat", required=False, max_length=500)

    def clean_nik(self):
        digits = re.sub(r"[\s.\-]", "", self.cleaned_data["nik"])
        if digits and not re.fullmatch(r"[0-9]{16}", digits):
            raise forms.ValidationError("NIK terdiri atas 16 angka. Periksa lagi, atau kosongkan bila belum diketahui.")
        return digits

    @staticmethod
    def split_identity(values: dict) -> dict:
        """Moves the identity fields into `identitas`, as the action wants them."""
        identity = {name: values.pop(name) for name in ("nama", "nik", "tanggal_lahir", "telepon", "alamat")}
        return {**values, "identitas": dated(identity, "tanggal_lahir", "ketelitian_lahir")}


def dated(values: dict, day: str, precision: str) -> dict:
    """A Perkiraan under `day` becomes the two columns that hold it."""
    span: Perkiraan | None = values[day]
    ketelitian = span.ketelitian if span else Ketelitian.HARI
    return {**values, day: span and span.tanggal, precision: ketelitian}


class AlasanForm(BaseForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa identitas dibuka?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat dalam jejak audit bersama nama dan waktu Anda. Jangan menulis nama korban di sini.",
    )  # fmt: skip


class DaruratForm(BaseForm):
    """The reason of an opening in an emergency, and a promise that it is one."""

    alasan = forms.CharField(
        label="Apa keadaan daruratnya?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya 'korban hilang dari rumah aman, perlu dihubungi'. Jangan menulis nama korban di sini.",
    )  # fmt: skip
    darurat = forms.BooleanField(
        label="Nyawa atau keselamatan korban terancam bila menunggu sekretariat.",
        error_messages={"required": "Centang bila memang darurat. Bila tidak, minta identitas kepada sekretariat."},
    )


class TinjauanForm(BaseForm):
    hasil = forms.ChoiceField(label="Hasil tinjauan", choices=HasilTinjauan.choices, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila tidak wajar. Jangan menulis nama korban.",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("hasil") == HasilTinjauan.TIDAK_WAJAR and not data.get("catatan"):
            self.add_error("catatan", "Tulis mengapa tidak wajar dan apa tindak lanjutnya.")
        return data

"""What is typed in and after a meeting: a line of the minutes, its correction, who led, why opened again."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm
from gugus_tugas.versi import VersiForm
from rapat.forms.dasar import TANPA_KORBAN
from rapat.models import Hasil, Rapat
from rapat.tulisan import baca_baris

PETUNJUK = f"I informasi, K keputusan, R rekomendasi; @instansi, #tenggat, !tinggi. {TANPA_KORBAN}"
MAKS = Hasil._meta.get_field("ketikan").max_length


class _Berbaris:
    """Reads the typed line as `baris`, for the form of a new one and that of a correction."""

    def __init__(self, *args, rapat: Rapat, **kwargs):
        super().__init__(*args, **kwargs)
        self.rapat = rapat

    def clean(self):
        data = super().clean()
        if typed := data.get("ketikan"):
            try:
                data["baris"] = baca_baris(typed, instansi=Instansi.objects.all(), hari=self.rapat.tanggal)
            except ValidationError as refusal:
                self.add_error("ketikan", refusal)
        return data


class HasilForm(_Berbaris, FilterForm):
    """One line. `kunci` is chosen by the page that sends it, so that the same line is never stored twice."""

    kunci = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)
    ketikan = forms.CharField(
        label="Baris notulen", max_length=MAKS, help_text=PETUNJUK,
        widget=forms.TextInput(attrs={"placeholder": "R Menyusun alur rujukan @Dinsos #30/9 !tinggi"}),
    )  # fmt: skip


class UbahHasilForm(_Berbaris, VersiForm):
    ketikan = forms.CharField(
        label="Baris notulen", max_length=MAKS, widget=forms.Textarea(attrs={"rows": 3}), help_text=PETUNJUK
    )


class TutupForm(BaseForm):
    pimpinan = forms.CharField(
        label="Pimpinan rapat", max_length=120, help_text="Nama yang memimpin dan menandatangani."
    )
    notulis = forms.CharField(label="Notulis", max_length=120)


class BukaForm(BaseForm):
    alasan = forms.CharField(
        label="Alasan membuka kembali", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )

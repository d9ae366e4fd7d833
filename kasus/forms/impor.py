"""The upload of a table of cases."""

from django import forms

from gugus_tugas.forms import BaseForm
from gugus_tugas.tabel import Terbaca
from kasus import lembar


class ImporKasusForm(BaseForm):
    """Gives the rows of the file, read."""

    berkas = forms.FileField(
        label="Tabel kasus", help_text=f"Excel (.xlsx) atau CSV UTF-8, paling banyak {lembar.MAX_BARIS // 1000}.000 baris.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip

    def clean_berkas(self) -> Terbaca:
        return lembar.read_lembar(self.cleaned_data["berkas"])

"""The upload of a table of any register."""

from django import forms

from gugus_tugas.forms import BaseForm
from gugus_tugas.tabel import Terbaca
from program.resources.dasar import MAX_BARIS, Tabel


class ImporForm(BaseForm):
    """Gives the rows of the file, read."""

    berkas = forms.FileField(
        label="Tabel", help_text=f"Excel (.xlsx) atau CSV UTF-8, paling banyak {MAX_BARIS // 1000}.000 baris.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip

    def __init__(self, *args, tabel: Tabel, **kwargs):
        super().__init__(*args, **kwargs)
        self.tabel = tabel

    def clean_berkas(self) -> Terbaca:
        return self.tabel.read(self.cleaned_data["berkas"])

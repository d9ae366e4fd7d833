"""The letter of invitation as it is typed."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import TanggalField
from gugus_tugas.versi import VersiForm
from rapat.enums import SifatSurat
from rapat.forms.dasar import TANPA_KORBAN


class UndanganForm(VersiForm):
    nomor_surat = forms.CharField(
        label="Nomor surat", max_length=60, widget=forms.TextInput(attrs={"placeholder": "005/123/2026"})
    )
    tanggal_surat = TanggalField(label="Tanggal surat", future=True)
    sifat = forms.ChoiceField(label="Sifat", choices=SifatSurat.choices, initial=SifatSurat.PENTING)
    penanda_jabatan = forms.CharField(
        label="Jabatan penanda tangan", max_length=160, help_text="Seperti tercetak di atas tanda tangan."
    )
    penanda_nama = forms.CharField(label="Nama penanda tangan", max_length=120)
    penanda_nip = forms.CharField(label="NIP", required=False, max_length=30)
    tamu = forms.CharField(
        label="Tamu di luar SK", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Satu jabatan atau lembaga setiap baris. {TANPA_KORBAN}",
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            Div("nomor_surat", "tanggal_surat", "sifat", css_class="kisi"),
            "penanda_jabatan",
            Div("penanda_nama", "penanda_nip", css_class="kisi"),
            "tamu",
        ]

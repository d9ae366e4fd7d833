"""Which file leaves the house, of which cases, and for what purpose."""

from django import forms

from gugus_tugas.forms import BaseForm
from kasus.models import Kasus


class HtcdsForm(BaseForm):
    bentuk = forms.ChoiceField(
        label="Bentuk berkas",
        choices=[("csv", "CSV (lembar kerja)"), ("json", "JSON (antarsistem)")],
        widget=forms.RadioSelect,
    )
    nomor = forms.CharField(
        label="Nomor kasus",
        required=False,
        max_length=40,
        help_text="Kosongkan untuk seluruh register. Contoh: TPPO-ACEH/2026/0007.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_nomor(self) -> Kasus | None:
        """The case, or None for the whole register. A number out of scope is as unknown as one that does not exist."""
        nomor = self.cleaned_data["nomor"]
        if not nomor:
            return None
        found = Kasus.objects.visible_to(self.user).by_kode(nomor)
        cases = [] if found is None else list(found[:2])
        if not cases:
            raise forms.ValidationError("Tidak ada kasus dengan nomor ini. Periksa nomornya, atau kosongkan.")
        if len(cases) > 1:
            raise forms.ValidationError("Lebih dari satu kasus cocok. Tulis nomor lengkapnya, dengan tahun.")
        return cases[0]


class HtcdsIdentitasForm(HtcdsForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa, dan untuk siapa, identitas diunduh?", min_length=10, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat dalam jejak audit setiap korban. Jangan menulis nama korban di sini.",
    )  # fmt: skip

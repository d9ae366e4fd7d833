"""What is taken away of the register, in which form, and why."""

from crispy_forms.layout import Div, Field
from django import forms

from anggota.models import Pengguna
from gugus_tugas.forms import BaseForm
from kasus import ekspor


class EksporForm(BaseForm):
    """Columns and form of the file. At first all columns that this account may take are ticked."""

    with_identitas = False
    bentuk = forms.ChoiceField(
        label="Bentuk berkas", initial="xlsx", widget=forms.RadioSelect,
        choices=[
            ("xlsx", f"Excel (.xlsx), paling banyak {ekspor.MAX_XLSX // 1000}.000 baris"),
            ("csv", "CSV, tanpa batas baris"),
        ],
    )  # fmt: skip
    kolom = forms.MultipleChoiceField(label="Kolom", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, user: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.tersedia = {row.nama: row for row in ekspor.allowed(user, identitas=self.with_identitas)}
        self.fields["kolom"].choices = [(row.nama, row.label) for row in self.tersedia.values()]
        self.fields["kolom"].initial = list(self.tersedia)

    def get_layout_fields(self):
        return [Field("bentuk"), Div("kolom", css_class="unsur")]

    @property
    def columns(self) -> list[ekspor.KolomEkspor]:
        return [row for name, row in self.tersedia.items() if name in self.cleaned_data["kolom"]]


class EksporIdentitasForm(EksporForm):
    """At first only code and name are ticked: what is taken along is a choice (UU 27/2022 Pasal 27, minimal)."""

    with_identitas = True
    alasan = forms.CharField(
        label="Untuk keperluan apa identitas diunduh?", min_length=10, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat dalam jejak audit bersama nama, waktu, kolom, dan saringan. Jangan menulis nama korban di sini.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kolom"].initial = ["nomor", "kode_korban", "nama"]
        self.fields["bentuk"].choices = [("xlsx", "Excel (.xlsx)"), ("csv", "CSV")]

    def get_layout_fields(self):
        return [*super().get_layout_fields(), Field("alasan")]

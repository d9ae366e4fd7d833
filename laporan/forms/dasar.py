"""What a reader asks of the figures, which year; and the sentence of law that the office keeps."""

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from gugus_tugas.forms import BaseForm
from gugus_tugas.saring import SaringForm


class TahunForm(SaringForm):
    """A year that has begun; what cannot be read, and a year to come, is this year."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1990)

    @property
    def tahun_diminta(self) -> int:
        today = timezone.localdate()
        return min(self.asked.get("tahun", today.year), today.year)


class KetentuanForm(BaseForm):
    """Plain words; empty brings back the sentence of the programme."""

    ketentuan_bpjs = forms.CharField(
        label="Ketentuan tentang BPJS Kesehatan", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        validators=[RegexValidator(r"\A[^<>{}]*\Z", "Tulis kalimat biasa, tanpa tanda < > { }.")],
        help_text="Sebut pasalnya. Kalimat ini tampil di samping isian biaya layanan dan pada halaman pembiayaan. Kosongkan untuk "
        "kembali ke kalimat bawaan.",
    )  # fmt: skip

"""What a reader asks of the figures, which year; and the sentence of law that the office keeps."""

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from gugus_tugas.forms import BaseForm
from gugus_tugas.saring import SaringForm
from laporan.periode import ROMAWI, TIP, TRIWULAN, periode_of, periode_pada


class TahunForm(SaringForm):
    """A year that has begun; what cannot be read, and a year to come, is this year."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1990)

    @property
    def tahun_diminta(self) -> int:
        today = timezone.localdate()
        return min(self.asked.get("tahun", today.year), today.year)


class RingkasanForm(SaringForm):
    """A quarter of a year, or the period of the TIP Report for who may read it; what has not begun is the last quarter that ended."""

    masa = forms.ChoiceField(label="Masa", required=False)
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1990, max_value=2100)

    def __init__(self, *args, with_tip: bool, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(kode, f"Triwulan {roman}") for kode, roman in zip(TRIWULAN, ROMAWI, strict=True)]
        self.fields["masa"].choices = [*choices, *([(TIP, "TIP Report (1 April–31 Maret)")] if with_tip else [])]

    @property
    def diminta(self) -> tuple[str, int]:
        """Code and year of the period."""
        today = timezone.localdate()
        kode, tahun = self.asked.get("masa"), self.asked.get("tahun")
        is_begun = kode and tahun and periode_of(kode, tahun).awal <= today
        return (kode, tahun) if is_begun else periode_pada(today)


class KetentuanForm(BaseForm):
    """Plain words; empty brings back the sentence of the programme."""

    ketentuan_bpjs = forms.CharField(
        label="Ketentuan tentang BPJS Kesehatan", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        validators=[RegexValidator(r"\A[^<>{}]*\Z", "Tulis kalimat biasa, tanpa tanda < > { }.")],
        help_text="Sebut pasalnya. Kalimat ini tampil di samping isian biaya layanan dan pada halaman pembiayaan. Kosongkan untuk "
        "kembali ke kalimat bawaan.",
    )  # fmt: skip

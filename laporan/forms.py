"""What a reader asks of the figures: which year."""

from django import forms
from django.utils import timezone

from gugus_tugas.saring import SaringForm


class TahunForm(SaringForm):
    """A year that has begun; what cannot be read, and a year to come, is this year."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1990)

    @property
    def tahun_diminta(self) -> int:
        today = timezone.localdate()
        return min(self.asked.get("tahun", today.year), today.year)

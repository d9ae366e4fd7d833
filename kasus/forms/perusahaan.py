"""A company or recruiter of the supervision register, named by its code; which of them, says the scope of the account."""

import re

from django import forms

from anggota.models import Pengguna
from program.models import Perusahaan

KODE = re.compile(r"(?:P3MI|PTR)-([1-9]\d{0,8})", re.ASCII | re.IGNORECASE)
TIDAK_ADA = "Tulis kode yang tampil pada halaman Pengawasan P3MI, misalnya P3MI-482137."


def perusahaan_by_kode(text: str, user: Pengguna) -> Perusahaan | None:
    """The row that shows this code to this account; None for every other text."""
    found = KODE.fullmatch(text.strip())
    row = found and Perusahaan.objects.visible_to(user).filter(pk=int(found[1])).first()
    return row if row and str(row).casefold() == text.strip().casefold() else None


class PerusahaanField(forms.CharField):
    """Cleans to a Perusahaan or None; the form sets `user`."""

    def __init__(self, **kwargs):
        self.user = None
        super().__init__(required=False, max_length=20, **kwargs)

    def prepare_value(self, value):
        return str(value) if isinstance(value, Perusahaan) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if row := perusahaan_by_kode(text, self.user):
            return row
        raise forms.ValidationError(TIDAK_ADA)

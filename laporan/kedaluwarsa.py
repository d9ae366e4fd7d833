"""Leftovers of writing: chapters that were typed and never saved, also of accounts that ended."""

import datetime

from django.conf import settings

from anggota.kedaluwarsa import Sisa, register
from laporan.models import KonsepBab

register(
    Sisa(
        "konsep bab laporan yang ditinggalkan",
        datetime.timedelta(days=settings.KONSEP_HARI),
        lambda before: KonsepBab.objects.filter(diubah_pada__lt=before),
    )
)

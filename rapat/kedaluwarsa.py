"""Leftovers of follow-up: drafts of reports nobody touched for too long, also of accounts that ended."""

import datetime

from django.conf import settings

from anggota.kedaluwarsa import Sisa, register
from rapat.models import KonsepPerkembangan

register(
    Sisa(
        "konsep laporan tindak lanjut yang ditinggalkan",
        datetime.timedelta(days=settings.KONSEP_HARI),
        lambda before: KonsepPerkembangan.objects.filter(diubah_pada__lt=before),
    )
)

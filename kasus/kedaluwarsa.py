"""Leftovers of the register: drafts nobody touched for too long. Their owners saw the days left on Beranda."""

import datetime

from django.conf import settings

from anggota.kedaluwarsa import Sisa, register
from kasus.models import Konsep

register(
    Sisa(
        "konsep kasus yang ditinggalkan",
        datetime.timedelta(days=settings.KONSEP_HARI),
        lambda before: Konsep.objects.filter(diubah_pada__lt=before),
    )
)

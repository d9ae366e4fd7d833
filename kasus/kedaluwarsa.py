"""Leftovers of the register: drafts nobody touched for too long (their owners saw the days left on Beranda), tables nobody confirmed."""

import datetime

from django.conf import settings

from anggota.kedaluwarsa import Sisa, register
from anggota.models.impor import MASA_IMPOR
from kasus.models import ImporKasus, Konsep

register(
    Sisa(
        "konsep kasus yang ditinggalkan",
        datetime.timedelta(days=settings.KONSEP_HARI),
        lambda before: Konsep.objects.filter(diubah_pada__lt=before),
    )
)
register(
    Sisa(
        "tabel kasus yang tidak dikonfirmasi",
        MASA_IMPOR,
        lambda before: ImporKasus.objects.abandoned(before=before),
    )
)

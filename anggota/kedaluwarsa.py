"""Technical leftovers and how long they stay: forms that were sent, dead links, failed logins, uploads nobody confirmed.

Each is deleted by `manage.py hapus_kedaluwarsa`, once a day. Apps to the right register their own (AppConfig.ready).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from axes.models import AccessAttempt
from django.db.models import Q, QuerySet

from anggota.models import ImporLampiran, Kiriman, Sesi, Undangan


@dataclass(frozen=True)
class Sisa:
    """One kind of leftover: `rows(before)` are those that were last of use before that moment."""

    nama: str
    masa: datetime.timedelta
    rows: Callable[[datetime.datetime], QuerySet]


DAFTAR_SISA: list[Sisa] = [
    Sisa("sesi yang berakhir", datetime.timedelta(0), lambda before: Sesi.objects.filter(expire_date__lt=before)),
    Sisa(
        "tanda kirim formulir",  # a form that was open this long is not sent again
        datetime.timedelta(days=30),
        lambda before: Kiriman.objects.filter(dicatat_pada__lt=before),
    ),
    Sisa(
        "tautan undangan yang mati",
        datetime.timedelta(days=90),
        lambda before: Undangan.objects.filter(Q(berlaku_sampai__lt=before) | Q(dipakai_sejak__lt=before)),
    ),
    Sisa(
        "hitungan gagal masuk",
        datetime.timedelta(days=30),
        lambda before: AccessAttempt.objects.filter(attempt_time__lt=before),
    ),
    Sisa(
        "lampiran SK yang tidak dikonfirmasi",
        datetime.timedelta(days=7),
        lambda before: ImporLampiran.objects.filter(dicatat_pada__lt=before, disimpan_pada__isnull=True),
    ),
]


def register(sisa: Sisa) -> None:
    if sisa not in DAFTAR_SISA:
        DAFTAR_SISA.append(sisa)

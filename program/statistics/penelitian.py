"""Counts of research requests by the year in which they were brought in, within what a role may count (`counted_for`)."""

import datetime

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from anggota.models import Pengguna
from program.enums.penelitian import StatusPenelitian
from program.models import Penelitian
from program.statistics.tabel import KolomJumlah, with_cells

KOLOM = (
    KolomJumlah("Permohonan", "semua"),
    *(KolomJumlah(str(status.label), status.value) for status in StatusPenelitian),
    KolomJumlah("Perjanjian berakhir", "berakhir"),
    KolomJumlah("Hasil terbit", "terbit"),
)


def penelitian_sums(user: Pengguna, *, on: datetime.date) -> list[dict]:
    """Newest year first: how many stand in each state, how many agreements have ended, how many results were published."""
    rows = Penelitian.objects.counted_for(user).order_by().values(tahun=ExtractYear("tanggal"))
    lapsed = Q(status=StatusPenelitian.BERJALAN, perjanjian_sampai__lt=on)
    states = {status.value: Count("pk", filter=Q(status=status)) for status in StatusPenelitian}
    sums = rows.annotate(
        **states, berakhir=Count("pk", filter=lapsed), terbit=Count("pk", filter=~Q(tautan="")), semua=Count("pk")
    )
    return with_cells([{**row, "nama": row["tahun"]} for row in sums.order_by("-tahun")], KOLOM)

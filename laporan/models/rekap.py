"""Counts of the years before the register. Everything else in a report is read from the other apps."""

from django.db import models
from django.db.models import Q

from gugus_tugas.db import Tercatat


class RekapHistoris(Tercatat):
    """A yearly figure as its source gives it: the unit may be missing (2013 is "jumlah 29"), and is then not invented."""

    tahun = models.PositiveSmallIntegerField("tahun", unique=True)
    jumlah = models.PositiveIntegerField("jumlah")
    satuan = models.CharField("satuan menurut sumber", max_length=20, blank=True)
    sumber = models.CharField("sumber", max_length=250)

    class Meta:
        verbose_name = verbose_name_plural = "rekap historis"
        ordering = ["tahun"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tahun__gte=1945) & Q(tahun__lte=2100),
                name="rekaphistoris_tahun_wajar",
                violation_error_message="Tahun rekap harus antara 1945 dan 2100.",
            )
        ]

    class Privacy:
        terbuka = "province totals that were published before"
        plain = ["id", "tahun", "jumlah", "satuan", "sumber", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"rekap {self.tahun}"

"""The recommendation: what the task force asked for, across all meetings, numbered once and for all."""

import datetime

from django.db import models
from django.db.models import Count, Q

from anggota.enums import Izin
from gugus_tugas.db import Tercatat, choices_hold
from rapat.enums import TINDAK_LANJUT_TERBUKA, Prioritas, StatusTindakLanjut
from rapat.models.rapat import Rapat, dalam_lingkup


class RekomendasiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every role that follows meetings; of a conference, who may see its case."""
        return self.filter(dalam_lingkup(user, "rapat__")) if user.has_izin(Izin.VIEW_RAPAT) else self.none()

    def umum(self):
        """Without those of conferences on a case."""
        return self.filter(rapat__kasus__isnull=True)

    def with_progress(self):
        """Counts of its items: all, in accordance, impossible, open, untouched."""

        def items(**lookup):
            return Count(
                "daftar_tindak_lanjut", filter=Q(**{f"daftar_tindak_lanjut__{k}": v for k, v in lookup.items()})
            )

        return self.annotate(
            jumlah_tindak_lanjut=Count("daftar_tindak_lanjut"),
            jumlah_sesuai=items(status=StatusTindakLanjut.SESUAI),
            jumlah_tidak_dapat=items(status=StatusTindakLanjut.TIDAK_DAPAT),
            jumlah_terbuka=items(status__in=TINDAK_LANJUT_TERBUKA),
            jumlah_belum=items(status=StatusTindakLanjut.BELUM),
        ).order_by("nomor")


class Rekomendasi(Tercatat):
    """Kept in corrected spelling; `uraian_asli` holds the words of the source."""

    nomor = models.PositiveIntegerField("nomor", unique=True)
    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat asal", related_name="daftar_rekomendasi")
    uraian = models.CharField("uraian", max_length=400)
    uraian_asli = models.CharField("uraian asli", max_length=400, blank=True)
    prioritas = models.CharField("prioritas", max_length=8, choices=Prioritas, default=Prioritas.SEDANG)
    tenggat = models.DateField("tenggat", null=True, blank=True)
    berulang_bulan = models.PositiveSmallIntegerField("berulang setiap (bulan)", null=True, blank=True)

    objects = RekomendasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rekomendasi"
        ordering = ["nomor"]
        constraints = [choices_hold("prioritas", Prioritas)]

    class Privacy:
        plain = [
            "id", "nomor", "rapat", "uraian", "uraian_asli", "prioritas", "tenggat", "berulang_bulan", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Rekomendasi {self.nomor}"

    def age_in_days(self, *, on: datetime.date) -> int:
        return (on - self.rapat.tanggal).days

    @property
    def status(self) -> StatusTindakLanjut:
        """State from the facts below it (needs with_progress): final only when every item is final."""
        if not self.jumlah_tindak_lanjut or self.jumlah_belum == self.jumlah_tindak_lanjut:
            return StatusTindakLanjut.BELUM
        if self.jumlah_terbuka:
            return StatusTindakLanjut.PROSES
        return StatusTindakLanjut.SESUAI if self.jumlah_sesuai else StatusTindakLanjut.TIDAK_DAPAT

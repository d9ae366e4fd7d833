"""Who holds a seat, over time."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import JenisPejabat, SebutanJabatan
from anggota.models.sk import Keanggotaan
from gugus_tugas.db import choices_hold, not_before


class PejabatQuerySet(models.QuerySet):
    def serving(self, *, on):
        """Persons who hold their seat on the date `on`."""
        return self.filter(mulai__lte=on).filter(Q(selesai__isnull=True) | Q(selesai__gte=on))

    def overlapping(self, start, end):
        """Persons whose time in the seat touches the days from `start` to `end` (open when None)."""
        rows = self.filter(Q(selesai__isnull=True) | Q(selesai__gte=start))
        return rows.filter(mulai__lte=end) if end else rows


class Pejabat(models.Model):
    """The person who holds a seat, over time."""

    keanggotaan = models.ForeignKey(
        Keanggotaan, models.PROTECT, verbose_name="keanggotaan", related_name="daftar_pejabat"
    )
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("pokok atau pengganti", max_length=10, choices=JenisPejabat, default=JenisPejabat.POKOK)
    sebutan = models.CharField(
        "sebutan", max_length=5, choices=SebutanJabatan, blank=True, default=SebutanJabatan.DEFINITIF
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    is_narahubung = models.BooleanField("narahubung", default=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="akun",
        related_name="daftar_pejabat",
        null=True,
        blank=True,
    )

    objects = PejabatQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pejabat"
        ordering = ["keanggotaan", "mulai"]
        constraints = [
            choices_hold("jenis", JenisPejabat),
            choices_hold("sebutan", SebutanJabatan, blank=True),
            not_before("selesai", "mulai", message="Masa jabatan berakhir sebelum dimulai."),
            models.UniqueConstraint(
                fields=["keanggotaan"],
                condition=Q(jenis=JenisPejabat.POKOK, selesai__isnull=True),
                name="pejabat_satu_pokok_menjabat",
                violation_error_message="Kursi ini sudah memiliki pejabat pokok. Akhiri dahulu masa jabatannya.",
            ),
        ]

    class Privacy:
        terbuka = "who holds a public office"
        plain = ["id", "keanggotaan", "nama", "jenis", "sebutan", "mulai", "selesai", "is_narahubung", "pengguna"]

    def __str__(self):
        return self.nama

    @property
    def sebutan_nama(self) -> str:
        """The name with the prefix that has legal meaning: "Plt. …"."""
        return f"{self.sebutan} {self.nama}".strip()

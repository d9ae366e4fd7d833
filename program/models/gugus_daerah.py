"""The task forces of the 23 kabupaten and kota: one row for each decree, or for the answer that there is none yet."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.enums import Izin
from gugus_tugas.db import choices_hold, not_before
from program.enums.gugus_daerah import KeadaanGugus, StatusGugus
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah


class GugusDaerahQuerySet(ProgramQuerySet):
    def visible_to(self, user):
        """Decrees are public acts: whoever sees the programmes sees them all; the secretariat alone writes (perms.py)."""
        return self if user.has_izin(Izin.VIEW_PROGRAM) else self.none()

    def newest(self, *, on: datetime.date) -> dict[str, "GugusDaerah"]:
        """Code of the kabupaten/kota -> its newest row dated up to this day."""
        rows = self.filter(tanggal__lte=on).order_by("tanggal", "pk")
        return {row.wilayah_id: row for row in rows}


class GugusDaerah(BarisProgram):
    """`tanggal` is the day of the decree, or of the answer that there is none. The number may be unknown: never invent one."""

    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="kabupaten/kota", related_name="daftar_gugus_daerah",
        limit_choices_to={"tingkat": TingkatWilayah.KABKOTA, "kode__startswith": "11."},
    )  # fmt: skip
    keadaan = models.CharField("keadaan", max_length=8, choices=KeadaanGugus)
    tanggal = models.DateField("tanggal SK atau keterangan")
    nomor = models.CharField("nomor SK", max_length=80, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    ketua = models.CharField("jabatan ketua", max_length=120, blank=True)
    sekretariat = models.CharField("sekretariat", max_length=160, blank=True)
    sumber = models.CharField("sumber keterangan", max_length=200, blank=True)

    objects = GugusDaerahQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "gugus tugas kabupaten/kota"
        ordering = ["wilayah", "-tanggal", "-id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("keadaan", KeadaanGugus),
            not_before("berlaku_sampai", "tanggal", message="SK tidak dapat berakhir sebelum ditetapkan."),
            models.CheckConstraint(
                condition=~Q(keadaan=KeadaanGugus.BELUM) | Q(nomor="", ketua="", berlaku_sampai__isnull=True),
                name="gugusdaerah_belum_tanpa_sk",
                violation_error_message="Yang belum dibentuk tidak memiliki nomor SK, ketua, atau masa berlaku.",
            ),
            models.UniqueConstraint(
                fields=["wilayah", "tanggal"],
                name="gugusdaerah_hari_tunggal",
                violation_error_message="Kabupaten/kota ini sudah memiliki catatan pada tanggal itu. Perbaiki yang itu.",
            ),
        ]

    class Privacy:
        plain = [
            *PLAIN, "wilayah", "keadaan", "tanggal", "nomor", "berlaku_sampai", "ketua", "sekretariat", "sumber",
        ]  # fmt: skip

    def __str__(self):
        return f"GTD-{self.pk}"

    @property
    def status(self) -> StatusGugus:
        return self.status_pada(timezone.localdate())

    def status_pada(self, on: datetime.date) -> StatusGugus:
        if self.keadaan == KeadaanGugus.BELUM:
            return StatusGugus.BELUM
        return StatusGugus.BERAKHIR if self.berlaku_sampai and self.berlaku_sampai < on else StatusGugus.BERLAKU

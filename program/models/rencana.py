"""Action plans of the task force, not of one agency: the secretariat writes them, and in force everybody in the task force reads them."""

from django.db import models
from django.db.models import F, Q

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold, not_before
from program.aturan.rencana import MAX_TAHUN
from program.enums.rencana import RENCANA_TERBUKA, JenisRencana, StatusRencana

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100


def open_to(rows, user, status: str):
    """The secretariat and its head: all. A member: what is in force or closed, of every agency. Nobody else opens a row."""
    if user.has_izin(Izin.MANAGE_PROGRAM):
        return rows
    return rows.filter(**{f"{status}__in": RENCANA_TERBUKA}) if user.has_izin(Izin.RECORD_PROGRAM) else rows.none()


def sums_for(rows, user, status: str):
    """What this account may sum up: as it sees, and for the leadership what is in force or closed. A draft promises nothing yet."""
    if user.has_izin(Izin.VIEW_PROGRAM) and not user.has_izin(Izin.RECORD_PROGRAM):
        return rows.filter(**{f"{status}__in": RENCANA_TERBUKA})
    return rows.visible_to(user)


class RencanaAksiQuerySet(models.QuerySet):
    def visible_to(self, user):
        return open_to(self, user, "status")

    def counted_for(self, user):
        return sums_for(self, user, "status")


class RencanaAksi(Tercatat, Berversi):
    """One plan. `status` has one writer: actions.change_status_rencana_aksi."""

    jenis = models.CharField("jenis rencana", max_length=8, choices=JenisRencana)
    judul = models.CharField("judul", max_length=200)
    tahun_mulai = models.PositiveSmallIntegerField("tahun mulai")
    tahun_selesai = models.PositiveSmallIntegerField("tahun selesai")
    dasar = models.CharField("dasar hukum atau nomor SK", max_length=200, blank=True)
    status = models.CharField(
        "status", max_length=8, choices=StatusRencana, default=StatusRencana.KONSEP, editable=False
    )
    asal = models.ForeignKey(
        "self", models.PROTECT, verbose_name="disalin dari", related_name="daftar_salinan", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = RencanaAksiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rencana aksi"
        ordering = ["-tahun_mulai", "-id"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis", JenisRencana),
            choices_hold("status", StatusRencana),
            not_before("tahun_selesai", "tahun_mulai", message="Rencana tidak dapat berakhir sebelum dimulai."),
            models.CheckConstraint(
                condition=Q(tahun_mulai__gte=TAHUN_AWAL, tahun_selesai__lte=TAHUN_AKHIR)
                & Q(tahun_selesai__lt=F("tahun_mulai") + MAX_TAHUN),
                name="rencanaaksi_tahun_masuk_akal",
                violation_error_message=f"Tahunnya {TAHUN_AWAL} sampai {TAHUN_AKHIR}, dan rencana paling lama {MAX_TAHUN} tahun.",
            ),
            models.CheckConstraint(
                condition=~Q(jenis=JenisRencana.TAHUNAN) | Q(tahun_selesai=F("tahun_mulai")),
                name="rencanaaksi_tahunan_setahun",
                violation_error_message="Rencana kerja tahunan mulai dan selesai pada tahun yang sama.",
            ),
            models.UniqueConstraint(
                fields=["jenis", "judul", "tahun_mulai"],
                name="rencanaaksi_judul_tunggal",
                violation_error_message="Rencana dengan jenis, judul, dan tahun mulai ini sudah ada.",
            ),
        ]
        indexes = [models.Index(fields=["-tahun_mulai", "-id"], name="rencanaaksi_tahun")]

    class Privacy:
        plain = [
            "id", "jenis", "judul", "tahun_mulai", "tahun_selesai", "dasar", "status", "asal", "versi", "diubah_pada", "diubah_oleh",
            "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"RA-{self.pk}"

    @property
    def nada(self) -> str:
        return StatusRencana(self.status).nada

    @property
    def masa(self) -> str:
        """ "2026", "2025-2029"."""
        same = self.tahun_mulai == self.tahun_selesai
        return str(self.tahun_mulai) if same else f"{self.tahun_mulai}–{self.tahun_selesai}"

    @property
    def daftar_tahun(self) -> range:
        return range(self.tahun_mulai, self.tahun_selesai + 1)

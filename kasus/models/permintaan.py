"""What a victim asks about the own data, with the clock of 3x24 hours, and what was corrected."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from anggota.enums import Izin
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import JAM_PERMINTAAN, HasilPermintaan, JenisPermintaan, PemohonData
from kasus.models.korban import Korban


class PermintaanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head; nobody else."""
        return self if user.has_izin(Izin.RECORD_PERMINTAAN) else self.none()

    def terbuka(self):
        """Unanswered, while there are data to answer about."""
        return self.filter(hasil="", korban__kasus__dimusnahkan_pada__isnull=True)


class Permintaan(Tercatat):
    """One request of one victim. Answered once, by another person than who took it down."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_permintaan")
    jenis = models.CharField("jenis permintaan", max_length=12, choices=JenisPermintaan)
    waktu_diterima = models.DateTimeField("waktu diterima")
    pemohon = models.CharField("diajukan oleh", max_length=12, choices=PemohonData)
    keterangan = EncryptedTextField("keterangan")
    hasil = models.CharField("hasil", max_length=10, choices=HasilPermintaan, blank=True)
    jawaban = EncryptedTextField("jawaban")
    diverifikasi_pada = models.DateTimeField("dijawab pada", null=True, blank=True, editable=False)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dijawab oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = PermintaanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "permintaan"
        ordering = ["waktu_diterima", "id"]
        constraints = [
            choices_hold("jenis", JenisPermintaan),
            choices_hold("pemohon", PemohonData),
            choices_hold("hasil", HasilPermintaan, blank=True),
            both_or_neither("diverifikasi_pada", "diverifikasi_oleh"),
            models.CheckConstraint(
                condition=Q(hasil="", diverifikasi_pada__isnull=True)
                | (~Q(hasil="") & Q(diverifikasi_pada__isnull=False)),
                name="permintaan_hasil_berpenjawab",
                violation_error_message="Hasil permintaan harus menyebut siapa yang menjawab dan kapan.",
            ),
            models.CheckConstraint(
                condition=Q(diverifikasi_oleh__isnull=True) | ~Q(diverifikasi_oleh=F("dicatat_oleh")),
                name="permintaan_dua_orang",
                violation_error_message="Penjawab harus orang lain daripada pencatat permintaan.",
            ),
        ]
        indexes = [models.Index(fields=["hasil", "waktu_diterima"], name="permintaan_menunggu")]

    class Privacy:
        plain = [
            "id", "korban", "jenis", "waktu_diterima", "pemohon", "hasil", "dicatat_pada", "dicatat_oleh", "diverifikasi_pada",
            "diverifikasi_oleh",
        ]  # fmt: skip
        identifying = ["keterangan", "jawaban"]

    def __str__(self):
        return f"{self.get_jenis_display()}, {self.korban}"

    @property
    def tenggat(self) -> datetime.datetime:
        return self.waktu_diterima + datetime.timedelta(hours=JAM_PERMINTAAN)

    @property
    def is_lewat(self) -> bool:
        """Unanswered past the deadline, or answered after it."""
        return (self.diverifikasi_pada or now()) > self.tenggat

    @property
    def nada(self) -> str:
        return HasilPermintaan(self.hasil).nada

    @property
    def is_salinan_siap(self) -> bool:
        return self.jenis == JenisPermintaan.SALINAN and self.hasil == HasilPermintaan.DIPENUHI


class Perbaikan(Tercatat):
    """Append-only: which columns of an identity were corrected, and why. What stood there before is kept sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_perbaikan")
    kolom = models.JSONField("kolom yang diperbaiki", default=list)
    alasan = EncryptedTextField("alasan perbaikan")
    sebelum = EncryptedTextField("nilai sebelumnya")

    class Meta:
        verbose_name = verbose_name_plural = "perbaikan identitas"
        ordering = ["-dicatat_pada", "id"]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "korban", "kolom", "dicatat_pada", "dicatat_oleh"]
        identifying = ["alasan", "sebelum"]

"""The way back: goals, visits after three, six and twelve months, and empowerment (UU 21/2007 Pasal 51; recommendation 11 of 2018)."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    BULAN_PEMANTAUAN,
    STATUS_TERBUKA,
    BidangReintegrasi,
    JenisPemberdayaan,
    KeadaanPemantauan,
    SumberBiaya,
)
from kasus.models.korban import Korban
from kasus.models.layanan import RUPIAH_TERBESAR


class ReintegrasiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All rows for the secretariat; for a member those of the own agency for a victim whom it serves."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return self.filter(instansi=user.instansi_id, korban__in=Korban.objects.visible_to(user))


class RencanaReintegrasi(Tercatat, Berversi):
    """One goal of the plan: by when, by whom, reached when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_rencana")
    bidang = models.CharField("bidang", max_length=16, choices=BidangReintegrasi)
    sasaran = EncryptedTextField("sasaran")
    target = models.DateField("tanggal target")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi penanggung jawab", related_name="+")
    selesai = models.DateField("tanggal tercapai", null=True, blank=True)

    objects = ReintegrasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rencana reintegrasi"
        ordering = ["korban", "target", "id"]
        constraints = [choices_hold("bidang", BidangReintegrasi), both_or_neither("diubah_pada", "diubah_oleh")]

    class Privacy:
        plain = [
            "id", "korban", "bidang", "target", "instansi", "selesai", "dicatat_pada", "dicatat_oleh", "versi", "diubah_pada",
            "diubah_oleh",
        ]  # fmt: skip
        identifying = ["sasaran"]

    @property
    def is_lewat(self) -> bool:
        return self.selesai is None and self.target < timezone.localdate()


class PemantauanQuerySet(ReintegrasiQuerySet):
    def terbuka(self):
        """Planned and not made, in a case that is open."""
        return self.filter(dilakukan__isnull=True, korban__kasus__status__in=STATUS_TERBUKA)

    def due(self, *, on: datetime.date):
        """Open and planned for `on` or before."""
        return self.terbuka().filter(direncanakan__lte=on)

    def korban_due(self, *, on: datetime.date) -> int:
        """How many victims wait for a visit: two visits due to one victim count once."""
        return self.due(on=on).order_by().values("korban").distinct().count()


class Pemantauan(Tercatat, Berversi):
    """A visit: planned for a day, made on a day, with what it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_pemantauan")
    bulan = models.PositiveSmallIntegerField("bulan ke", null=True, blank=True)  # None: a visit besides the three
    direncanakan = models.DateField("tanggal rencana")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi yang mengunjungi", related_name="+")
    dilakukan = models.DateField("tanggal kunjungan", null=True, blank=True)
    keadaan = models.CharField("keadaan korban", max_length=20, choices=KeadaanPemantauan, blank=True)
    catatan = EncryptedTextField("catatan kunjungan")

    objects = PemantauanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemantauan"
        ordering = ["direncanakan", "id"]
        constraints = [
            choices_hold("keadaan", KeadaanPemantauan, blank=True),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.CheckConstraint(
                condition=Q(bulan__isnull=True) | Q(bulan__in=BULAN_PEMANTAUAN),
                name="pemantauan_bulan_dikenal",
                violation_error_message="Kunjungan terjadwal hanya pada bulan ke-3, ke-6, dan ke-12.",
            ),
            models.CheckConstraint(
                condition=Q(dilakukan__isnull=True, keadaan="") | (Q(dilakukan__isnull=False) & ~Q(keadaan="")),
                name="pemantauan_hasil_lengkap",
                violation_error_message="Isi tanggal kunjungan dan keadaan korban bersama-sama.",
            ),
            models.UniqueConstraint(
                fields=["korban", "bulan"],
                name="pemantauan_bulan_tunggal",
                violation_error_message="Kunjungan bulan itu sudah dijadwalkan untuk korban ini.",
            ),
        ]
        indexes = [models.Index(fields=["direncanakan", "id"], name="pemantauan_rencana")]

    class Privacy:
        plain = [
            "id", "korban", "bulan", "direncanakan", "instansi", "dilakukan", "keadaan", "dicatat_pada", "dicatat_oleh",
            "versi", "diubah_pada", "diubah_oleh",
        ]  # fmt: skip
        identifying = ["catatan"]

    def __str__(self):
        return f"Kunjungan bulan ke-{self.bulan}" if self.bulan else "Kunjungan tambahan"

    @property
    def is_lewat(self) -> bool:
        return self.is_overdue(on=timezone.localdate())

    def is_overdue(self, *, on: datetime.date) -> bool:
        return self.dilakukan is None and self.direncanakan < on

    @property
    def jam(self) -> str:
        """ "lewat 5 hari", "hari ini", "12 hari lagi"; empty when the visit was made."""
        if self.dilakukan:
            return ""
        left = (self.direncanakan - timezone.localdate()).days
        return f"lewat {-left} hari" if left < 0 else f"{left} hari lagi" if left else "hari ini"

    @property
    def nada(self) -> str:
        if self.dilakukan:
            return KeadaanPemantauan(self.keadaan).nada
        return "terlambat" if self.is_lewat else "berjalan"


class Pemberdayaan(Tercatat):
    """What a victim was given: training, tools, capital, school."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_pemberdayaan")
    jenis = models.CharField("jenis pemberdayaan", max_length=12, choices=JenisPemberdayaan)
    tanggal = models.DateField("tanggal diberikan")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi pemberi", related_name="+")
    nilai = models.PositiveBigIntegerField("nilai (rupiah)", null=True, blank=True)
    sumber = models.CharField("sumber biaya", max_length=20, choices=SumberBiaya)
    keterangan = EncryptedTextField("keterangan")

    objects = ReintegrasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemberdayaan"
        ordering = ["korban", "tanggal", "id"]
        constraints = [
            choices_hold("jenis", JenisPemberdayaan),
            choices_hold("sumber", SumberBiaya),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=0, nilai__lte=RUPIAH_TERBESAR),
                name="pemberdayaan_nilai_wajar",
                violation_error_message="Nilai paling banyak Rp1.000.000.000.000.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "korban", "jenis", "tanggal", "instansi", "nilai", "sumber", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["keterangan"]

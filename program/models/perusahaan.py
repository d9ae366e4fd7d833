"""Placement companies (P3MI), their branches and permits; and unofficial recruiters, of whom everything that names them is sealed."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.enums import Izin
from gugus_tugas.db import Berversi, both_or_neither, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.nomor import NomorAcakField
from program.enums.perusahaan import HARI_INGATKAN_IZIN, JenisPerusahaan, StatusIzin
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from wilayah.models import Wilayah

RESMI = ~Q(jenis=JenisPerusahaan.PEREKRUT)
# What a recruiter never has in this table: the words that would name him stand sealed in RincianPerekrut.
IZIN = ("nomor_izin", "tanggal_terbit", "berlaku_sampai", "tanggal_cabut", "alasan_cabut")
NAMA = ("nama", "alamat", "telepon")


def izin_conditions(on: datetime.date) -> dict[StatusIzin, Q]:
    """State of a permit -> the rows that stand so on the date `on`; the five share out all rows. `Perusahaan.izin_pada` says the same."""
    edge = on + datetime.timedelta(days=HARI_INGATKAN_IZIN)
    valid = Q(tanggal_cabut__isnull=True) | Q(tanggal_cabut__gt=on)
    return {
        StatusIzin.DICABUT: Q(tanggal_cabut__lte=on),
        StatusIzin.TIDAK_DICATAT: valid & Q(berlaku_sampai__isnull=True),
        StatusIzin.BERAKHIR: valid & Q(berlaku_sampai__lt=on),
        StatusIzin.SEGERA: valid & Q(berlaku_sampai__gte=on, berlaku_sampai__lte=edge),
        StatusIzin.BERLAKU: valid & Q(berlaku_sampai__gt=edge),
    }


class PerusahaanQuerySet(ProgramQuerySet):
    def visible_to(self, user):
        """Companies: whoever records programmes. Recruiters: the secretariat and its head, and the agency that recorded them."""
        if user.has_izin(Izin.MANAGE_PROGRAM):
            return self
        own = RESMI | Q(instansi=user.instansi_id)
        return self.filter(own) if user.has_izin(Izin.RECORD_PROGRAM) else self.none()

    def counted_for(self, user):
        """Recruiters stand in no count."""
        return self.resmi() if user.has_izin(Izin.VIEW_PROGRAM) else self.none()

    def resmi(self):
        return self.filter(RESMI)

    def perekrut(self):
        return self.filter(~RESMI)

    def in_izin(self, status: str, *, on: datetime.date):
        """Companies whose permit stands so on the date `on`."""
        return self.resmi().filter(izin_conditions(on)[StatusIzin(status)])

    def perlu_diurus(self, *, on: datetime.date):
        """The permit has ended or ends within HARI_INGATKAN_IZIN days."""
        states = izin_conditions(on)
        return self.resmi().filter(states[StatusIzin.BERAKHIR] | states[StatusIzin.SEGERA])


class Perusahaan(BarisProgram):
    """`nomor_izin` is the SIP3MI of a head office, the permit of a branch. A recruiter has a code and a place alone.

    The key is drawn: were it counted, the gaps between the codes of companies would tell how many recruiters there are.
    """

    id = NomorAcakField(primary_key=True)
    jenis = models.CharField("jenis", max_length=8, choices=JenisPerusahaan)
    induk = models.ForeignKey(
        "self", models.PROTECT, verbose_name="kantor pusat", related_name="daftar_cabang", null=True, blank=True
    )
    nama = models.CharField("nama", max_length=160, blank=True)
    nomor_izin = models.CharField("nomor izin", max_length=80, blank=True)
    tanggal_terbit = models.DateField("tanggal terbit", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    tanggal_cabut = models.DateField("tanggal pencabutan", null=True, blank=True)
    alasan_cabut = models.CharField("alasan pencabutan", max_length=300, blank=True)
    tempat = models.ForeignKey(Wilayah, models.PROTECT, verbose_name="tempat", related_name="daftar_perusahaan")
    alamat = models.CharField("alamat", max_length=300, blank=True)
    telepon = models.CharField("telepon", max_length=60, blank=True)
    negara_tujuan = models.CharField("negara tujuan", max_length=200, blank=True)
    sektor = models.CharField("sektor", max_length=200, blank=True)

    objects = PerusahaanQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "perusahaan"
        ordering = ["nama", "id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("jenis", JenisPerusahaan),
            not_before("berlaku_sampai", "tanggal_terbit", message="Izin tidak dapat berakhir sebelum terbit."),
            not_before("tanggal_cabut", "tanggal_terbit", message="Izin tidak dapat dicabut sebelum terbit."),
            models.CheckConstraint(
                condition=Q(tanggal_cabut__isnull=True, alasan_cabut="")
                | Q(tanggal_cabut__isnull=False) & ~Q(alasan_cabut=""),
                name="perusahaan_pencabutan_lengkap",
                violation_error_message="Isi tanggal dan alasan pencabutan bersama-sama.",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisPerusahaan.CABANG, induk__isnull=False)
                | ~Q(jenis=JenisPerusahaan.CABANG) & Q(induk__isnull=True),
                name="perusahaan_cabang_berinduk",
                violation_error_message="Kantor cabang memiliki kantor pusat; yang lain tidak.",
            ),
            models.CheckConstraint(
                condition=RESMI & ~Q(nama="")
                | Q(
                    jenis=JenisPerusahaan.PEREKRUT, nama="", alamat="", telepon="", nomor_izin="", alasan_cabut="", kunci_sumber="",
                    tanggal_terbit__isnull=True, berlaku_sampai__isnull=True, tanggal_cabut__isnull=True,
                ),
                name="perusahaan_perekrut_berkode",
                violation_error_message="Perusahaan memiliki nama; perekrut tidak resmi hanya kode, tanpa izin.",
            ),
            models.UniqueConstraint(
                fields=["jenis", "nomor_izin"],
                condition=~Q(nomor_izin=""),
                name="perusahaan_izin_tunggal",
                violation_error_message="Nomor izin ini sudah dicatat untuk perusahaan lain.",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berlaku_sampai", "id"], name="perusahaan_berlaku"),
            models.Index(fields=["jenis", "-dicatat_pada", "-id"], name="perusahaan_jenis"),
        ]

    class Privacy:
        plain = [*PLAIN, "jenis", "induk", *NAMA, *IZIN, "tempat", "negara_tujuan", "sektor"]

    def __str__(self):
        return f"{'P3MI' if self.is_resmi else 'PTR'}-{self.pk}"

    @property
    def is_resmi(self) -> bool:
        return self.jenis != JenisPerusahaan.PEREKRUT

    @property
    def sebutan(self) -> str:
        """What lists and headings say: the name of a company, the code of a recruiter."""
        return self.nama or str(self)

    @property
    def sebutan_izin(self) -> str:
        return "Izin kantor cabang" if self.jenis == JenisPerusahaan.CABANG else "SIP3MI"

    def izin_pada(self, on: datetime.date) -> StatusIzin:
        if self.tanggal_cabut and self.tanggal_cabut <= on:
            return StatusIzin.DICABUT
        if self.berlaku_sampai is None:
            return StatusIzin.TIDAK_DICATAT
        if self.berlaku_sampai < on:
            return StatusIzin.BERAKHIR
        return StatusIzin.SEGERA if (self.berlaku_sampai - on).days <= HARI_INGATKAN_IZIN else StatusIzin.BERLAKU

    @property
    def izin(self) -> StatusIzin:
        """Today, in Aceh's time zone."""
        return self.izin_pada(timezone.localdate())

    @property
    def sisa_hari(self) -> int | None:
        """Days until the last day of the permit; None when it is not known, negative when it is over."""
        return None if self.berlaku_sampai is None else (self.berlaku_sampai - timezone.localdate()).days


class RincianPerekrut(Berversi):
    """Who an unofficial recruiter is. Reached only through actions.reveal_perekrut, which leaves a line in the trail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perusahaan = models.OneToOneField(
        Perusahaan, models.PROTECT, verbose_name="perekrut", related_name="rincian_perekrut", editable=False
    )
    nama = EncryptedTextField("nama")
    alias = EncryptedTextField("nama panggilan")
    alamat = EncryptedTextField("alamat")
    telepon = EncryptedTextField("telepon")
    uraian = EncryptedTextField("uraian")

    class Meta:
        verbose_name = verbose_name_plural = "rincian perekrut"
        constraints = [both_or_neither("diubah_pada", "diubah_oleh")]

    class Privacy:
        melalui = "program.actions.reveal_perekrut"
        plain = ["id", "perusahaan", "versi", "diubah_pada", "diubah_oleh"]
        identifying = ["nama", "alias", "alamat", "telepon", "uraian"]

    def __str__(self):
        return f"PTR-{self.perusahaan_id}"

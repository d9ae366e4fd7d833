"""The reported person by code, with parts in the act, legal status over time and wanted notices; identity stands apart."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import JenisKelamin, PeranTerlapor, StatusHukum, UsiaTerlapor
from kasus.models.kasus import Kasus
from program.models import Perusahaan


class TerlaporQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head; an agency sees suspects as codes on the legal track alone."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()


class Terlapor(Berversi):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_terlapor")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin)
    kelompok_usia = models.CharField(
        "usia saat perbuatan", max_length=16, choices=UsiaTerlapor, default=UsiaTerlapor.TIDAK_DIKETAHUI
    )
    status_hukum = models.CharField("status hukum", max_length=14, choices=StatusHukum, default=StatusHukum.TERLAPOR)

    perusahaan = models.ForeignKey(
        Perusahaan, models.PROTECT, verbose_name="perusahaan atau perekrut terkait", related_name="daftar_terlapor", null=True,
        blank=True,
    )  # fmt: skip
    orang = models.ForeignKey(
        "kasus.Orang", models.PROTECT, verbose_name="orang yang sama dengan", related_name="daftar_terlapor", null=True,
        blank=True, editable=False,
    )  # fmt: skip

    objects = TerlaporQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "terlapor"
        ordering = ["kasus", "urutan"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis_kelamin", JenisKelamin),
            choices_hold("kelompok_usia", UsiaTerlapor),
            choices_hold("status_hukum", StatusHukum),
            models.UniqueConstraint(
                fields=["kasus", "urutan"],
                name="terlapor_urutan_tunggal",
                violation_error_message="Nomor urut terlapor ini sudah dipakai dalam kasus itu.",
            ),
        ]

    class Privacy:
        plain = [
            "id",
            "kasus",
            "urutan",
            "jenis_kelamin",
            "kelompok_usia",
            "status_hukum",
            "perusahaan",
            "versi",
            "diubah_pada",
            "diubah_oleh",
        ]
        identifying = ["orang"]

    def __str__(self):
        return self.kode

    @property
    def kode(self) -> str:
        """TPPO-ACEH/2026/0007-T1."""
        return f"{self.kasus.nomor}-T{self.urutan}"

    @property
    def sebutan(self) -> str:
        """ "Tersangka T1": the word follows the legal status (ranah.md 0)."""
        word = (
            StatusHukum.TERLAPOR if self.status_hukum == StatusHukum.TIDAK_TERBUKTI else StatusHukum(self.status_hukum)
        )
        return f"{word.label} T{self.urutan}"

    @property
    def is_anak(self) -> bool:
        """A child in conflict with the law: the juvenile procedure applies (UU 11/2012)."""
        return self.kelompok_usia in {UsiaTerlapor.ANAK, UsiaTerlapor.DI_BAWAH_12}

    @property
    def peran(self) -> list[PeranTerlapor]:
        """All parts in the act, in the order of the list. Reads prefetched rows."""
        codes = {row.kode for row in self.daftar_peran.all()}
        return [role for role in PeranTerlapor if role in codes]

    @property
    def sebutan_peran(self) -> str:
        return ", ".join(role.label for role in self.peran) or "peran belum diisi"

    @property
    def pencarian_berlaku(self):
        """The wanted notice that stands, or None. Reads prefetched rows."""
        return next((row for row in self.daftar_pencarian.all() if row.selesai is None), None)

    @property
    def nada(self) -> str:
        return {
            StatusHukum.TERSANGKA: "perhatian",
            StatusHukum.TERDAKWA: "berjalan",
            StatusHukum.TERPIDANA: "selesai",
        }.get(self.status_hukum, "netral")


class PeranPelaku(models.Model):
    """One part of a reported person in the act; a person may have several."""

    terlapor = models.ForeignKey(Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_peran")
    kode = models.CharField("peran dalam perbuatan", max_length=30, choices=PeranTerlapor)

    class Meta:
        verbose_name = verbose_name_plural = "peran pelaku"
        ordering = ["terlapor", "kode"]
        constraints = [
            choices_hold("kode", PeranTerlapor),
            models.UniqueConstraint(
                fields=["terlapor", "kode"],
                name="peranpelaku_tunggal",
                violation_error_message="Peran ini sudah dicatat untuk terlapor itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus.terlapor"
        plain = ["id", "terlapor", "kode"]


class RiwayatStatusHukum(Tercatat):
    """Append-only: the newest row equals the column. Without a row the status is the one with which the person was recorded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terlapor = models.ForeignKey(Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_riwayat_hukum")
    dari = models.CharField("dari", max_length=14, choices=StatusHukum)
    ke = models.CharField("ke", max_length=14, choices=StatusHukum)
    tanggal = models.DateField("tanggal berlaku")
    alasan = EncryptedTextField("dasar perubahan")

    class Meta:
        verbose_name = verbose_name_plural = "riwayat status hukum"
        ordering = ["-tanggal", "-dicatat_pada"]
        constraints = [choices_hold("dari", StatusHukum), choices_hold("ke", StatusHukum)]

    class Privacy:
        melalui = "kasus.terlapor"
        plain = ["id", "terlapor", "dari", "ke", "tanggal", "dicatat_pada", "dicatat_oleh"]
        identifying = ["alasan"]


class Pencarian(Tercatat):
    """A wanted notice (daftar pencarian orang, DPO) with the days from and until which it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terlapor = models.ForeignKey(Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_pencarian")
    mulai = models.DateField("dicari sejak")
    nomor = EncryptedTextField("nomor DPO")
    selesai = models.DateField("berakhir", null=True, blank=True)
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True, editable=False)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diakhiri oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "daftar pencarian orang"
        ordering = ["-mulai", "-dicatat_pada"]
        constraints = [
            not_before("selesai", "mulai", message="DPO berakhir sebelum dimulai. Periksa kedua tanggal."),
            both_or_neither("diakhiri_pada", "diakhiri_oleh"),
            models.UniqueConstraint(
                fields=["terlapor"],
                condition=Q(selesai__isnull=True),
                name="pencarian_satu_berlaku",
                violation_error_message="Terlapor ini sudah dalam daftar pencarian orang.",
            ),
        ]

    class Privacy:
        melalui = "kasus.terlapor"
        plain = ["id", "terlapor", "mulai", "selesai", "dicatat_pada", "dicatat_oleh", "diakhiri_pada", "diakhiri_oleh"]
        identifying = ["nomor"]

"""Notes and flags on a case: facts that are added, never edited."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import AlasanBendera, JenisCatatan
from kasus.models.kasus import Kasus
from kasus.models.korban import Korban


class CatatanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for the secretariat; for a member what the own agency wrote about victims whom it may see."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return self.filter(instansi=user.instansi_id, korban__in=Korban.objects.visible_to(user).values("pk"))


class Catatan(Tercatat):
    """One note. A wrong one is corrected by a new note that stands in its place; both stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_catatan_kasus")
    korban = models.ForeignKey(
        Korban,
        models.PROTECT,
        verbose_name="tentang korban",
        related_name="daftar_catatan_korban",
        null=True,
        blank=True,
    )
    jenis = models.CharField("jenis catatan", max_length=10, choices=JenisCatatan)
    tanggal = models.DateField("tanggal kejadian")
    isi = EncryptedTextField("isi catatan")
    instansi = models.ForeignKey(
        Instansi,
        models.PROTECT,
        verbose_name="instansi penulis",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    menggantikan = models.OneToOneField(
        "self",
        models.PROTECT,
        verbose_name="menggantikan",
        related_name="pengganti",
        null=True,
        blank=True,
        editable=False,
    )

    objects = CatatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "catatan kasus"
        ordering = ["-dicatat_pada", "id"]
        constraints = [choices_hold("jenis", JenisCatatan)]
        indexes = [models.Index(fields=["kasus", "-dicatat_pada"], name="catatan_kasus_terbaru")]

    class Privacy:
        plain = [
            "id", "kasus", "korban", "jenis", "tanggal", "instansi", "menggantikan", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["isi"]

    def __str__(self):
        return f"Catatan {self.kasus}"


class BenderaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head: flags are their own work list."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()

    def terbuka(self):
        """Still up, on a case whose data are there."""
        return self.filter(selesai_pada__isnull=True, kasus__dimusnahkan_pada__isnull=True)


class Bendera(Tercatat):
    """A flag on a case with a reason and a due date. It is taken down once, with a note; what follows is a new flag."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_bendera")
    alasan = models.CharField("alasan", max_length=20, choices=AlasanBendera)
    keterangan = EncryptedTextField("keterangan")
    tenggat = models.DateField("tenggat")
    catatan_selesai = EncryptedTextField("catatan penyelesaian")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True, editable=False)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="selesai oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = BenderaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bendera"
        ordering = ["tenggat", "dicatat_pada"]
        constraints = [choices_hold("alasan", AlasanBendera), both_or_neither("selesai_pada", "selesai_oleh")]
        indexes = [
            models.Index(fields=["tenggat"], condition=Q(selesai_pada__isnull=True), name="bendera_terbuka_tenggat")
        ]

    class Privacy:
        plain = ["id", "kasus", "alasan", "tenggat", "selesai_pada", "selesai_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["keterangan", "catatan_selesai"]

    def __str__(self):
        return f"{self.get_alasan_display()}, {self.kasus}"

    @property
    def is_terbuka(self) -> bool:
        """The same rule as BenderaQuerySet.terbuka."""
        return self.selesai_pada is None and not self.kasus.is_dimusnahkan

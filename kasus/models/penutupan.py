"""The proposal to close a case, with what was still open when it was made; decided once, by another person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from anggota.enums import Izin
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import AlasanPenutupan, HasilUsulan
from kasus.models.kasus import Kasus


class UsulanPenutupanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()

    def menunggu(self):
        return self.filter(hasil="")

    def terbaru(self):
        """The last proposal of each case."""
        later = UsulanPenutupan.objects.filter(kasus=OuterRef("kasus"), dicatat_pada__gt=OuterRef("dicatat_pada"))
        return self.filter(~Exists(later))


class UsulanPenutupan(Tercatat):
    """`peringatan` holds the open things that the proposer acknowledged, in the words of then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_penutupan")
    alasan = models.CharField("alasan penutupan", max_length=20, choices=AlasanPenutupan)
    catatan = EncryptedTextField("catatan")
    peringatan = models.JSONField("yang masih terbuka", default=list, blank=True)
    hasil = models.CharField("putusan", max_length=15, choices=HasilUsulan, blank=True)
    catatan_putusan = EncryptedTextField("catatan putusan")
    diverifikasi_pada = models.DateTimeField("diputus pada", null=True, blank=True, editable=False)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diputus oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = UsulanPenutupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "usulan penutupan"
        ordering = ["-dicatat_pada", "id"]
        constraints = [
            choices_hold("alasan", AlasanPenutupan),
            choices_hold("hasil", HasilUsulan, blank=True),
            both_or_neither("diverifikasi_pada", "diverifikasi_oleh"),
            models.CheckConstraint(
                condition=Q(hasil="", diverifikasi_pada__isnull=True)
                | (~Q(hasil="") & Q(diverifikasi_pada__isnull=False)),
                name="usulanpenutupan_hasil_berpemutus",
                violation_error_message="Putusan penutupan harus menyebut siapa yang memutus dan kapan.",
            ),
            models.CheckConstraint(
                condition=Q(diverifikasi_oleh__isnull=True) | ~Q(diverifikasi_oleh=F("dicatat_oleh")),
                name="usulanpenutupan_dua_orang",
                violation_error_message="Pemutus harus orang lain daripada pengusul.",
            ),
            models.UniqueConstraint(
                fields=["kasus"],
                condition=Q(hasil=""),
                name="usulanpenutupan_satu_menunggu",
                violation_error_message="Penutupan kasus ini sudah diusulkan.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "kasus", "alasan", "peringatan", "hasil", "dicatat_pada", "dicatat_oleh", "diverifikasi_pada", "diverifikasi_oleh",
        ]  # fmt: skip
        identifying = ["catatan", "catatan_putusan"]

    def __str__(self):
        return f"Penutupan {self.kasus}"

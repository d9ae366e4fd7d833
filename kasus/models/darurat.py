"""Break-glass: an identity opened in an emergency by who may not open it otherwise, and the head's review of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import HasilTinjauan
from kasus.models.korban import Korban


class PembukaanDaruratQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The head reviews; nobody else reads the list."""
        return self if user.has_izin(Izin.REVIEW_DARURAT) else self.none()

    def belum_ditinjau(self):
        """Those that the head still has to judge: of a case that was disposed of nothing is left to judge by."""
        return self.filter(hasil="", korban__kasus__dimusnahkan_pada__isnull=True)


class PembukaanDarurat(Tercatat):
    """One opening in an emergency. It is reviewed by the head, never by who opened."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_pembukaan_darurat")
    alasan = EncryptedTextField("alasan")
    hasil = models.CharField("hasil tinjauan", max_length=12, choices=HasilTinjauan, blank=True)
    catatan = EncryptedTextField("catatan tinjauan")
    ditinjau_pada = models.DateTimeField("ditinjau pada", null=True, blank=True)
    ditinjau_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="ditinjau oleh", related_name="+", null=True, blank=True
    )

    objects = PembukaanDaruratQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pembukaan darurat"
        ordering = ["-dicatat_pada"]
        constraints = [
            choices_hold("hasil", HasilTinjauan, blank=True),
            both_or_neither("ditinjau_pada", "ditinjau_oleh"),
            models.CheckConstraint(
                condition=Q(hasil="", ditinjau_pada__isnull=True) | (~Q(hasil="") & Q(ditinjau_pada__isnull=False)),
                name="pembukaandarurat_hasil_berwaktu",
                violation_error_message="Hasil tinjauan harus memiliki waktu dan peninjau.",
            ),
            models.CheckConstraint(
                condition=Q(ditinjau_oleh__isnull=True) | ~Q(ditinjau_oleh=models.F("dicatat_oleh")),
                name="pembukaandarurat_peninjau_lain",
                violation_error_message="Peninjau harus orang lain daripada yang membuka.",
            ),
        ]

    class Privacy:
        plain = ["id", "korban", "hasil", "ditinjau_pada", "ditinjau_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["alasan", "catatan"]

    def __str__(self):
        return self.korban.kode

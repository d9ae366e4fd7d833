"""What a person sets up for the own list of cases: filters to come back to, and columns. Never seen by anybody else."""

import uuid

from django.db import models
from django.db.models import Q

from gugus_tugas.db import Tercatat
from gugus_tugas.fields import EncryptedTextField


class MilikSendiriQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own rows."""
        return self.filter(dicatat_oleh=user)


class SaringanTersimpan(Tercatat):
    """A filter under a name. `kueri` holds checked codes only (KasusFilterForm.kueri); the name is free text, so it is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = EncryptedTextField("nama saringan")
    kueri = models.CharField("kueri", max_length=400, blank=True)
    is_utama = models.BooleanField("saringan utama", default=False)

    objects = MilikSendiriQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "saringan tersimpan"
        ordering = ["dicatat_pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dicatat_oleh"],
                condition=Q(is_utama=True),
                name="saringantersimpan_satu_utama",
                violation_error_message="Hanya satu saringan yang dapat menjadi saringan utama.",
            ),
        ]

    class Privacy:
        plain = ["id", "kueri", "is_utama", "dicatat_pada", "dicatat_oleh"]
        identifying = ["nama"]

    def __str__(self):
        return f"saringan {self.pk}"


class PilihanKolom(Tercatat):
    """The columns that a person chose for the list of cases, in their order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kolom = models.JSONField("kolom", default=list, blank=True)

    objects = MilikSendiriQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pilihan kolom"
        constraints = [
            models.UniqueConstraint(
                fields=["dicatat_oleh"],
                name="pilihankolom_satu_seorang",
                violation_error_message="Pilihan kolom untuk akun ini sudah ada.",
            ),
        ]

    class Privacy:
        plain = ["id", "kolom", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"pilihan kolom {self.pk}"

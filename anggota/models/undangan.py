"""An invitation: a link that lets its holder choose a password, once, within three days."""

import datetime
import uuid

from django.db import models
from django.utils import timezone

from anggota.models.pengguna import Pengguna
from gugus_tugas.db import Tercatat

MASA_UNDANGAN = datetime.timedelta(hours=72)


class UndanganQuerySet(models.QuerySet):
    def terbuka(self):
        """Those whose link still works."""
        return self.filter(dipakai_sejak=None, is_dibatalkan=False, berlaku_sampai__gt=timezone.now())


class Undangan(Tercatat):
    """The link itself is shown once; only a keyed fingerprint of it stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pengguna = models.ForeignKey(Pengguna, models.PROTECT, verbose_name="akun", related_name="daftar_undangan")
    sidik = models.CharField("sidik tautan", max_length=32, unique=True)
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dipakai_sejak = models.DateTimeField("dipakai sejak", null=True, blank=True)
    is_dibatalkan = models.BooleanField("dibatalkan", default=False)

    objects = UndanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "undangan"
        ordering = ["-dicatat_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=models.Q(dipakai_sejak__isnull=True, is_dibatalkan=False),
                name="undangan_satu_terbuka",
                violation_error_message="Akun ini sudah memiliki undangan yang terbuka.",
            )
        ]

    class Privacy:
        melalui = "anggota.actions"
        plain = ["id", "pengguna", "berlaku_sampai", "dipakai_sejak", "is_dibatalkan", "dicatat_pada", "dicatat_oleh"]
        identifying = ["sidik"]

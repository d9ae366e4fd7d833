"""Checked tables that wait for their confirmation: what they share in every app, and the annex of a decree."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from anggota.models.sk import SuratKeputusan
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither
from gugus_tugas.fields import EncryptedTextField

MASA_IMPOR = datetime.timedelta(hours=24)  # how long an upload waits for its confirmation


class ImporQuerySet(models.QuerySet):
    """A subclass names in `izin` who may bring tables in."""

    izin: Izin

    def visible_to(self, user):
        """The own uploads of who brings tables in, while they wait or once they are stored."""
        own = self.filter(dicatat_oleh=user) if user.has_izin(self.izin) else self.none()
        return own.filter(Q(disimpan_pada__isnull=False) | Q(dicatat_pada__gt=now() - MASA_IMPOR))

    def leftover(self, user, **same):
        """Uploads that nobody will confirm: earlier ones of this account and kind, and whose time is over."""
        return self.abandoned(before=now() - MASA_IMPOR) | self.filter(
            disimpan_pada__isnull=True, dicatat_oleh=user, **same
        )

    def abandoned(self, *, before: datetime.datetime):
        """Never confirmed, and older than this moment."""
        return self.filter(disimpan_pada__isnull=True, dicatat_pada__lte=before)


class Impor(Tercatat):
    """The rows of an uploaded table between upload and confirmation: on the server, encrypted, never in the browser.

    `isi` is emptied when the rows are stored (docs/adr/0007).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    isi = EncryptedTextField("isi")
    disimpan_pada = models.DateTimeField("disimpan pada", null=True, blank=True)
    disimpan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="disimpan oleh", related_name="+", null=True, blank=True
    )

    class Meta:
        abstract = True
        constraints = [both_or_neither("disimpan_pada", "disimpan_oleh")]

    class Privacy:
        plain = ["id", "disimpan_pada", "disimpan_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["isi"]


class ImporLampiranQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own uploads of who keeps decrees."""
        return self.filter(dicatat_oleh=user) if user.has_izin(Izin.MANAGE_SK) else self.none()


class ImporLampiran(Impor):
    sk = models.ForeignKey(SuratKeputusan, models.PROTECT, verbose_name="SK", related_name="daftar_impor")

    objects = ImporLampiranQuerySet.as_manager()

    class Meta(Impor.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "impor lampiran"

    class Privacy(Impor.Privacy):
        plain = [*Impor.Privacy.plain, "sk"]

    def __str__(self):
        return f"Impor lampiran {self.sk}"

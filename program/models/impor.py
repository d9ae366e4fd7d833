"""A checked table of a register that waits for its confirmation."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither
from gugus_tugas.fields import EncryptedTextField

MASA_IMPOR = datetime.timedelta(hours=24)  # how long an upload waits for its confirmation


class ImporProgramQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own uploads of who records programmes, while they wait or once they are stored."""
        own = self.filter(dicatat_oleh=user) if user.has_izin(Izin.RECORD_PROGRAM) else self.none()
        return own.filter(Q(disimpan_pada__isnull=False) | Q(dicatat_pada__gt=now() - MASA_IMPOR))

    def leftover(self, user, tabel: str):
        """Uploads that nobody will confirm: earlier ones of this account and register, and whose time is over."""
        waiting = self.filter(disimpan_pada__isnull=True)
        return waiting.filter(Q(dicatat_oleh=user, tabel=tabel) | Q(dicatat_pada__lte=now() - MASA_IMPOR))


class ImporProgram(Tercatat):
    """The rows of an uploaded table between upload and confirmation: on the server, encrypted, never in the browser.

    `isi` is emptied when the rows are stored (docs/adr/0007).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tabel = models.CharField("register", max_length=30)
    isi = EncryptedTextField("isi")
    jumlah_baru = models.PositiveIntegerField("jumlah baris baru", default=0)
    jumlah_ubah = models.PositiveIntegerField("jumlah baris diperbarui", default=0)
    disimpan_pada = models.DateTimeField("disimpan pada", null=True, blank=True)
    disimpan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="disimpan oleh", related_name="+", null=True, blank=True
    )

    objects = ImporProgramQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "impor program"
        constraints = [both_or_neither("disimpan_pada", "disimpan_oleh")]

    class Privacy:
        plain = [
            "id", "tabel", "jumlah_baru", "jumlah_ubah", "disimpan_pada", "disimpan_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["isi"]

    def __str__(self):
        return f"{self.tabel}: {self.jumlah_baru} baris baru, {self.jumlah_ubah} diperbarui"

"""A checked table that waits for its confirmation."""

import uuid

from django.conf import settings
from django.db import models

from anggota.enums import Izin
from anggota.models.sk import SuratKeputusan
from gugus_tugas.db import Tercatat, both_or_neither
from gugus_tugas.fields import EncryptedTextField


class ImporLampiranQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own uploads of who keeps decrees."""
        return self.filter(dicatat_oleh=user) if user.has_izin(Izin.MANAGE_SK) else self.none()


class ImporLampiran(Tercatat):
    """The rows of an uploaded annex between upload and confirmation: on the server, encrypted, never in the browser.

    `isi` is emptied when the rows are stored (docs/adr/0007).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sk = models.ForeignKey(SuratKeputusan, models.PROTECT, verbose_name="SK", related_name="daftar_impor")
    isi = EncryptedTextField("isi")
    disimpan_pada = models.DateTimeField("disimpan pada", null=True, blank=True)
    disimpan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="disimpan oleh", related_name="+", null=True, blank=True
    )

    objects = ImporLampiranQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "impor lampiran"
        constraints = [both_or_neither("disimpan_pada", "disimpan_oleh")]

    class Privacy:
        plain = ["id", "sk", "disimpan_pada", "disimpan_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["isi"]

    def __str__(self):
        return f"Impor lampiran {self.sk}"

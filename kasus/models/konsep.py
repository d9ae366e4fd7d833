"""A record that is still being typed: sealed, and of its typist alone."""

import datetime
import json
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from anggota.enums import Izin
from gugus_tugas.clock import now
from gugus_tugas.db import Berversi, Tercatat, both_or_neither
from gugus_tugas.fields import EncryptedTextField


class KonsepQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own drafts of who may record cases, as long as they live; nobody sees another's, not even the head."""
        if not user.has_izin(Izin.RECORD_KASUS):
            return self.none()
        return self.filter(dicatat_oleh=user.pk).alive()

    def alive(self):
        return self.filter(diubah_pada__gt=self._edge())

    def _edge(self) -> datetime.datetime:
        return now() - datetime.timedelta(days=settings.KONSEP_HARI)


class Konsep(Berversi, Tercatat):
    """What was typed into the record form, as one sealed JSON. Its id is the key under which the case is stored once.

    `diubah_pada` is set from the first saving on: its days are counted from there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    isi = EncryptedTextField("isi")
    tab = models.CharField("tab penulis terakhir", max_length=32, blank=True, editable=False)
    urut = models.PositiveIntegerField("urutan kiriman tab itu", default=0, editable=False)

    objects = KonsepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konsep kasus"
        ordering = ["-diubah_pada"]
        constraints = [both_or_neither("diubah_pada", "diubah_oleh")]
        indexes = [models.Index(fields=["dicatat_oleh", "-diubah_pada"], name="konsep_milik")]

    class Privacy:
        plain = ["id", "tab", "urut", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["isi"]

    def __str__(self):
        return f"konsep {str(self.pk)[:8]}"

    @property
    def data(self) -> dict[str, list[str]]:
        """Field name -> sent values. Whatever stands in the column, this is a dict of lists of text."""
        try:
            content = json.loads(self.isi or "{}")
        except ValueError:
            return {}
        if not isinstance(content, dict):
            return {}
        return {str(name): [str(v) for v in values] for name, values in content.items() if isinstance(values, list)}

    @property
    def sisa_hari(self) -> int:
        """Days until it is deleted; 1 on the last day."""
        last = timezone.localtime(self.diubah_pada + datetime.timedelta(days=settings.KONSEP_HARI)).date()
        return max((last - timezone.localdate(now())).days, 1)

    @property
    def is_segera_habis(self) -> bool:
        return self.sisa_hari <= 7

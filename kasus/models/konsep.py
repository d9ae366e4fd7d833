"""A record that is still being typed: sealed, and of its typist alone."""

from django.db import models

from anggota.enums import Izin
from gugus_tugas.db import both_or_neither
from gugus_tugas.konsep import KonsepDasar, KonsepDasarQuerySet


class KonsepQuerySet(KonsepDasarQuerySet):
    def visible_to(self, user):
        """The own drafts of who may record cases, as long as they live; nobody sees another's, not even the head."""
        if not user.has_izin(Izin.RECORD_KASUS):
            return self.none()
        return self.filter(dicatat_oleh=user.pk).alive()


class Konsep(KonsepDasar):
    """What was typed into the record form."""

    objects = KonsepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konsep kasus"
        ordering = ["-diubah_pada"]
        constraints = [both_or_neither("diubah_pada", "diubah_oleh")]
        indexes = [models.Index(fields=["dicatat_oleh", "-diubah_pada"], name="konsep_milik")]

    class Privacy:
        plain = ["id", "tab", "urut", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["isi"]

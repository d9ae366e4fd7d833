"""The files that show what was done: several to a report, each encrypted, never changed."""

import uuid

from django.db import models
from django.db.models import Q

from gugus_tugas.storage import neutral_path
from rapat.models.tindak_lanjut import MAKS_BUKTI, Perkembangan


class BuktiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The rows with the notes that this person reads; to have a file itself is another matter (perms.py)."""
        return self.filter(perkembangan__in=Perkembangan.objects.visible_to(user))


def with_bukti(notes, user):
    """These notes, each with its files as `bukti_terlihat`, read at once."""
    rows = BuktiPerkembangan.objects.visible_to(user)
    return notes.prefetch_related(models.Prefetch("daftar_bukti", rows, to_attr="bukti_terlihat"))


class BuktiPerkembangan(models.Model):
    """One file of a report, counted from 1 in the order in which they were sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perkembangan = models.ForeignKey(
        Perkembangan, models.PROTECT, verbose_name="perkembangan", related_name="daftar_bukti"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    berkas = models.FileField("berkas", upload_to=neutral_path)

    objects = BuktiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bukti perkembangan"
        ordering = ["perkembangan", "urutan"]
        constraints = [
            models.CheckConstraint(
                condition=Q(urutan__range=(1, MAKS_BUKTI)),
                name="buktiperkembangan_urutan_dalam_batas",
                violation_error_message=f"Satu laporan memuat paling banyak {MAKS_BUKTI} berkas bukti.",
            ),
            models.UniqueConstraint(
                fields=["perkembangan", "urutan"],
                name="buktiperkembangan_urutan_tunggal",
                violation_error_message="Urutan berkas bukti ini sudah terpakai.",
            ),
        ]

    class Privacy:
        plain = ["id", "perkembangan", "urutan", "berkas"]

    def __str__(self):
        return f"Bukti {self.urutan}"

    @property
    def akhiran(self) -> str:
        """`pdf`, `jpg` or `png`."""
        return self.berkas.name.rpartition(".")[2]

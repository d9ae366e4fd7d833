"""Court dates to come."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import AcaraSidang
from kasus.models.acuan_hukum import Pengadilan
from kasus.models.perkara import PerkaraHukum


class JadwalSidangQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Hearings of the reports that this user may see."""
        return self.filter(perkara__in=PerkaraHukum.objects.visible_to(user))

    def berlaku(self):
        return self.filter(dicabut_pada__isnull=True, perkara__kasus__dimusnahkan_pada__isnull=True)

    def mendatang(self, *, on: datetime.date):
        return self.berlaku().filter(tanggal__gte=on)


class JadwalSidang(Tercatat):
    """A court date to come. A postponed one is withdrawn and scheduled anew."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perkara = models.ForeignKey(PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_sidang")
    tanggal = models.DateField("tanggal sidang")
    jam = models.TimeField("jam", null=True, blank=True)
    acara = models.CharField("acara sidang", max_length=10, choices=AcaraSidang)
    pengadilan = models.ForeignKey(Pengadilan, models.PROTECT, verbose_name="pengadilan", related_name="+")
    keterangan = EncryptedTextField("keterangan")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = JadwalSidangQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jadwal sidang"
        ordering = ["tanggal", "jam", "id"]
        constraints = [
            choices_hold("acara", AcaraSidang),
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.UniqueConstraint(
                fields=["perkara", "tanggal", "acara"],
                condition=Q(dicabut_pada__isnull=True),
                name="jadwalsidang_tunggal",
                violation_error_message="Sidang dengan acara dan tanggal ini sudah dijadwalkan.",
            ),
        ]
        indexes = [models.Index(fields=["tanggal", "id"], name="jadwalsidang_tanggal")]

    class Privacy:
        plain = [
            "id", "perkara", "tanggal", "jam", "acara", "pengadilan", "dicatat_pada", "dicatat_oleh", "dicabut_pada", "dicabut_oleh",
        ]  # fmt: skip
        identifying = ["keterangan"]

"""Services for a victim, with the legal clock of seven days."""

import datetime
import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import HARI_LAYANAN, STATUS_TERBUKA, JenisLayanan, SumberBiaya
from kasus.models.korban import Korban
from kasus.models.persetujuan import Persetujuan
from kasus.models.rujukan import Rujukan


class LayananQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All services for the secretariat; for a member those of the own agency that no closed referral locks."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return self.filter(penyedia=user.instansi_id).terbuka_bagi_penyedia()

    def terbuka_bagi_penyedia(self):
        """Services that their provider may know of.

        Asked for through a referral: as long as that opens the victim's part. Asked for directly: until the person (or the
        guardian of a child) says no to sharing with this agency.
        """
        opening = Rujukan.objects.filter(pk=OuterRef("rujukan")).membuka(on=timezone.localdate(now()))
        no = Persetujuan.objects.menutup(korban="korban", instansi="penyedia")
        return self.filter((Q(rujukan__isnull=True) & ~Exists(no)) | Exists(opening))

    def overdue(self, *, on: datetime.date):
        """In an open case, requested more than seven days before `on` and still not given."""
        return self.filter(
            korban__kasus__status__in=STATUS_TERBUKA,
            diberikan__isnull=True,
            diminta__lt=on - datetime.timedelta(days=HARI_LAYANAN),
        )


class Layanan(Tercatat):
    """One service asked for one victim from one agency."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_layanan")
    jenis = models.CharField("jenis layanan", max_length=5, choices=JenisLayanan)
    penyedia = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi penyedia", related_name="daftar_layanan"
    )
    diminta = models.DateField("tanggal diminta")
    diberikan = models.DateField("tanggal diberikan", null=True, blank=True)
    rujukan = models.ForeignKey(
        Rujukan, models.PROTECT, verbose_name="rujukan", related_name="daftar_layanan", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    sumber_biaya = models.CharField("sumber biaya", max_length=20, choices=SumberBiaya)
    keterangan = EncryptedTextField("keterangan")

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "layanan"
        ordering = ["diminta", "id"]
        constraints = [
            choices_hold("jenis", JenisLayanan),
            choices_hold("sumber_biaya", SumberBiaya),
            not_before(
                "diberikan", "diminta", message="Layanan tercatat diberikan sebelum diminta. Periksa kedua tanggal."
            ),
        ]
        indexes = [models.Index(fields=["penyedia", "korban"], name="layanan_penyedia_korban")]

    class Privacy:
        plain = [
            "id",
            "korban",
            "jenis",
            "penyedia",
            "diminta",
            "diberikan",
            "rujukan",
            "sumber_biaya",
            "dicatat_pada",
            "dicatat_oleh",
        ]
        identifying = ["keterangan"]

    @property
    def is_lewat(self) -> bool:
        """Overdue today, in Aceh's time zone."""
        return self.is_overdue(on=timezone.localdate())

    def days_waiting(self, *, on: datetime.date) -> int:
        return ((self.diberikan or on) - self.diminta).days

    def is_overdue(self, *, on: datetime.date) -> bool:
        return self.diberikan is None and self.days_waiting(on=on) > HARI_LAYANAN

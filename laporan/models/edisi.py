"""An edition of an approved version: its frozen content, its code, and from issuing on its PDF."""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from gugus_tugas.db import choices_hold
from gugus_tugas.storage import neutral_path
from laporan.enums import LAPORAN_BEKU, LAPORAN_PERNAH_TERBIT, Edisi
from laporan.models.tahunan import LaporanTahunan

SIDIK = RegexValidator(r"\A[0-9a-f]{64}\Z", "Sidik SHA-256 terdiri atas 64 angka heksadesimal.")


class EdisiLaporan(models.Model):
    """What is printed, as one canonical JSON (laporan/potret.py). Each edition has a code of its own: whoever holds the public
    one learns nothing of the other, not even a fingerprint against which small numbers could be tried out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    laporan = models.ForeignKey(LaporanTahunan, models.PROTECT, verbose_name="laporan", related_name="daftar_edisi")
    edisi = models.CharField("edisi", max_length=10, choices=Edisi)
    kode = models.CharField("kode verifikasi", max_length=16, unique=True)
    potret = models.TextField("potret (JSON kanonik)")
    sidik_potret = models.CharField("sidik potret", max_length=64, validators=[SIDIK])
    berkas = models.FileField("PDF", upload_to=neutral_path, blank=True)
    sidik = models.CharField("sidik PDF", max_length=64, blank=True, validators=[SIDIK])

    class Meta:
        verbose_name = verbose_name_plural = "edisi laporan"
        ordering = ["laporan", "edisi"]
        constraints = [
            choices_hold("edisi", Edisi),
            models.UniqueConstraint(
                fields=["laporan", "edisi"],
                name="edisilaporan_tunggal",
                violation_error_message="Edisi laporan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(berkas="", sidik="") | (~Q(berkas="") & ~Q(sidik="")),
                name="edisilaporan_berkas_bersidik",
                violation_error_message="PDF yang disimpan harus memiliki sidik.",
            ),
        ]

    class Privacy:
        melalui = "LaporanTahunan"
        plain = ["id", "laporan", "edisi", "kode", "potret", "sidik_potret", "berkas", "sidik"]

    @classmethod
    def of_year(cls, tahun: int) -> models.QuerySet:
        """The editions of every version of a year; whoever may see one version may see what it replaced."""
        return cls.objects.select_related("laporan").filter(laporan__tahun=tahun)

    @classmethod
    def umum_terdahulu(cls, laporan: LaporanTahunan | None = None) -> models.QuerySet:
        """Every public edition that is frozen, of all years, in the order in which they were, but that of this version.

        Also one that is approved and waits for its signature: its figures stand, and it will go out beside what is frozen now.
        """
        frozen = cls.objects.filter(edisi=Edisi.UMUM, laporan__status__in=LAPORAN_BEKU)
        others = frozen.exclude(laporan=laporan) if laporan else frozen
        return others.order_by("laporan__disetujui_pada", "laporan_id")

    @classmethod
    def umum_berlaku(cls) -> models.QuerySet:
        """The public edition in force of each year, by year."""
        return cls.objects.filter(edisi=Edisi.UMUM, laporan__in=LaporanTahunan.objects.berlaku()).order_by(
            "laporan__tahun"
        )

    def __str__(self):
        return f"{self.laporan} edisi {self.get_edisi_display()}"


def find_terbitan(kode: str) -> EdisiLaporan | None:
    """The issued (or since withdrawn) edition with this code: the printed code itself is the right to ask."""
    rows = EdisiLaporan.objects.select_related("laporan").filter(laporan__status__in=LAPORAN_PERNAH_TERBIT)
    return rows.filter(kode=kode).first()

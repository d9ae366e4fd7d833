"""The Laporan Tahunan: one row per year and version, and the append-only history of its states."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from anggota.enums import Izin
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from laporan.enums import LAPORAN_BEKU, LAPORAN_PERNAH_TERBIT, LAPORAN_TERBUKA, StatusLaporan


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=label, related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip


def _moment(label: str) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, editable=False)


class LaporanTahunanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and the leadership see every version; members the issued one of each year that stands."""
        if user.has_izin(Izin.VIEW_LAPORAN):
            return self
        return self.berlaku() if user.has_izin(Izin.VIEW_TERBITAN) else self.none()

    def pernah_terbit(self):
        return self.filter(status__in=LAPORAN_PERNAH_TERBIT)

    def berlaku(self):
        """Issued, not withdrawn, and never replaced: withdrawing a version does not bring back the one that it replaced."""
        later = LaporanTahunan.objects.pernah_terbit().filter(tahun=OuterRef("tahun"), versi__gt=OuterRef("versi"))
        return self.filter(status=StatusLaporan.TERBIT).exclude(Exists(later))

    def dikembalikan(self):
        """Drafts that were handed back."""
        notes = RiwayatLaporan.objects.filter(laporan=OuterRef("pk"), ke=StatusLaporan.KONSEP).exclude(dari="")
        return self.filter(Exists(notes), status=StatusLaporan.KONSEP)


class LaporanTahunan(Tercatat):
    """A version of the report of a year. From approval on its figures, number, date and signatories stand (EdisiLaporan)."""

    tahun = models.PositiveSmallIntegerField("tahun")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField("keadaan", max_length=10, choices=StatusLaporan, default=StatusLaporan.KONSEP)
    diajukan_pada, diajukan_oleh = _moment("diajukan pada"), _person("diajukan oleh")
    disetujui_pada, disetujui_oleh = _moment("disetujui pada"), _person("disetujui oleh")
    diterbitkan_pada, diterbitkan_oleh = _moment("diterbitkan pada"), _person("diterbitkan oleh")
    ditarik_pada, ditarik_oleh = _moment("ditarik pada"), _person("ditarik oleh")
    nomor = models.CharField("nomor", max_length=60, blank=True)
    tanggal = models.DateField("tanggal laporan", null=True, blank=True)
    # As they were on `tanggal`: [{"sisi", "pengantar", "jabatan", "nama"}], the prefix (Plt., Plh.) within jabatan.
    penanda_tangan = models.JSONField("penanda tangan", default=list, blank=True)

    objects = LaporanTahunanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "laporan tahunan"
        ordering = ["-tahun", "-versi"]
        constraints = [
            choices_hold("status", StatusLaporan),
            *[
                both_or_neither(f"{name}_pada", f"{name}_oleh")
                for name in ("diajukan", "disetujui", "diterbitkan", "ditarik")
            ],
            models.CheckConstraint(
                condition=Q(tahun__gte=1990) & Q(tahun__lte=2100) & Q(versi__gte=1),
                name="laporantahunan_tahun_wajar",
                violation_error_message="Tahun laporan harus antara 1990 dan 2100, versinya mulai dari 1.",
            ),
            models.UniqueConstraint(
                fields=["tahun", "versi"],
                name="laporantahunan_versi_tunggal",
                violation_error_message="Versi laporan tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=Q(status__in=sorted(LAPORAN_TERBUKA)),
                name="laporantahunan_satu_konsep",
                violation_error_message="Laporan tahun ini masih memiliki konsep yang belum terbit.",
            ),
            models.UniqueConstraint(
                fields=["nomor"],
                condition=~Q(nomor=""),
                name="laporantahunan_nomor_tunggal",
                violation_error_message="Nomor ini sudah dipakai laporan lain.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.KONSEP, diajukan_pada__isnull=True)
                | (~Q(status=StatusLaporan.KONSEP) & Q(diajukan_pada__isnull=False)),
                name="laporantahunan_diajukan_sesuai",
                violation_error_message="Keadaan laporan tidak sesuai dengan catatan pengajuannya.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status__in=sorted(LAPORAN_BEKU), disetujui_pada__isnull=False, tanggal__isnull=False)
                    & ~Q(nomor="")
                )
                | (
                    ~Q(status__in=sorted(LAPORAN_BEKU)) & Q(disetujui_pada__isnull=True, tanggal__isnull=True, nomor="")
                ),
                name="laporantahunan_disetujui_sesuai",
                violation_error_message="Laporan yang disetujui memiliki nomor dan tanggal; sebelum itu belum.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(LAPORAN_PERNAH_TERBIT), diterbitkan_pada__isnull=False)
                | (~Q(status__in=sorted(LAPORAN_PERNAH_TERBIT)) & Q(diterbitkan_pada__isnull=True)),
                name="laporantahunan_terbit_sesuai",
                violation_error_message="Keadaan laporan tidak sesuai dengan catatan penerbitannya.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.DITARIK, ditarik_pada__isnull=False)
                | (~Q(status=StatusLaporan.DITARIK) & Q(ditarik_pada__isnull=True)),
                name="laporantahunan_ditarik_sesuai",
                violation_error_message="Keadaan laporan tidak sesuai dengan catatan penarikannya.",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True) | ~Q(disetujui_oleh=F("diajukan_oleh")),
                name="laporantahunan_pemeriksa_lain",
                violation_error_message="Pemeriksa bukan orang yang mengajukan.",
            ),
            models.CheckConstraint(
                condition=Q(diterbitkan_oleh__isnull=True)
                | (~Q(diterbitkan_oleh=F("diajukan_oleh")) & ~Q(diterbitkan_oleh=F("disetujui_oleh"))),
                name="laporantahunan_penerbit_lain",
                violation_error_message="Yang menerbitkan bukan orang yang mengajukan atau memeriksa.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "tahun", "versi", "status", "diajukan_pada", "diajukan_oleh", "disetujui_pada", "disetujui_oleh",
            "diterbitkan_pada", "diterbitkan_oleh", "ditarik_pada", "ditarik_oleh", "nomor", "tanggal", "penanda_tangan",
            "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Laporan {self.tahun} versi {self.versi}"

    @property
    def is_konsep(self) -> bool:
        return self.status == StatusLaporan.KONSEP

    @property
    def is_beku(self) -> bool:
        """Do its figures stand?"""
        return self.status in LAPORAN_BEKU

    @property
    def is_pernah_terbit(self) -> bool:
        return self.status in LAPORAN_PERNAH_TERBIT

    @property
    def is_ditarik(self) -> bool:
        return self.status == StatusLaporan.DITARIK

    def find_pengganti(self) -> "LaporanTahunan | None":
        """The newest later version that was issued, also when it was withdrawn since: what was replaced stays replaced."""
        rows = LaporanTahunan.objects.pernah_terbit().filter(tahun=self.tahun, versi__gt=self.versi)
        return rows.order_by("-versi").first()


class RiwayatLaporan(Tercatat):
    """Append-only: each change of state, with the note of handing back or the reason of withdrawing."""

    laporan = models.ForeignKey(LaporanTahunan, models.PROTECT, verbose_name="laporan", related_name="daftar_riwayat")
    dari = models.CharField("dari", max_length=10, choices=StatusLaporan, blank=True)
    ke = models.CharField("ke", max_length=10, choices=StatusLaporan)
    catatan = models.CharField("catatan", max_length=1000, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "riwayat laporan"
        ordering = ["laporan", "id"]
        constraints = [
            choices_hold("dari", StatusLaporan, blank=True),
            choices_hold("ke", StatusLaporan),
            models.CheckConstraint(
                condition=~Q(catatan="") | (~Q(ke=StatusLaporan.DITARIK) & (~Q(ke=StatusLaporan.KONSEP) | Q(dari=""))),
                name="riwayatlaporan_beralasan",
                violation_error_message="Tulis catatan mengapa laporan dikembalikan atau ditarik.",
            ),
        ]

    class Privacy:
        melalui = "LaporanTahunan"
        plain = ["id", "laporan", "dari", "ke", "catatan", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"{self.laporan_id}: {self.dari} → {self.ke}"

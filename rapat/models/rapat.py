"""The meeting and who came."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from anggota.enums import Izin
from anggota.models import Keanggotaan
from gugus_tugas.db import Tercatat, choices_hold, not_before
from rapat.enums import KEHADIRAN_TERHITUNG, JenisRapat, StatusKehadiran, StatusRapat

TRIWULAN = (1, 2, 3, 4)


class RapatQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every role that follows meetings; drafts only for who prepares them."""
        if user.has_izin(Izin.SCHEDULE_RAPAT):
            return self
        return self.exclude(status=StatusRapat.KONSEP) if user.has_izin(Izin.VIEW_RAPAT) else self.none()

    def triwulanan(self, tahun: int):
        """The quarterly meetings of a year."""
        return self.filter(jenis=JenisRapat.TRIWULAN, tahun=tahun).order_by("triwulan")

    def with_rekomendasi(self):
        """Those from which a recommendation came."""
        return self.filter(Exists(apps.get_model("rapat", "Rekomendasi")._default_manager.filter(rapat=OuterRef("pk"))))

    def with_attendance(self):
        came = Q(daftar_kehadiran__status__in=KEHADIRAN_TERHITUNG)
        return self.annotate(
            jumlah_hadir=Count("daftar_kehadiran", filter=came, distinct=True),
            jumlah_diundang=Count("daftar_kehadiran", distinct=True),
            jumlah_rekomendasi=Count("daftar_rekomendasi", distinct=True),
        )


class Rapat(Tercatat):
    """A meeting of the task force. Four quarterly ones are due each year (recommendation 10 of 2018)."""

    jenis = models.CharField("jenis rapat", max_length=12, choices=JenisRapat)
    judul = models.CharField("judul", max_length=250)
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    tanggal = models.DateField("tanggal")
    mulai = models.TimeField("jam mulai", null=True, blank=True)
    selesai = models.TimeField("jam selesai", null=True, blank=True)
    tempat = models.CharField("tempat", max_length=160)
    status = models.CharField("status", max_length=12, choices=StatusRapat, default=StatusRapat.KONSEP)

    objects = RapatQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rapat"
        ordering = ["-tanggal", "-id"]
        constraints = [
            choices_hold("jenis", JenisRapat),
            choices_hold("status", StatusRapat),
            not_before("selesai", "mulai", message="Jam selesai mendahului jam mulai."),
            models.CheckConstraint(
                condition=Q(jenis=JenisRapat.TRIWULAN, triwulan__isnull=False, triwulan__in=TRIWULAN)
                | (~Q(jenis=JenisRapat.TRIWULAN) & Q(triwulan__isnull=True)),
                name="rapat_triwulan_sesuai_jenis",
                violation_error_message="Pilih triwulan I–IV untuk rapat triwulan, dan kosongkan untuk rapat lain.",
            ),
            models.CheckConstraint(
                condition=Q(tanggal__year=F("tahun")),
                name="rapat_tahun_sesuai_tanggal",
                violation_error_message="Tahun rapat harus sama dengan tahun tanggalnya.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True) | Q(tanggal__month__gte=F("triwulan") * 3 - 2),
                name="rapat_tanggal_dalam_triwulan",
                violation_error_message="Pada tanggal rapat, triwulan ini belum dimulai. Periksa tanggal dan triwulannya.",
            ),
            models.UniqueConstraint(
                fields=["tahun", "triwulan"],
                condition=Q(jenis=JenisRapat.TRIWULAN),
                name="rapat_triwulan_tunggal",
                violation_error_message="Rapat triwulan ini sudah ada untuk tahun itu.",
            ),
        ]
        indexes = [models.Index(fields=["tahun", "jenis", "triwulan"], name="rapat_tahun")]

    class Privacy:
        plain = [
            "id", "jenis", "judul", "tahun", "triwulan", "tanggal", "mulai", "selesai", "tempat", "status", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return self.judul

    @property
    def nada(self) -> str:
        return StatusRapat(self.status).nada


class Kehadiran(Tercatat):
    """Attendance of one seat: the office that the decree of that day names, not an account."""

    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_kehadiran")
    keanggotaan = models.ForeignKey(
        Keanggotaan, models.PROTECT, verbose_name="keanggotaan", related_name="daftar_kehadiran"
    )
    status = models.CharField("kehadiran", max_length=12, choices=StatusKehadiran)
    nama_wakil = models.CharField("nama wakil", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kehadiran"
        ordering = ["keanggotaan__urutan"]
        constraints = [
            choices_hold("status", StatusKehadiran),
            models.UniqueConstraint(
                fields=["rapat", "keanggotaan"],
                name="kehadiran_tunggal",
                violation_error_message="Kursi ini sudah tercatat dalam rapat itu.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKehadiran.DIWAKILI) | Q(nama_wakil=""),
                name="kehadiran_wakil_bila_diwakili",
                violation_error_message="Nama wakil hanya untuk yang diwakili.",
            ),
        ]

    class Privacy:
        melalui = "rapat"
        plain = ["id", "rapat", "keanggotaan", "status", "nama_wakil", "dicatat_pada", "dicatat_oleh"]

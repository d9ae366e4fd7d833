"""Research on trafficking in Aceh: who asks, for what, under which approval and agreement, with what result."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gugus_tugas.db import both_or_neither, choices_hold, not_before
from gugus_tugas.tanggal import tulis_tanggal
from program.enums.penelitian import BERPERJANJIAN, StatusPenelitian
from program.models.berkas import PLAIN_BERKAS, BerkasProgram
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet

MAX_TEKS = 2000


class PenelitianQuerySet(ProgramQuerySet):
    def lapsed(self, *, on: datetime.date):
        """Under way, and the agreement has ended."""
        return self.filter(status=StatusPenelitian.BERJALAN, perjanjian_sampai__lt=on)


class Penelitian(BarisProgram):
    """One request, brought in by one agency. The name is that of a researcher; it never names a victim.

    Decided by somebody else than who recorded it: the table itself refuses the same person.
    """

    judul = models.CharField("judul penelitian", max_length=250)
    peneliti = models.CharField("nama peneliti", max_length=160)
    lembaga = models.CharField("lembaga peneliti", max_length=160)
    tujuan = models.TextField("tujuan", max_length=MAX_TEKS)
    metode = models.TextField("metode", max_length=MAX_TEKS)
    tanggal = models.DateField("tanggal pengajuan")
    status = models.CharField("status", max_length=10, choices=StatusPenelitian, default=StatusPenelitian.DIAJUKAN)
    alasan_tolak = models.CharField("alasan ditolak", max_length=300, blank=True)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True, editable=False)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diputus oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    etik_nomor = models.CharField("nomor persetujuan etik", max_length=80, blank=True)
    etik_tanggal = models.DateField("tanggal persetujuan etik", null=True, blank=True)
    etik_lembaga = models.CharField("komite etik", max_length=160, blank=True)
    perjanjian_nomor = models.CharField("nomor perjanjian", max_length=80, blank=True)
    perjanjian_tanggal = models.DateField("tanggal perjanjian", null=True, blank=True)
    perjanjian_sampai = models.DateField("perjanjian berlaku sampai", null=True, blank=True)
    hasil = models.TextField("ringkasan hasil", max_length=MAX_TEKS, blank=True)
    tautan = models.URLField("tautan terbitan", max_length=300, blank=True)

    objects = PenelitianQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "penelitian"
        ordering = ["-tanggal", "-id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("status", StatusPenelitian),
            both_or_neither("diputus_pada", "diputus_oleh"),
            not_before(
                "perjanjian_sampai", "perjanjian_tanggal", message="Perjanjian tidak dapat berakhir sebelum dibuat."
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPenelitian.DIAJUKAN, diputus_pada__isnull=True)
                | ~Q(status=StatusPenelitian.DIAJUKAN) & Q(diputus_pada__isnull=False),
                name="penelitian_diputus",
                violation_error_message="Status sesudah diajukan hanya lewat keputusan kepala sekretariat.",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("dicatat_oleh")),
                name="penelitian_pemutus_lain",
                violation_error_message="Yang memutuskan harus orang lain daripada yang mencatat.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPenelitian.DITOLAK) & ~Q(alasan_tolak="")
                | ~Q(status=StatusPenelitian.DITOLAK) & Q(alasan_tolak=""),
                name="penelitian_alasan_bila_ditolak",
                violation_error_message="Penelitian yang ditolak harus beralasan; yang lain tidak.",
            ),
            models.CheckConstraint(
                condition=Q(etik_nomor="", etik_tanggal__isnull=True, etik_lembaga="")
                | ~Q(etik_nomor="") & Q(etik_tanggal__isnull=False) & ~Q(etik_lembaga=""),
                name="penelitian_etik_lengkap",
                violation_error_message="Isi nomor, tanggal, dan komite persetujuan etik bersama-sama.",
            ),
            models.CheckConstraint(
                condition=Q(perjanjian_nomor="", perjanjian_tanggal__isnull=True, perjanjian_sampai__isnull=True)
                | ~Q(perjanjian_nomor="") & Q(perjanjian_tanggal__isnull=False, perjanjian_sampai__isnull=False),
                name="penelitian_perjanjian_lengkap",
                violation_error_message="Isi nomor, tanggal, dan masa berlaku perjanjian bersama-sama.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=BERPERJANJIAN) | ~Q(etik_nomor="") & ~Q(perjanjian_nomor=""),
                name="penelitian_berperjanjian",
                violation_error_message="Penelitian berjalan hanya dengan persetujuan etik dan perjanjian.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPenelitian.SELESAI) & ~Q(hasil="")
                | ~Q(status=StatusPenelitian.SELESAI) & Q(hasil="", tautan=""),
                name="penelitian_hasil_bila_selesai",
                violation_error_message="Hasil ditulis bila penelitian selesai, dan hanya bila selesai.",
            ),
            models.CheckConstraint(
                condition=Q(tautan="") | Q(tautan__startswith="https://") | Q(tautan__startswith="http://"),
                name="penelitian_tautan_web",
                violation_error_message="Tautan dimulai dengan https:// atau http://.",
            ),
        ]
        indexes = [
            models.Index(fields=["-tanggal", "-id"], name="penelitian_tanggal"),
            models.Index(fields=["instansi", "-tanggal", "-id"], name="penelitian_instansi"),
            models.Index(fields=["status", "-tanggal", "-id"], name="penelitian_status"),
            models.Index(fields=["judul", "id"], name="penelitian_judul"),
        ]

    class Privacy:
        plain = [
            *PLAIN, "judul", "peneliti", "lembaga", "tujuan", "metode", "tanggal", "status", "alasan_tolak", "diputus_pada", "diputus_oleh",
            "etik_nomor", "etik_tanggal", "etik_lembaga", "perjanjian_nomor", "perjanjian_tanggal", "perjanjian_sampai", "hasil", "tautan",
        ]  # fmt: skip

    def __str__(self):
        return f"LIT-{self.pk}"

    @property
    def is_selesai(self) -> bool:
        return self.status == StatusPenelitian.SELESAI

    @property
    def is_berakhir(self) -> bool:
        """Under way, and the agreement has ended (the day in Aceh)."""
        return self.status == StatusPenelitian.BERJALAN and self.perjanjian_sampai < timezone.localdate()

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_berakhir else StatusPenelitian(self.status).nada

    @property
    def sebutan_status(self) -> str:
        return "Perjanjian berakhir" if self.is_berakhir else self.get_status_display()


class HasilPenelitianQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The files of the research that this user sees."""
        return self.filter(penelitian__in=Penelitian.objects.visible_to(user))


class HasilPenelitian(BerkasProgram):
    """What came out of a research that has ended, as a PDF. Only the summary of the research is ever published, never this file."""

    milik = "penelitian"
    penelitian = models.ForeignKey(
        Penelitian, models.PROTECT, verbose_name="penelitian", related_name="daftar_hasil_penelitian"
    )
    judul = models.CharField("judul berkas", max_length=200)
    tanggal = models.DateField("tanggal berkas")

    objects = HasilPenelitianQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "berkas hasil penelitian"
        ordering = ["tanggal", "dicatat_pada"]

    class Privacy:
        plain = [*PLAIN_BERKAS, "penelitian", "judul", "tanggal"]

    def __str__(self):
        return f"{self.penelitian}, berkas hasil"

    @property
    def sebutan(self) -> str:
        return self.judul

    @property
    def keterangan(self) -> str:
        return tulis_tanggal(self.tanggal)

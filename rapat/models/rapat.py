"""The meeting and who came."""

import uuid

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from anggota.enums import Izin
from anggota.models import Keanggotaan, Pengguna
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold, not_before
from kasus.models import Kasus
from kasus.models.lingkup import DIHAFAL
from rapat.enums import (
    JENIS_BERJUDUL_TERBUKA,
    KEHADIRAN_TERHITUNG,
    RAPAT_DISIAPKAN,
    RAPAT_USAI,
    JenisRapat,
    StatusKehadiran,
    StatusRapat,
)

TRIWULAN = (1, 2, 3, 4)


def dalam_lingkup(user: Pengguna, path: str = "") -> Q:
    """Meetings (at `path`, e.g. "rapat__") that this account may know of: conferences only on cases that it may see."""
    if user.has_izin(Izin.VIEW_SELURUH_KASUS):
        return Q()
    general, open_ = Q(**{f"{path}kasus__isnull": True}), _dibahas(user) if user.is_membaca else _discussed(user)
    return general if isinstance(open_, list) and not open_ else general | Q(**{f"{path}kasus__in": open_})


def _discussed(user: Pengguna) -> models.QuerySet:
    """Led by the few conferences, so that an agency with half a million cases is not asked for all of them."""
    discussed = Kasus.objects.filter(pk__in=Rapat.objects.filter(kasus__isnull=False).values("kasus"))
    return discussed.visible_to(user).values("pk")


def _dibahas(user: Pengguna) -> list | models.QuerySet:
    """Cases discussed in a conference that stand open, named once for a request that only reads: a page asks for them a dozen times.

    Where nobody ever held one, the scope is not asked at all.
    """
    if "dibahas" not in user.lingkup:
        held = Rapat.objects.filter(kasus__isnull=False).order_by().values_list("kasus", flat=True).distinct()
        held = list(held[: DIHAFAL + 1])
        is_few = len(held) <= DIHAFAL
        seen = (
            Kasus.objects.filter(pk__in=held).visible_to(user).values_list("pk", flat=True) if held and is_few else []
        )
        user.lingkup["dibahas"] = list(seen) if is_few else _discussed(user)
    return user.lingkup["dibahas"]


def dalam_kueri(user: Pengguna) -> None:
    """For a page that asks everything in one query (home): conferences are asked within it, not before it."""
    user.lingkup["dibahas"] = _discussed(user)


class RapatQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every role that follows meetings; drafts only for who prepares them, conferences only for who may see the case."""
        if not user.has_izin(Izin.VIEW_RAPAT):
            return self.none()
        rows = self if user.has_izin(Izin.SCHEDULE_RAPAT) else self.exclude(status=StatusRapat.KONSEP)
        return rows.filter(dalam_lingkup(user))

    def triwulanan(self, tahun: int):
        """The quarterly meetings of a year; a cancelled one leaves its place free."""
        rows = self.filter(jenis=JenisRapat.TRIWULAN, tahun=tahun).exclude(status=StatusRapat.BATAL)
        return rows.order_by("triwulan")

    def umum(self):
        """Without conferences on a case: what the figures of the province may count."""
        return self.filter(kasus__isnull=True)

    def with_triwulan_terakhir(self):
        """With `triwulan_terakhir`: when the last quarterly meeting before this one was held."""
        held = Rapat.objects.filter(
            jenis=JenisRapat.TRIWULAN, status=StatusRapat.SELESAI, tanggal__lt=OuterRef("tanggal")
        )
        return self.annotate(triwulan_terakhir=Subquery(held.order_by("-tanggal").values("tanggal")[:1]))

    def sebelum(self, rapat: "Rapat"):
        """Held meetings of the same kind (of the same case) before this one, newest first."""
        rows = self.filter(
            jenis=rapat.jenis, kasus=rapat.kasus_id, status=StatusRapat.SELESAI, tanggal__lt=rapat.tanggal
        )
        return rows.order_by("-tanggal", "-id")

    def with_urutan(self):
        """With `urutan_kalender`: how often its invitation was changed, the SEQUENCE of its .ics."""
        return self.annotate(urutan_kalender=Coalesce(Max("daftar_siaran__urutan"), 0))

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


class Rapat(Berversi, Tercatat):
    """A meeting of the task force. Four quarterly ones are due each year (recommendation 10 of 2018)."""

    jenis = models.CharField("jenis rapat", max_length=12, choices=JenisRapat)
    judul = models.CharField("judul", max_length=250)
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    tanggal = models.DateField("tanggal")
    mulai = models.TimeField("jam mulai", null=True, blank=True)
    selesai = models.TimeField("jam selesai", null=True, blank=True)
    tempat = models.CharField("tempat", max_length=160)
    uid = models.UUIDField("tanda kalender", default=uuid.uuid4, unique=True, editable=False)  # UID of its .ics
    kasus = models.ForeignKey(
        Kasus, models.PROTECT, verbose_name="kasus yang dibahas", related_name="daftar_rapat", null=True, blank=True
    )
    status = models.CharField("status", max_length=12, choices=StatusRapat, default=StatusRapat.KONSEP, editable=False)
    alasan_batal = models.CharField("alasan dibatalkan", max_length=300, blank=True, editable=False)

    objects = RapatQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rapat"
        ordering = ["-tanggal", "-id"]
        constraints = [
            choices_hold("jenis", JenisRapat),
            choices_hold("status", StatusRapat),
            both_or_neither("diubah_pada", "diubah_oleh"),
            not_before("selesai", "mulai", message="Jam selesai mendahului jam mulai."),
            models.CheckConstraint(
                condition=Q(jenis=JenisRapat.KONFERENSI, kasus__isnull=False)
                | (~Q(jenis=JenisRapat.KONFERENSI) & Q(kasus__isnull=True)),
                name="rapat_kasus_sesuai_jenis",
                violation_error_message="Konferensi kasus harus menyebut kasusnya; rapat lain tidak.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRapat.BATAL) & ~Q(alasan_batal="")
                | ~Q(status=StatusRapat.BATAL) & Q(alasan_batal=""),
                name="rapat_batal_beralasan",
                violation_error_message="Rapat yang dibatalkan harus menyebut alasannya; rapat lain tidak.",
            ),
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
                condition=Q(jenis=JenisRapat.TRIWULAN) & ~Q(status=StatusRapat.BATAL),
                name="rapat_triwulan_tunggal",
                violation_error_message="Rapat triwulan ini sudah ada untuk tahun itu.",
            ),
        ]
        indexes = [models.Index(fields=["tahun", "jenis", "triwulan"], name="rapat_tahun")]

    class Privacy:
        plain = [
            "id", "jenis", "judul", "tahun", "triwulan", "tanggal", "mulai", "selesai", "tempat", "uid", "kasus", "status",
            "alasan_batal",
            "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return self.judul

    @property
    def nada(self) -> str:
        return StatusRapat(self.status).nada

    @property
    def judul_terbuka(self) -> str:
        """The title that may leave the house by mail or calendar: of a closed kind only the name of the kind."""
        return self.judul if self.is_umum else self.get_jenis_display()

    @property
    def is_umum(self) -> bool:
        """Not about a case: its words may leave the house."""
        return self.jenis in JENIS_BERJUDUL_TERBUKA

    @property
    def is_disiapkan(self) -> bool:
        return self.status in RAPAT_DISIAPKAN

    @property
    def is_usai(self) -> bool:
        return self.status in RAPAT_USAI


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

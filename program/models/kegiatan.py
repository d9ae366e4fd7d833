"""Activities: sosialisasi, training, advocacy, empowerment; and the files that show them."""

import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower
from django.utils import timezone

from gugus_tugas.db import choices_hold, not_before
from gugus_tugas.rupiah import TERBESAR
from program.aturan.kegiatan import PESERTA
from program.enums.dana import SumberDana
from program.enums.kegiatan import JenisBerkas, JenisKegiatan, Sasaran, StatusKegiatan
from program.models.berkas import PLAIN_BERKAS, BerkasBerjenis
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from wilayah.models import Wilayah

MAX_PESERTA = 100_000


class KegiatanQuerySet(ProgramQuerySet):
    def between(self, first: datetime.date, last: datetime.date):
        """Activities that touch these days."""
        ends = Q(sampai__gte=first) | Q(sampai__isnull=True, tanggal__gte=first)
        return self.filter(ends, tanggal__lte=last)

    def search(self, text: str):
        """Name or topic holds the text, whatever the case of its letters: folded once when written, not for each of 100,000 rows."""
        return self.filter(cari__contains=text.lower())

    def overdue(self, *, on: datetime.date):
        """Planned, and their day has passed."""
        return self.filter(status=StatusKegiatan.DIRENCANAKAN, tanggal__lt=on)


def _jumlah(label: str) -> models.PositiveIntegerField:
    """A number of people: null is "tidak dicatat", 0 is nobody."""
    return models.PositiveIntegerField(label, null=True, blank=True, validators=[MaxValueValidator(MAX_PESERTA)])


class Kegiatan(BarisProgram):
    """One activity of one agency. Never names a victim."""

    jenis = models.CharField("jenis kegiatan", max_length=16, choices=JenisKegiatan)
    judul = models.CharField("nama kegiatan", max_length=200)
    topik = models.CharField("topik", max_length=300, blank=True)
    sasaran = models.CharField("sasaran", max_length=12, choices=Sasaran)
    tanggal = models.DateField("tanggal")
    sampai = models.DateField("sampai tanggal", null=True, blank=True)
    tempat = models.ForeignKey(Wilayah, models.PROTECT, verbose_name="tempat", related_name="daftar_kegiatan")
    lokasi = models.CharField("lokasi", max_length=160, blank=True)
    mitra = models.CharField("mitra", max_length=300, blank=True)
    status = models.CharField("status", max_length=14, choices=StatusKegiatan, default=StatusKegiatan.DIRENCANAKAN)
    alasan_batal = models.CharField("alasan batal", max_length=300, blank=True)
    peserta_l = _jumlah("peserta laki-laki dewasa")
    peserta_p = _jumlah("peserta perempuan dewasa")
    anak_l = _jumlah("peserta anak laki-laki")
    anak_p = _jumlah("peserta anak perempuan")
    biaya = models.PositiveBigIntegerField("biaya", null=True, blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=8, choices=SumberDana, blank=True)
    hasil = models.TextField("hasil", max_length=2000, blank=True)
    baris_rencana = models.ForeignKey(
        "program.BarisRencana", models.PROTECT, verbose_name="melaksanakan baris rencana", related_name="daftar_kegiatan_pelaksana",
        null=True, blank=True,
    )  # fmt: skip
    asal = models.ForeignKey(
        "self", models.PROTECT, verbose_name="ulangan dari", related_name="daftar_ulangan", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    cari = models.GeneratedField(
        expression=Lower(Concat("judul", Value("\n"), "topik")), output_field=models.CharField(max_length=501), db_persist=True,
        verbose_name="teks yang dicari",
    )  # fmt: skip

    objects = KegiatanQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "kegiatan"
        ordering = ["-tanggal", "-id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("jenis", JenisKegiatan),
            choices_hold("sasaran", Sasaran),
            choices_hold("status", StatusKegiatan),
            choices_hold("sumber_dana", SumberDana, blank=True),
            not_before("sampai", "tanggal", message="Kegiatan tidak dapat berakhir sebelum dimulai."),
            models.CheckConstraint(
                condition=Q(status=StatusKegiatan.TERLAKSANA)
                | Q(hasil="", **{f"{name}__isnull": True for name in PESERTA}),
                name="kegiatan_peserta_bila_terlaksana",
                violation_error_message="Peserta dan hasil hanya untuk kegiatan terlaksana.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKegiatan.BATAL) & ~Q(alasan_batal="")
                | ~Q(status=StatusKegiatan.BATAL) & Q(alasan_batal=""),
                name="kegiatan_alasan_bila_batal",
                violation_error_message="Kegiatan yang batal harus beralasan; yang lain tidak.",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__lte=TERBESAR) & (Q(biaya=0) | ~Q(sumber_dana="")),
                name="kegiatan_biaya_bersumber",
                violation_error_message="Pilih sumber dana bila biayanya diisi, dan periksa jumlahnya.",
            ),
            models.CheckConstraint(
                condition=Q(*(Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": MAX_PESERTA}) for name in PESERTA)),
                name="kegiatan_peserta_masuk_akal",
                violation_error_message=f"Jumlah peserta paling banyak {MAX_PESERTA}.",
            ),
            models.UniqueConstraint(
                fields=["asal", "tanggal"],
                name="kegiatan_ulangan_tunggal",
                violation_error_message="Kegiatan ini sudah diulang pada tanggal itu.",
            ),
        ]
        indexes = [
            models.Index(fields=["-tanggal", "-id"], name="kegiatan_tanggal"),
            models.Index(fields=["instansi", "-tanggal", "-id"], name="kegiatan_instansi"),
            models.Index(fields=["status", "-tanggal", "-id"], name="kegiatan_status"),
            models.Index(fields=["judul", "id"], name="kegiatan_judul"),
        ]

    class Privacy:
        plain = [
            *PLAIN, "jenis", "judul", "topik", "cari", "sasaran", "tanggal", "sampai", "tempat", "lokasi", "mitra", "status",
            "alasan_batal", "peserta_l", "peserta_p", "anak_l", "anak_p", "biaya", "sumber_dana", "hasil", "asal", "baris_rencana",
        ]  # fmt: skip

    def __str__(self):
        return f"KEG-{self.pk}"

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_lewat else StatusKegiatan(self.status).nada

    @property
    def sebutan_status(self) -> str:
        return "Lewat tanggalnya" if self.is_lewat else self.get_status_display()

    @property
    def is_lewat(self) -> bool:
        """Planned, and its last day has passed (the day in Aceh)."""
        return self.status == StatusKegiatan.DIRENCANAKAN and self.hari_terakhir < timezone.localdate()

    @property
    def hari_terakhir(self) -> datetime.date:
        return self.sampai or self.tanggal

    @property
    def daftar_peserta(self) -> list[tuple[str, int | None]]:
        labels = ("Laki-laki dewasa", "Perempuan dewasa", "Anak laki-laki", "Anak perempuan")
        return [(label, getattr(self, name)) for label, name in zip(labels, PESERTA, strict=True)]

    @property
    def jumlah_peserta(self) -> int | None:
        """The sum of what was counted; None when nothing was."""
        counted = [number for _, number in self.daftar_peserta if number is not None]
        return sum(counted) if counted else None


class BerkasKegiatanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The files of the activities that this user sees."""
        return self.filter(kegiatan__in=Kegiatan.objects.visible_to(user))


class BerkasKegiatan(BerkasBerjenis):
    """A photo or paper of an activity: re-encoded, without what cameras add, sealed."""

    milik = "kegiatan"
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, verbose_name="kegiatan", related_name="daftar_berkas_kegiatan"
    )
    jenis = models.CharField("jenis berkas", max_length=12, choices=JenisBerkas)

    objects = BerkasKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "berkas kegiatan"
        ordering = ["dicatat_pada"]
        constraints = [choices_hold("jenis", JenisBerkas)]

    class Privacy:
        plain = [*PLAIN_BERKAS, "kegiatan", "jenis", "keterangan"]

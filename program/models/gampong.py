"""What each gampong did for women and children, year by year (recommendations 12 and 13)."""

from collections.abc import Iterable

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact

from gugus_tugas.db import choices_hold, chunks
from gugus_tugas.rupiah import TERBESAR
from program.aturan.gampong import TAHUN_AKHIR, TAHUN_AWAL
from program.enums.gampong import Isi, Keadaan
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from wilayah.models import Wilayah

MAX_KADER = 10_000
CHUNK = 1000
_KODE, _KODE_KABKOTA, _KODE_KECAMATAN = (len(kode) for kode in ("11.71.01.2001", "11.71", "11.71.01"))
Kunci = tuple[str, int]  # code of the gampong, year


def isi(name: str) -> dict[Isi, Q]:
    """What the number `name` of a row may say."""
    return {
        Isi.ADA: Q(**{f"{name}__gt": 0}),
        Isi.NOL: Q(**{name: 0}),
        Isi.TIDAK_DIKETAHUI: Q(**{f"{name}__isnull": True}),
    }


class ProgramGampongQuerySet(ProgramQuerySet):
    def under(self, keys: Iterable[Kunci]):
        """Rows of these gampong and years, and at most of a few others: no parameter for each pair."""
        return self.filter(gampong__in={kode for kode, _ in keys}, tahun__in={tahun for _, tahun in keys})


def owners(keys: Iterable[Kunci]) -> dict[Kunci, int]:
    """Which agency reported, over all agencies, so that no gampong is reported twice; nothing of what it reported."""
    found = {}
    for some in chunks(keys, CHUNK):
        rows = ProgramGampong.objects.under(some).order_by()
        found |= {(kode, tahun): agency for kode, tahun, agency in rows.values_list("gampong", "tahun", "instansi")}
    return found


def _part(length: int, label: str) -> models.GeneratedField:
    """The code of the area around the gampong, kept by the database: what sums group by and lists narrow by."""
    return models.GeneratedField(
        expression=Substr("gampong", 1, length), output_field=models.CharField(max_length=length), db_persist=True,
        verbose_name=label,
    )  # fmt: skip


class ProgramGampong(BarisProgram):
    """One gampong in one year, as one agency reported it. Null is "tidak diketahui", 0 is none."""

    gampong = models.ForeignKey(Wilayah, models.PROTECT, verbose_name="gampong", related_name="daftar_program_gampong")
    kabkota = _part(_KODE_KABKOTA, "kode kabupaten/kota")
    kecamatan = _part(_KODE_KECAMATAN, "kode kecamatan")
    tahun = models.PositiveSmallIntegerField(
        "tahun", validators=[MinValueValidator(TAHUN_AWAL), MaxValueValidator(TAHUN_AKHIR)]
    )
    apbg = models.PositiveBigIntegerField("APBG perempuan dan anak", null=True, blank=True)
    kegiatan_apbg = models.CharField("kegiatan APBG", max_length=300, blank=True)
    forum_anak = models.CharField("forum anak", max_length=16, choices=Keadaan, default=Keadaan.TIDAK_DIKETAHUI)
    forum_anak_sk = models.CharField("nomor SK forum anak", max_length=100, blank=True)
    forum_anak_tanggal = models.DateField("tanggal SK forum anak", null=True, blank=True)
    reusam = models.CharField("reusam", max_length=16, choices=Keadaan, default=Keadaan.TIDAK_DIKETAHUI)
    reusam_nomor = models.CharField("nomor reusam", max_length=100, blank=True)
    kader = models.PositiveIntegerField(
        "kader terlatih", null=True, blank=True, validators=[MaxValueValidator(MAX_KADER)]
    )
    catatan = models.TextField("catatan", max_length=1000, blank=True)

    objects = ProgramGampongQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "program gampong"
        ordering = ["-tahun", "gampong_id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("forum_anak", Keadaan),
            choices_hold("reusam", Keadaan),
            models.UniqueConstraint(
                fields=["gampong", "tahun"],
                name="programgampong_tahun_tunggal",
                violation_error_message="Gampong ini sudah dilaporkan untuk tahun itu.",
            ),
            models.CheckConstraint(
                condition=Q(Exact(Length("gampong"), _KODE), kabkota__startswith="11."),
                name="programgampong_gampong_aceh",
                violation_error_message="Pilih gampong di Aceh.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_AWAL, tahun__lte=TAHUN_AKHIR),
                name="programgampong_tahun_masuk_akal",
                violation_error_message=f"Tahun antara {TAHUN_AWAL} dan {TAHUN_AKHIR}.",
            ),
            models.CheckConstraint(
                condition=Q(forum_anak=Keadaan.ADA) | Q(forum_anak_sk="", forum_anak_tanggal__isnull=True),
                name="programgampong_sk_bila_ada",
                violation_error_message="Nomor dan tanggal SK hanya untuk gampong yang mempunyai forum anak.",
            ),
            models.CheckConstraint(
                condition=Q(reusam=Keadaan.ADA) | Q(reusam_nomor=""),
                name="programgampong_nomor_bila_ada",
                violation_error_message="Nomor reusam hanya untuk gampong yang mempunyai reusam.",
            ),
            models.CheckConstraint(
                condition=(Q(apbg__isnull=True) | Q(apbg__lte=TERBESAR))
                & (Q(kader__isnull=True) | Q(kader__lte=MAX_KADER)),
                name="programgampong_angka_masuk_akal",
                violation_error_message="Angka ini terlalu besar. Periksa banyaknya angka nol.",
            ),
        ]
        indexes = [
            models.Index(fields=["-tahun", "gampong"], name="programgampong_tahun"),
            models.Index(fields=["instansi", "-tahun", "gampong"], name="programgampong_instansi"),
            # All that sums read, so that they never visit the rows.
            models.Index(
                fields=["tahun", "kabkota", "kecamatan", "forum_anak", "reusam", "apbg", "kader", "instansi"],
                name="programgampong_jumlah",
            ),
        ]

    class Privacy:
        plain = [
            *PLAIN, "gampong", "kabkota", "kecamatan", "tahun", "apbg", "kegiatan_apbg", "forum_anak", "forum_anak_sk",
            "forum_anak_tanggal", "reusam", "reusam_nomor", "kader", "catatan",
        ]  # fmt: skip

    def __str__(self):
        return f"GPG-{self.pk}"

    @property
    def nada_forum(self) -> str:
        return Keadaan(self.forum_anak).nada

    @property
    def nada_reusam(self) -> str:
        return Keadaan(self.reusam).nada

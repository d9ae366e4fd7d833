"""The lines of the plans, and what of them was carried out quarter by quarter.

A line is of one year: an act of three years has three lines, so that each year has its own target and money.
"""

import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Round

from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.rupiah import TERBESAR
from gugus_tugas.tanggal import quarter_of
from program.aturan.rekomendasi import PERTAMA, TERAKHIR
from program.aturan.rencana import TW
from program.enums.dana import SumberDana
from program.enums.rencana import Hitungan, KeadaanBaris, StatusRencana
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from program.models.rencana import TAHUN_AKHIR, TAHUN_AWAL, RencanaAksi, open_to, sums_for

MAX_TARGET = Decimal(10) ** 12
TRIWULAN = (1, 2, 3, 4)


class BarisRencanaQuerySet(ProgramQuerySet):
    def visible_to(self, user):
        return open_to(self, user, "rencana__status")

    def counted_for(self, user):
        return sums_for(self, user, "rencana__status")

    def in_order(self):
        return self.order_by("rencana", "tahun", "urutan", "pk")

    def with_capaian(self, *, on: datetime.date):
        """Each line with `capaian` (None: nothing told yet), `biaya_terpakai` and `keadaan`, as it stands on this day.

        The sum is rounded: SQLite adds fractions as floats, and 0,7 + 0,1 would fall short of 0,8.
        """
        told = RealisasiRencana.objects.filter(baris=OuterRef("pk")).order_by()
        total = Subquery(told.values("baris").annotate(n=Round(Sum("jumlah"), 2)).values("n"))
        last = Subquery(told.order_by("-triwulan").values("jumlah")[:1])
        return self.annotate(
            capaian=Case(When(hitungan=Hitungan.TERAKHIR, then=last), default=total, output_field=_angka_field()),
            biaya_terpakai=Subquery(told.values("baris").annotate(n=Sum("biaya")).values("n")),
        ).annotate(
            keadaan=Case(
                When(capaian__gte=F("target"), then=Value(KeadaanBaris.TERCAPAI.value)),
                When(_missed(on), then=Value(KeadaanBaris.LEWAT.value)),
                When(capaian__gt=0, then=Value(KeadaanBaris.SEBAGIAN.value)),
                default=Value(KeadaanBaris.BELUM.value),
            )
        )


def _missed(today: datetime.date) -> Q:
    """A quarter was planned, it has ended, and nothing was told of it. A draft misses nothing."""
    missed = Q()
    for number, name in zip(TRIWULAN, TW, strict=True):
        told = Exists(RealisasiRencana.objects.filter(baris=OuterRef("pk"), triwulan=number))
        ended = Q(tahun__lte=today.year) if number < quarter_of(today) else Q(tahun__lt=today.year)
        missed |= Q(**{name: True}) & ended & ~Q(told)
    return missed & ~Q(rencana__status=StatusRencana.KONSEP)


def _angka_field() -> models.DecimalField:
    return models.DecimalField(max_digits=14, decimal_places=2)


class BarisRencana(BarisProgram):
    """One line of a plan: what is done in one year, by which agency (`instansi`), measured how.

    Two decimals, for half of the indicators of a RAD are percentages; pieces are shown without them.
    """

    rencana = models.ForeignKey(
        RencanaAksi, models.PROTECT, verbose_name="rencana", related_name="daftar_baris_rencana"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    strategi = models.CharField("strategi", max_length=200)
    aksi = models.CharField("aksi", max_length=300)
    indikator = models.CharField("indikator", max_length=200)
    satuan = models.CharField("satuan", max_length=40)
    target = models.DecimalField("target", max_digits=14, decimal_places=2)
    hitungan = models.CharField("cara menghitung", max_length=8, choices=Hitungan, default=Hitungan.JUMLAH)
    tw1 = models.BooleanField("triwulan I", default=False)
    tw2 = models.BooleanField("triwulan II", default=False)
    tw3 = models.BooleanField("triwulan III", default=False)
    tw4 = models.BooleanField("triwulan IV", default=False)
    biaya = models.PositiveBigIntegerField("biaya", null=True, blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=8, choices=SumberDana, blank=True)
    nomor_rekomendasi = models.PositiveSmallIntegerField("nomor rekomendasi 2018", null=True, blank=True)

    objects = BarisRencanaQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "baris rencana"
        ordering = ["rencana", "tahun", "urutan", "id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("hitungan", Hitungan),
            choices_hold("sumber_dana", SumberDana, blank=True),
            models.CheckConstraint(
                condition=Q(target__gt=0, target__lt=MAX_TARGET),
                name="barisrencana_target_ada",
                violation_error_message="Target harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_AWAL, tahun__lte=TAHUN_AKHIR),
                name="barisrencana_tahun_masuk_akal",
                violation_error_message=f"Tahunnya {TAHUN_AWAL} sampai {TAHUN_AKHIR}.",
            ),
            models.CheckConstraint(
                condition=Q(tw1=True) | Q(tw2=True) | Q(tw3=True) | Q(tw4=True),
                name="barisrencana_bertriwulan",
                violation_error_message="Pilih paling sedikit satu triwulan.",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__lte=TERBESAR) & (Q(biaya=0) | ~Q(sumber_dana="")),
                name="barisrencana_biaya_bersumber",
                violation_error_message="Pilih sumber dana bila biayanya diisi, dan periksa jumlahnya.",
            ),
            models.CheckConstraint(
                condition=Q(nomor_rekomendasi__isnull=True)
                | Q(nomor_rekomendasi__gte=PERTAMA, nomor_rekomendasi__lte=TERAKHIR),
                name="barisrencana_rekomendasi_dikenal",
                violation_error_message=f"Nomor rekomendasi 2018 adalah {PERTAMA} sampai {TERAKHIR}.",
            ),
        ]
        indexes = [models.Index(fields=["rencana", "tahun", "urutan", "id"], name="barisrencana_urutan")]

    class Privacy:
        plain = [
            *PLAIN, "rencana", "tahun", "urutan", "strategi", "aksi", "indikator", "satuan", "target", "hitungan", *TW, "biaya",
            "sumber_dana", "nomor_rekomendasi",
        ]  # fmt: skip

    def __str__(self):
        return f"RAB-{self.pk}"

    def clean(self):
        """What no constraint can say: the years stand in another table."""
        super().clean()
        if self.rencana_id and self.tahun is not None and self.tahun not in self.rencana.daftar_tahun:
            raise ValidationError({"tahun": f"Tahun {self.tahun} di luar masa rencana ({self.rencana.masa})."})

    @property
    def daftar_triwulan(self) -> list[int]:
        """The planned quarters."""
        return [number for number, name in zip(TRIWULAN, TW, strict=True) if getattr(self, name)]


class RealisasiRencanaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was told of the lines that this user sees."""
        return open_to(self, user, "baris__rencana__status")

    def counted_for(self, user):
        return sums_for(self, user, "baris__rencana__status")


class RealisasiRencana(Tercatat, Berversi):
    """What the agency tells of one quarter of its line; the year is that of the line."""

    baris = models.ForeignKey(
        BarisRencana, models.PROTECT, verbose_name="baris", related_name="daftar_realisasi_rencana"
    )
    triwulan = models.PositiveSmallIntegerField("triwulan", validators=[MinValueValidator(1), MaxValueValidator(4)])
    jumlah = models.DecimalField("realisasi", max_digits=14, decimal_places=2)
    biaya = models.PositiveBigIntegerField("biaya terpakai", null=True, blank=True)
    catatan = models.CharField("catatan", max_length=500, blank=True)

    objects = RealisasiRencanaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "realisasi rencana"
        ordering = ["baris", "triwulan"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasirencana_triwulan_ada",
                violation_error_message="Triwulan adalah 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=0, jumlah__lt=MAX_TARGET),
                name="realisasirencana_jumlah_ada",
                violation_error_message="Realisasi tidak dapat kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__lte=TERBESAR),
                name="realisasirencana_biaya_masuk_akal",
                violation_error_message="Biaya ini terlalu besar. Periksa banyaknya angka nol.",
            ),
            models.UniqueConstraint(
                fields=["baris", "triwulan"],
                name="realisasirencana_triwulan_tunggal",
                violation_error_message="Realisasi triwulan ini sudah dicatat. Perbaiki yang sudah ada.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "baris", "triwulan", "jumlah", "biaya", "catatan", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada",
            "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.baris}, triwulan {self.triwulan}"

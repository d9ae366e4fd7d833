"""Articles charged, and verdicts with their sentence. Amounts are whole rupiah, never floats."""

import datetime
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    AkibatPutusan,
    BentukPidana,
    JenisPutusan,
    TingkatPutusan,
)
from kasus.models.acuan_hukum import Pasal, Pengadilan
from kasus.models.perkara import PerkaraHukum
from kasus.models.terlapor import Terlapor


@dataclass(frozen=True)
class JumlahPutusan:
    """Verdicts in force of one year by kind. Unit: suspects judged."""

    bersalah: int
    bebas: int
    lepas: int


class PasalPerkara(Tercatat):
    """An article charged in a report; withdrawn, never deleted."""

    perkara = models.ForeignKey(PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_pasal")
    pasal = models.ForeignKey(Pasal, models.PROTECT, verbose_name="pasal", related_name="+")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "pasal yang disangkakan"
        ordering = ["perkara", "pasal__urutan", "id"]
        constraints = [
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.UniqueConstraint(
                fields=["perkara", "pasal"],
                condition=Q(dicabut_pada__isnull=True),
                name="pasalperkara_satu_berlaku",
                violation_error_message="Pasal ini sudah disangkakan dalam perkara itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus.perkara"
        plain = ["id", "perkara", "pasal", "dicatat_pada", "dicatat_oleh", "dicabut_pada", "dicabut_oleh"]


class PutusanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Verdicts of the reports that this user may see."""
        return self.filter(perkara__in=PerkaraHukum.objects.visible_to(user))

    def terakhir(self, *, on: datetime.date | None = None):
        """For each suspect in each report the verdict that stands (`on` a day): the one of the highest level, unless final still open."""
        rank = models.Case(*(models.When(tingkat=level, then=models.Value(level.urutan)) for level in TingkatPutusan))
        newest = Putusan.objects.filter(perkara=OuterRef("perkara"), terlapor=OuterRef("terlapor"))
        newest = newest.filter(tanggal__lte=on) if on else newest
        return self.filter(pk=Subquery(newest.order_by(rank.desc()).values("pk")[:1]))

    def jumlah(self, *, tahun: int | None = None) -> JumlahPutusan:
        """Verdicts that stand, by kind; of the year of the verdict, or of all years. Not all of them are final."""
        rows = self.terakhir() if tahun is None else self.terakhir().filter(tanggal__year=tahun)
        counts = dict(rows.order_by().values_list("jenis").annotate(n=Count("*")))
        return JumlahPutusan(*(counts.get(kind.value, 0) for kind in JenisPutusan))


class Putusan(Tercatat, Berversi):
    """What one court decided about one suspect. A later level stands beside it and says what it does to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perkara = models.ForeignKey(PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_putusan")
    terlapor = models.ForeignKey(
        Terlapor, models.PROTECT, verbose_name="terdakwa", related_name="daftar_putusan_terlapor"
    )
    tingkat = models.CharField("tingkat", max_length=10, choices=TingkatPutusan)
    pengadilan = models.ForeignKey(Pengadilan, models.PROTECT, verbose_name="pengadilan", related_name="+")
    nomor = EncryptedTextField("nomor putusan")
    tanggal = models.DateField("tanggal putusan")
    jenis = models.CharField("amar", max_length=10, choices=JenisPutusan)
    akibat = models.CharField("terhadap putusan sebelumnya", max_length=12, choices=AkibatPutusan, blank=True)
    bentuk_pidana = models.CharField("bentuk pidana", max_length=12, choices=BentukPidana, blank=True)
    pidana_bulan = models.PositiveSmallIntegerField("lama pidana (bulan)", null=True, blank=True)
    denda = models.BigIntegerField("denda (rupiah)", null=True, blank=True)
    subsidair_bulan = models.PositiveSmallIntegerField("subsidair kurungan (bulan)", null=True, blank=True)
    catatan = EncryptedTextField("catatan")

    objects = PutusanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "putusan"
        ordering = ["terlapor", "tanggal", "id"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("tingkat", TingkatPutusan),
            choices_hold("jenis", JenisPutusan),
            choices_hold("akibat", AkibatPutusan, blank=True),
            choices_hold("bentuk_pidana", BentukPidana, blank=True),
            models.UniqueConstraint(
                fields=["perkara", "terlapor", "tingkat"],
                name="putusan_satu_per_tingkat",
                violation_error_message="Putusan tingkat ini untuk terdakwa itu sudah dicatat. Perbaiki yang sudah ada.",
            ),
            models.CheckConstraint(
                condition=(Q(jenis=JenisPutusan.BERSALAH) & ~Q(bentuk_pidana=""))
                | (
                    ~Q(jenis=JenisPutusan.BERSALAH)
                    & Q(bentuk_pidana="", pidana_bulan__isnull=True, denda__isnull=True, subsidair_bulan__isnull=True)
                ),
                name="putusan_pidana_sesuai_amar",
                violation_error_message="Pidana hanya untuk amar bersalah, dan amar bersalah harus menyebut bentuk pidananya.",
            ),
            models.CheckConstraint(
                # a comparison with an empty column is neither true nor false, and would pass: it must be filled
                condition=Q(
                    bentuk_pidana=BentukPidana.PENJARA,
                    pidana_bulan__isnull=False,
                    pidana_bulan__gte=1,
                    pidana_bulan__lte=240,
                )
                | Q(bentuk_pidana=BentukPidana.TINDAKAN)
                | (~Q(bentuk_pidana__in=[BentukPidana.PENJARA, BentukPidana.TINDAKAN]) & Q(pidana_bulan__isnull=True)),
                name="putusan_bulan_sesuai_bentuk",
                violation_error_message="Isi lama pidana dalam bulan (1–240) hanya untuk penjara selama waktu tertentu.",
            ),
            models.CheckConstraint(
                condition=~Q(bentuk_pidana=BentukPidana.DENDA) | Q(denda__isnull=False),
                name="putusan_denda_berjumlah",
                violation_error_message="Isi jumlah denda.",
            ),
            models.CheckConstraint(
                condition=Q(denda__isnull=True) | Q(denda__gte=1),
                name="putusan_denda_positif",
                violation_error_message="Denda harus lebih dari nol; kosongkan bila tidak ada.",
            ),
            models.CheckConstraint(
                condition=Q(subsidair_bulan__isnull=True) | Q(denda__isnull=False),
                name="putusan_subsidair_berdenda",
                violation_error_message="Subsidair kurungan hanya bila ada denda.",
            ),
            models.CheckConstraint(
                condition=Q(tingkat=TingkatPutusan.PERTAMA, akibat="")
                | (~Q(tingkat=TingkatPutusan.PERTAMA) & ~Q(akibat="")),
                name="putusan_akibat_sesuai_tingkat",
                violation_error_message="Putusan banding, kasasi, atau PK harus menyebut akibatnya terhadap putusan sebelumnya; "
                "putusan tingkat pertama tidak.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "perkara", "terlapor", "tingkat", "pengadilan", "tanggal", "jenis", "akibat", "bentuk_pidana", "pidana_bulan",
            "denda", "subsidair_bulan", "dicatat_pada", "dicatat_oleh", "versi", "diubah_pada", "diubah_oleh",
        ]  # fmt: skip
        identifying = ["nomor", "catatan"]

    def __str__(self):
        return f"{self.get_tingkat_display()} {self.terlapor}"

    @property
    def urutan(self) -> int:
        return TingkatPutusan(self.tingkat).urutan

    @property
    def nada(self) -> str:
        return {JenisPutusan.BERSALAH: "berjalan"}.get(self.jenis, "netral")


class PasalTerbukti(models.Model):
    """An article that this verdict found proven."""

    putusan = models.ForeignKey(Putusan, models.PROTECT, verbose_name="putusan", related_name="daftar_pasal_terbukti")
    pasal = models.ForeignKey(Pasal, models.PROTECT, verbose_name="pasal", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "pasal yang terbukti"
        ordering = ["putusan", "pasal__urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["putusan", "pasal"],
                name="pasalterbukti_tunggal",
                violation_error_message="Pasal ini sudah tercatat dalam putusan itu.",
            )
        ]

    class Privacy:
        melalui = "kasus.perkara"
        plain = ["id", "putusan", "pasal"]

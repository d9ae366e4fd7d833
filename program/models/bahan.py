"""Materials for information and their stock card, on which every row carries the balance after it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from gugus_tugas.db import Tercatat, choices_hold
from program.enums.bahan import MASUK, JenisBahan, JenisMutasi
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from program.models.kegiatan import Kegiatan

MAX_STOK = 10_000_000


class BahanKIE(BarisProgram):
    """One title in the store of one agency. `stok` and `urutan` have one writer: actions.record_mutasi."""

    jenis = models.CharField("jenis bahan", max_length=10, choices=JenisBahan)
    judul = models.CharField("judul", max_length=200)
    satuan = models.CharField("satuan", max_length=20, default="eksemplar")
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    stok = models.PositiveIntegerField("stok", default=0, editable=False)
    urutan = models.PositiveIntegerField("nomor mutasi terakhir", default=0, editable=False)

    objects = ProgramQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "bahan KIE"
        ordering = ["judul", "id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("jenis", JenisBahan),
            models.CheckConstraint(
                condition=Q(stok__gte=0, stok__lte=MAX_STOK),
                name="bahankie_stok_ada",
                violation_error_message="Stok tidak dapat kurang dari nol.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "jenis", "judul"],
                name="bahankie_judul_tunggal",
                violation_error_message="Bahan dengan jenis dan judul ini sudah ada pada instansi itu.",
            ),
        ]
        indexes = [models.Index(fields=["judul", "id"], name="bahankie_judul")]

    class Privacy:
        plain = [*PLAIN, "jenis", "judul", "satuan", "keterangan", "stok", "urutan"]

    def __str__(self):
        return f"KIE-{self.pk}"


class MutasiBahanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The stock cards of the materials that this user sees."""
        return self.filter(bahan__in=BahanKIE.objects.visible_to(user))


class MutasiBahan(Tercatat):
    """One row of a stock card: append-only. `jumlah` is what came in (more than zero) or went out (less)."""

    bahan = models.ForeignKey(BahanKIE, models.PROTECT, verbose_name="bahan", related_name="daftar_mutasi")
    urutan = models.PositiveIntegerField("nomor")
    jenis = models.CharField("jenis mutasi", max_length=8, choices=JenisMutasi)
    tanggal = models.DateField("tanggal")
    jumlah = models.IntegerField("jumlah")
    saldo = models.PositiveIntegerField("saldo", validators=[MaxValueValidator(MAX_STOK)])
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, verbose_name="kegiatan", related_name="daftar_mutasi_bahan", null=True, blank=True
    )
    kepada = models.CharField("dari atau kepada", max_length=160, blank=True)
    alasan = models.CharField("alasan", max_length=300, blank=True)

    objects = MutasiBahanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mutasi bahan"
        ordering = ["bahan", "-urutan"]
        constraints = [
            choices_hold("jenis", JenisMutasi),
            models.CheckConstraint(
                condition=Q(jenis__in=MASUK, jumlah__gt=0)
                | Q(jenis=JenisMutasi.BAGI, jumlah__lt=0)
                | Q(jenis=JenisMutasi.KOREKSI) & ~Q(jumlah=0),
                name="mutasibahan_arah_sesuai_jenis",
                violation_error_message="Yang dicetak dan diterima menambah stok, yang dibagikan menguranginya.",
            ),
            models.CheckConstraint(
                condition=Q(saldo__gte=0, saldo__lte=MAX_STOK) & Q(saldo__gte=F("jumlah")),
                name="mutasibahan_saldo_ada",
                violation_error_message="Saldo tidak dapat kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=~Q(jenis=JenisMutasi.KOREKSI) | ~Q(alasan=""),
                name="mutasibahan_koreksi_beralasan",
                violation_error_message="Tulis alasan koreksinya.",
            ),
            models.CheckConstraint(
                condition=Q(kegiatan__isnull=True) | Q(jenis=JenisMutasi.BAGI),
                name="mutasibahan_kegiatan_bila_dibagikan",
                violation_error_message="Hanya yang dibagikan dapat menunjuk kegiatan.",
            ),
            models.UniqueConstraint(
                fields=["bahan", "urutan"],
                name="mutasibahan_urutan_tunggal",
                violation_error_message="Nomor mutasi ini sudah dipakai. Ulangi.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "bahan", "urutan", "jenis", "tanggal", "jumlah", "saldo", "kegiatan", "kepada", "alasan", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.bahan}, mutasi {self.urutan}"

    @property
    def masuk(self) -> int | None:
        return self.jumlah if self.jumlah > 0 else None

    @property
    def keluar(self) -> int | None:
        return -self.jumlah if self.jumlah < 0 else None

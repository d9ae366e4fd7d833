"""Budgets of the agencies against trafficking, and the declaration that an agency has none in a year."""

from collections.abc import Iterable

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from anggota.models import Instansi
from gugus_tugas.db import Tercatat, choices_hold
from gugus_tugas.rupiah import TERBESAR, persen
from program.aturan.anggaran import KODE, KODE_SALAH, TAHUN_PERTAMA, TAHUN_TERAKHIR
from program.aturan.rekomendasi import PERTAMA, TERAKHIR
from program.enums.dana import SumberDana
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet


def _kode(label: str) -> models.CharField:
    check = RegexValidator(rf"\A{KODE}\Z", f"{KODE_SALAH[0].upper()}{KODE_SALAH[1:]}.")
    return models.CharField(label, max_length=40, blank=True, validators=[check])


def _nama(label: str, **kwargs) -> models.CharField:
    return models.CharField(label, max_length=250, **kwargs)


def _tahun() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField("tahun anggaran")


def _tahun_masuk_akal() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(tahun__gte=TAHUN_PERTAMA, tahun__lte=TAHUN_TERAKHIR),
        name="%(class)s_tahun_masuk_akal",
        violation_error_message=f"Tahun anggaran antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}.",
    )


class AnggaranInstansi(BarisProgram):
    """One line of the budget of one agency in one year. `realisasi` is null until it is reported; 0 is nothing spent."""

    tahun = _tahun()
    kode_program = _kode("kode program")
    program = _nama("program")
    kode_kegiatan = _kode("kode kegiatan")
    kegiatan = _nama("kegiatan", blank=True)
    kode_sub_kegiatan = _kode("kode sub-kegiatan")
    sub_kegiatan = _nama("sub-kegiatan", blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=8, choices=SumberDana)
    pagu = models.PositiveBigIntegerField("pagu")
    realisasi = models.PositiveBigIntegerField("realisasi", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    nomor_rekomendasi = models.PositiveSmallIntegerField("nomor rekomendasi", null=True, blank=True)

    objects = ProgramQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "anggaran instansi"
        ordering = ["-tahun", "-id"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("sumber_dana", SumberDana),
            _tahun_masuk_akal(),
            models.CheckConstraint(
                condition=Q(pagu__lte=TERBESAR) & (Q(realisasi__isnull=True) | Q(realisasi__lte=TERBESAR)),
                name="anggaraninstansi_jumlah_masuk_akal",
                violation_error_message="Pagu atau realisasi ini terlalu besar. Periksa banyaknya angka nol.",
            ),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=True) | Q(realisasi__lte=F("pagu")) | ~Q(keterangan=""),
                name="anggaraninstansi_lebih_beralasan",
                violation_error_message="Realisasi melebihi pagu. Jelaskan sebabnya dalam keterangan, atau periksa jumlahnya.",
            ),
            models.CheckConstraint(
                condition=(Q(kode_kegiatan="") | ~Q(kegiatan="")) & (Q(kode_sub_kegiatan="") | ~Q(sub_kegiatan="")),
                name="anggaraninstansi_kode_bernama",
                violation_error_message="Tulis nama kegiatan atau sub-kegiatan yang kodenya diisi.",
            ),
            models.CheckConstraint(
                condition=Q(nomor_rekomendasi__isnull=True)
                | Q(nomor_rekomendasi__gte=PERTAMA, nomor_rekomendasi__lte=TERAKHIR),
                name="anggaraninstansi_rekomendasi_ada",
                violation_error_message=f"Nomor rekomendasi dari {PERTAMA} sampai {TERAKHIR}.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "tahun", "sumber_dana", "kode_sub_kegiatan"],
                condition=~Q(kode_sub_kegiatan=""),
                name="anggaraninstansi_kode_tunggal",
                violation_error_message="Sub-kegiatan berkode ini sudah tercatat untuk instansi, tahun, dan sumber dana itu.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "tahun", "sumber_dana", "program", "kegiatan", "sub_kegiatan"],
                condition=Q(kode_sub_kegiatan=""),
                name="anggaraninstansi_nama_tunggal",
                violation_error_message="Baris dengan nama ini sudah tercatat untuk instansi, tahun, dan sumber dana itu.",
            ),
        ]
        indexes = [
            models.Index(fields=["-tahun", "-id"], name="anggaran_tahun"),
            models.Index(fields=["instansi", "-tahun", "-id"], name="anggaran_instansi"),
            models.Index(fields=["program", "id"], name="anggaran_program"),
            models.Index(fields=["-pagu", "-id"], name="anggaran_pagu"),
        ]

    class Privacy:
        plain = [
            *PLAIN, "tahun", "kode_program", "program", "kode_kegiatan", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "sumber_dana",
            "pagu", "realisasi", "keterangan", "nomor_rekomendasi",
        ]  # fmt: skip

    def __str__(self):
        return f"ANG-{self.pk}"

    @property
    def judul(self) -> str:
        """The name of the most specific level that was written."""
        return self.sub_kegiatan or self.kegiatan or self.program

    @property
    def susunan(self) -> list[tuple[str, str, str]]:
        """Level, code and name of what was written, from the widest to the narrowest."""
        levels = (
            ("Program", self.kode_program, self.program),
            ("Kegiatan", self.kode_kegiatan, self.kegiatan),
            ("Sub-kegiatan", self.kode_sub_kegiatan, self.sub_kegiatan),
        )
        return [level for level in levels if level[2]]

    @property
    def serapan(self) -> str:
        return "–" if self.realisasi is None else persen(self.realisasi, self.pagu)

    @property
    def is_lebih(self) -> bool:
        return self.realisasi is not None and self.realisasi > self.pagu


class NihilAnggaranQuerySet(ProgramQuerySet):
    def under_lock(self, agencies: Iterable[int]):
        """The declarations of these agencies. Until the transaction ends nobody else declares or records for them."""
        agencies = set(agencies)
        list(Instansi.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=agencies).order_by("pk"))
        return self.filter(instansi__in=agencies)


class NihilAnggaran(Tercatat):
    """The agency has no budget against trafficking in that year, and says so: zero, which is not silence."""

    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_nihil_anggaran"
    )
    tahun = _tahun()

    objects = NihilAnggaranQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pernyataan nihil anggaran"
        ordering = ["-tahun", "instansi"]
        constraints = [
            _tahun_masuk_akal(),
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                name="nihilanggaran_tunggal",
                violation_error_message="Instansi ini sudah menyatakan tidak mempunyai anggaran TPPO pada tahun itu.",
            ),
        ]

    class Privacy:
        plain = ["id", "instansi", "tahun", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"NIHIL-{self.pk}"

"""What was found about a victim, screening by screening, and who decided what it means.

`Unsur` is what counts now and equals the findings of the newest `Skrining`; statistics and lists read it. A screening and
its rows are never changed (kasus/actions/skrining.py only adds), so older ones stay readable as they were.
"""

import uuid
from functools import cached_property, reduce
from operator import or_

from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from gugus_tugas.db import Tercatat, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    KODE_UNSUR,
    ButirSkrining,
    Jawaban,
    JenisUnsur,
    KelompokUsia,
    PenetapStatus,
    StatusIdentifikasi,
    Usulan,
)
from kasus.models.korban import Korban


def kode_sesuai_jenis(name: str) -> models.CheckConstraint:
    """CHECK that a code belongs to its kind."""
    return models.CheckConstraint(
        condition=reduce(or_, (Q(jenis=jenis, kode__in=KODE_UNSUR[jenis].values) for jenis in JenisUnsur)),
        name=name,
        violation_error_message="Kode unsur tidak sesuai dengan jenisnya.",
    )


class Temuan(models.Model):
    """One coded finding of one kind."""

    jenis = models.CharField("jenis unsur", max_length=10, choices=JenisUnsur)
    kode = models.CharField("kode", max_length=60)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        return KODE_UNSUR[self.jenis](self.kode).label

    @property
    def rank(self) -> tuple[int, int]:
        """Place in the order of the law."""
        return JenisUnsur.values.index(self.jenis), KODE_UNSUR[self.jenis].values.index(self.kode)


class Unsur(Temuan):
    """A finding that counts for a victim now."""

    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_unsur")

    class Meta:
        verbose_name = verbose_name_plural = "unsur"
        ordering = ["korban", "jenis", "kode"]
        constraints = [
            choices_hold("jenis", JenisUnsur),
            models.UniqueConstraint(
                fields=["korban", "jenis", "kode"],
                name="unsur_tunggal",
                violation_error_message="Unsur ini sudah dicatat untuk korban itu.",
            ),
            kode_sesuai_jenis("unsur_kode_sesuai_jenis"),
        ]
        indexes = [models.Index(fields=["jenis", "kode"], name="unsur_jenis_kode")]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "korban", "jenis", "kode"]


class SkriningQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head; what was found is not shown to agencies (desain.md 4)."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()


class Skrining(Tercatat):
    """One screening of one victim by one officer. Append-only; the highest number counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_skrining")
    urutan = models.PositiveSmallIntegerField("skrining ke", editable=False)
    tanggal = models.DateField("tanggal skrining")
    # The age group under which it was judged, so that an old proposal can be read as it was.
    kelompok_usia = models.CharField("kelompok usia saat diskrining", max_length=20, choices=KelompokUsia)
    usulan = models.CharField("usulan sistem", max_length=20, choices=Usulan)
    catatan = EncryptedTextField("catatan skrining")

    objects = SkriningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "skrining"
        ordering = ["korban", "-urutan"]
        constraints = [
            choices_hold("kelompok_usia", KelompokUsia),
            choices_hold("usulan", Usulan),
            models.UniqueConstraint(
                fields=["korban", "urutan"],
                name="skrining_urutan_tunggal",
                violation_error_message="Nomor skrining ini sudah dipakai untuk korban itu.",
            ),
        ]

    class Privacy:
        plain = ["id", "korban", "urutan", "tanggal", "kelompok_usia", "usulan", "dicatat_pada", "dicatat_oleh"]
        identifying = ["catatan"]

    def __str__(self):
        return f"Skrining ke-{self.urutan}"

    @property
    def nada(self) -> str:
        return Usulan(self.usulan).nada

    @cached_property
    def kode_per_jenis(self) -> dict[str, list[str]]:
        """Codes found, by kind, in the order of the law."""
        rows = sorted(self.daftar_temuan.all(), key=lambda row: row.rank)
        return {jenis: [row.kode for row in rows if row.jenis == jenis] for jenis in JenisUnsur.values}

    @cached_property
    def jawaban_per_butir(self) -> dict[str, str]:
        """Answer by item; an item without a row was not asked."""
        given = {row.butir: row.jawaban for row in self.daftar_jawaban.all()}
        return {butir: given.get(butir, Jawaban.TIDAK_DITANYAKAN) for butir in ButirSkrining.values}


class TemuanSkrining(Temuan):
    """A finding of one screening, as it was."""

    skrining = models.ForeignKey(Skrining, models.PROTECT, verbose_name="skrining", related_name="daftar_temuan")

    class Meta:
        verbose_name = verbose_name_plural = "temuan skrining"
        ordering = ["skrining", "jenis", "kode"]
        constraints = [
            choices_hold("jenis", JenisUnsur),
            models.UniqueConstraint(
                fields=["skrining", "jenis", "kode"],
                name="temuan_tunggal",
                violation_error_message="Temuan ini sudah dicatat dalam skrining itu.",
            ),
            kode_sesuai_jenis("temuan_kode_sesuai_jenis"),
        ]

    class Privacy:
        melalui = "kasus.skrining"
        plain = ["id", "skrining", "jenis", "kode"]


class JawabanSkrining(models.Model):
    """The answer to one item: yes, no, not known, not asked."""

    skrining = models.ForeignKey(Skrining, models.PROTECT, verbose_name="skrining", related_name="daftar_jawaban")
    butir = models.CharField("butir", max_length=12, choices=ButirSkrining)
    jawaban = models.CharField("jawaban", max_length=20, choices=Jawaban)

    class Meta:
        verbose_name = verbose_name_plural = "jawaban skrining"
        ordering = ["skrining", "butir"]
        constraints = [
            choices_hold("butir", ButirSkrining),
            choices_hold("jawaban", Jawaban),
            models.UniqueConstraint(
                fields=["skrining", "butir"],
                name="jawaban_tunggal",
                violation_error_message="Butir ini sudah dijawab dalam skrining itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus.skrining"
        plain = ["id", "skrining", "butir", "jawaban"]


class PenetapanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()


class Penetapan(Tercatat):
    """A decision on the status of a victim: which body, on what day, recorded by whom. Append-only; the highest number counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_penetapan")
    urutan = models.PositiveSmallIntegerField("penetapan ke", editable=False)
    skrining = models.ForeignKey(
        Skrining,
        models.PROTECT,
        verbose_name="berdasarkan skrining",
        related_name="daftar_penetapan",
        null=True,
        blank=True,
    )
    status = models.CharField("status", max_length=30, choices=StatusIdentifikasi)
    penetap = models.CharField("ditetapkan oleh", max_length=40, choices=PenetapStatus, blank=True)
    tanggal = models.DateField("tanggal penetapan")
    alasan = EncryptedTextField("alasan")

    objects = PenetapanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penetapan"
        ordering = ["korban", "-urutan"]
        constraints = [
            choices_hold("status", StatusIdentifikasi),
            choices_hold("penetap", PenetapStatus, blank=True),
            models.UniqueConstraint(
                fields=["korban", "urutan"],
                name="penetapan_urutan_tunggal",
                violation_error_message="Nomor penetapan ini sudah dipakai untuk korban itu.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusIdentifikasi.TERINDIKASI) | ~Q(penetap=""),
                name="penetapan_berpenetap",
                violation_error_message="Status korban atau bukan korban harus menyebut lembaga yang menetapkan.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "korban", "urutan", "skrining", "status", "penetap", "tanggal", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["alasan"]

    @property
    def nada(self) -> str:
        return StatusIdentifikasi(self.status).nada

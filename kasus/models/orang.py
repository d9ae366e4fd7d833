"""One person in several cases: rows that stand for the same human being, how they were brought together, and pairs that do not.

A victim stays one row per case, so that counts by case stay what they are. `Orang` holds nothing but that the rows belong
together; a member of another agency never learns of it (pembanding.md 3, thread 15).
"""

import uuid
from dataclasses import dataclass
from itertools import chain

from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.db import Tercatat, both_or_neither
from kasus.models.korban import Korban
from kasus.models.terlapor import Terlapor


class Orang(models.Model):
    """A human being, known by the rows that point here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "orang"

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id"]


class PenyatuanOrang(Tercatat):
    """One act of bringing two groups together; undone, never deleted."""

    orang = models.ForeignKey(Orang, models.PROTECT, verbose_name="orang", related_name="daftar_penyatuan")
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True, editable=False)
    dibatalkan_oleh = models.ForeignKey(
        "anggota.Pengguna", models.PROTECT, verbose_name="dibatalkan oleh", related_name="+", null=True, blank=True, editable=False
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "penyatuan orang"
        ordering = ["-id"]
        constraints = [both_or_neither("dibatalkan_pada", "dibatalkan_oleh")]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "orang", "dibatalkan_pada", "dibatalkan_oleh", "dicatat_pada", "dicatat_oleh"]


class AnggotaPenyatuan(models.Model):
    """A row that a merge moved, and where it stood before: what undoing restores. Emptied when the row's case is disposed of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    penyatuan = models.ForeignKey(
        PenyatuanOrang, models.PROTECT, verbose_name="penyatuan", related_name="daftar_anggota"
    )
    # Named, not "+": disposal walks named relations only.
    korban = models.ForeignKey(
        Korban, models.PROTECT, verbose_name="korban", related_name="daftar_penyatuan", null=True, blank=True
    )
    terlapor = models.ForeignKey(
        Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_penyatuan", null=True, blank=True
    )
    sebelum = models.ForeignKey(
        Orang, models.PROTECT, verbose_name="orang sebelumnya", related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "anggota penyatuan"
        constraints = [
            models.CheckConstraint(
                condition=Q(korban__isnull=True) | Q(terlapor__isnull=True),
                name="anggotapenyatuan_satu_baris",
                violation_error_message="Satu anggota penyatuan adalah korban atau terlapor, bukan keduanya.",
            )
        ]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "penyatuan"]
        identifying = ["korban", "terlapor", "sebelum"]


class BukanOrangSama(Tercatat):
    """Two rows that were compared and are not one person: not asked again, in either order, until this is withdrawn."""

    korban_a = models.ForeignKey(
        Korban, models.PROTECT, verbose_name="korban", related_name="daftar_bukan_a", null=True, blank=True
    )
    korban_b = models.ForeignKey(
        Korban, models.PROTECT, verbose_name="korban lain", related_name="daftar_bukan_b", null=True, blank=True
    )
    terlapor_a = models.ForeignKey(
        Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_bukan_a", null=True, blank=True
    )
    terlapor_b = models.ForeignKey(
        Terlapor, models.PROTECT, verbose_name="terlapor lain", related_name="daftar_bukan_b", null=True, blank=True
    )
    pasangan = models.CharField("pasangan", max_length=73, blank=True, editable=False)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        "anggota.Pengguna", models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True, editable=False
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "bukan orang yang sama"
        constraints = [
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.UniqueConstraint(
                fields=["pasangan"],
                condition=Q(dicabut_pada__isnull=True) & ~Q(pasangan=""),
                name="bukanorangsama_pasangan_tunggal",
                violation_error_message="Pasangan ini sudah dicatat bukan orang yang sama.",
            ),
        ]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "dicatat_pada", "dicatat_oleh", "dicabut_pada", "dicabut_oleh"]
        identifying = ["korban_a", "korban_b", "terlapor_a", "terlapor_b", "pasangan"]


def pasangan(one: uuid.UUID, two: uuid.UUID) -> str:
    """One name for a pair, in whatever order."""
    return ":".join(sorted((str(one), str(two))))


@dataclass(frozen=True)
class Sosok:
    """A victim or a reported person, as one kind of thing: the row, by code."""

    baris: Korban | Terlapor

    @property
    def pk(self) -> uuid.UUID:
        return self.baris.pk

    @property
    def kode(self) -> str:
        return str(self.baris)

    @property
    def kasus(self):
        return self.baris.kasus

    @property
    def is_korban(self) -> bool:
        return isinstance(self.baris, Korban)

    @property
    def sebutan(self) -> str:
        return "korban" if self.is_korban else "terlapor"


def sosok_terlihat(user: Pengguna, **wanted) -> list[Sosok]:
    """Victims whom this user may see and, for who may see whole cases, reported persons: e.g. sosok_terlihat(user, pk=…)."""
    victims = Korban.objects.visible_to(user).filter(**wanted).select_related("kasus")
    others = Terlapor.objects.filter(**wanted) if user.has_izin(Izin.VIEW_SELURUH_KASUS) else Terlapor.objects.none()
    return [Sosok(row) for row in chain(victims, others.select_related("kasus"))]

"""Restitution of one victim: asked, granted, paid in parts (UU 21/2007 Pasal 48-50). Whole rupiah, never floats."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, Coalesce

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, not_before
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import BULAN_KURUNGAN_PENGGANTI
from kasus.models.korban import Korban
from kasus.models.perkara import PerkaraHukum


@dataclass(frozen=True)
class JumlahRestitusi:
    """Sums in rupiah, and how many victims stand behind each."""

    diminta: int
    dikabulkan: int
    dibayar: int
    korban_diminta: int
    korban_dikabulkan: int

    @property
    def tunggakan(self) -> int:
        return self.dikabulkan - self.dibayar


class RestitusiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head: what a victim is owed is not part of the legal track that an agency sees."""
        whole = PerkaraHukum.objects.visible_to(user)
        return self.filter(perkara__in=whole) if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()

    def with_dibayar(self):
        """With `jumlah_dibayar`: the sum of the payments that stand."""
        paid = PembayaranRestitusi.objects.filter(restitusi=OuterRef("pk"), dicabut_pada__isnull=True).order_by()
        # PostgreSQL sums whole numbers to a decimal: back to a whole number, exactly
        total = Cast(
            Subquery(paid.values("restitusi").annotate(total=Sum("jumlah")).values("total")), models.BigIntegerField()
        )
        return self.annotate(jumlah_dibayar=Coalesce(total, 0, output_field=models.BigIntegerField()))

    def jumlah(self, *, tahun: int | None = None) -> JumlahRestitusi:
        """Asked, granted and paid up to now for the reports of one year (of the report), or of all."""
        rows = self if tahun is None else self.filter(perkara__tahun_lp=tahun)
        sums = rows.with_dibayar().aggregate(
            a=Sum("diminta"), g=Sum("dikabulkan"), p=Sum("jumlah_dibayar"), ka=Count("diminta"),
            kg=Count("dikabulkan", filter=Q(dikabulkan__gt=0)),
        )  # fmt: skip
        asked, granted, paid = (int(sums[name] or 0) for name in ("a", "g", "p"))
        return JumlahRestitusi(asked, granted, paid, sums["ka"], sums["kg"])


class Restitusi(Tercatat, Berversi):
    """What one victim asked from who did it, and what the court granted (UU 21/2007 Pasal 48-50). Zero granted: refused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perkara = models.ForeignKey(PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_restitusi")
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_restitusi_korban")
    diminta = models.BigIntegerField("jumlah diminta (rupiah)")
    tanggal_diminta = models.DateField("tanggal diminta")
    dikabulkan = models.BigIntegerField("jumlah dikabulkan (rupiah)", null=True, blank=True)
    tanggal_dikabulkan = models.DateField("tanggal dikabulkan", null=True, blank=True)
    kurungan_pengganti_bulan = models.PositiveSmallIntegerField("kurungan pengganti (bulan)", null=True, blank=True)
    tanggal_kurungan = models.DateField("kurungan pengganti dijalani sejak", null=True, blank=True)
    catatan = EncryptedTextField("catatan")

    objects = RestitusiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "restitusi"
        ordering = ["perkara", "korban__urutan"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            both_or_neither(
                "dikabulkan", "tanggal_dikabulkan", message="Isi jumlah dan tanggal dikabulkan bersama-sama."
            ),
            not_before(
                "tanggal_dikabulkan",
                "tanggal_diminta",
                message="Restitusi tercatat dikabulkan sebelum diminta. Periksa kedua tanggal.",
            ),
            models.UniqueConstraint(
                fields=["perkara", "korban"],
                name="restitusi_satu_per_korban",
                violation_error_message="Restitusi korban ini dalam perkara itu sudah dicatat. Perbarui yang sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(diminta__gte=1) & (Q(dikabulkan__isnull=True) | Q(dikabulkan__gte=0)),
                name="restitusi_jumlah_wajar",
                violation_error_message="Jumlah diminta harus lebih dari nol; jumlah dikabulkan 0 bila ditolak.",
            ),
            models.CheckConstraint(
                condition=Q(kurungan_pengganti_bulan__isnull=True)
                | Q(kurungan_pengganti_bulan__gte=1, kurungan_pengganti_bulan__lte=BULAN_KURUNGAN_PENGGANTI),
                name="restitusi_kurungan_terbatas",
                violation_error_message=f"Kurungan pengganti 1–{BULAN_KURUNGAN_PENGGANTI} bulan (UU 21/2007 Pasal 50).",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_kurungan__isnull=True) | Q(kurungan_pengganti_bulan__isnull=False),
                name="restitusi_kurungan_berlama",
                violation_error_message="Isi lama kurungan pengganti bila sudah dijalani.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "perkara", "korban", "diminta", "tanggal_diminta", "dikabulkan", "tanggal_dikabulkan", "kurungan_pengganti_bulan",
            "tanggal_kurungan", "dicatat_pada", "dicatat_oleh", "versi", "diubah_pada", "diubah_oleh",
        ]  # fmt: skip
        identifying = ["catatan"]

    def __str__(self):
        return f"restitusi {self.korban}"

    @property
    def pembayaran_berlaku(self) -> list["PembayaranRestitusi"]:
        return [row for row in self.daftar_pembayaran.all() if row.dicabut_pada is None]

    @property
    def dibayar(self) -> int:
        return sum(row.jumlah for row in self.pembayaran_berlaku)

    @property
    def tunggakan(self) -> int | None:
        """Still owed; None while nothing is granted."""
        return None if self.dikabulkan is None else self.dikabulkan - self.dibayar


class PembayaranRestitusi(Tercatat):
    """One part that was paid. A mistaken one is withdrawn, not deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    restitusi = models.ForeignKey(Restitusi, models.PROTECT, verbose_name="restitusi", related_name="daftar_pembayaran")
    jumlah = models.BigIntegerField("jumlah (rupiah)")
    tanggal = models.DateField("tanggal dibayar")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "pembayaran restitusi"
        ordering = ["tanggal", "dicatat_pada"]
        constraints = [
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.CheckConstraint(
                condition=Q(jumlah__gte=1),
                name="pembayaranrestitusi_positif",
                violation_error_message="Jumlah pembayaran harus lebih dari nol.",
            ),
        ]

    class Privacy:
        melalui = "kasus.restitusi"
        plain = ["id", "restitusi", "jumlah", "tanggal", "dicatat_pada", "dicatat_oleh", "dicabut_pada", "dicabut_oleh"]

"""Reference rows of the legal track: articles with the time in which they are law, and courts. Data, never code (ranah.md)."""

import datetime

from django.db import models
from django.db.models import Q

from gugus_tugas.db import choices_hold, not_before
from kasus.enums import TingkatPengadilan
from wilayah.models import Wilayah


class PasalQuerySet(models.QuerySet):
    def berlaku(self, *, mulai: datetime.date, sampai: datetime.date):
        """Law on at least one day of this stretch: the law at the time of the act (tempus delicti) decides."""
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=mulai),
            Q(berlaku_mulai__isnull=True) | Q(berlaku_mulai__lte=sampai),
        )


class Pasal(models.Model):
    """One article that a case may carry."""

    kode = models.SlugField("kode", max_length=40, primary_key=True)
    peraturan = models.CharField("peraturan", max_length=40)
    judul = models.CharField("judul peraturan", max_length=160)
    pasal = models.CharField("pasal", max_length=40)
    isi = models.CharField("isi singkat", max_length=300)
    berlaku_mulai = models.DateField("berlaku mulai", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=200)
    perlu_diperiksa = models.CharField("perlu diperiksa", max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    objects = PasalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pasal"
        ordering = ["urutan", "kode"]
        constraints = [
            not_before("berlaku_sampai", "berlaku_mulai", message="Masa berlaku pasal berakhir sebelum dimulai."),
            models.UniqueConstraint(
                fields=["peraturan", "pasal"],
                name="pasal_tunggal",
                violation_error_message="Pasal ini sudah ada dalam daftar.",
            ),
        ]

    class Privacy:
        terbuka = "texts of law"
        plain = [
            "kode", "peraturan", "judul", "pasal", "isi", "berlaku_mulai", "berlaku_sampai", "sumber", "perlu_diperiksa", "urutan",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.pasal} {self.peraturan}"


class Pengadilan(models.Model):
    """A general court. The Mahkamah Syar'iyah does not try trafficking and is not in the list (ranah.md 1.6)."""

    kode = models.SlugField("kode", max_length=20, primary_key=True)
    nama = models.CharField("nama", max_length=80, unique=True)
    singkatan = models.CharField("kode dalam nomor perkara", max_length=20)
    tingkat = models.CharField("tingkat", max_length=2, choices=TingkatPengadilan)
    tempat = models.ForeignKey(Wilayah, models.PROTECT, verbose_name="tempat", related_name="+", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "pengadilan"
        ordering = ["urutan", "nama"]
        constraints = [choices_hold("tingkat", TingkatPengadilan)]

    class Privacy:
        terbuka = "names of courts"
        plain = ["kode", "nama", "singkatan", "tingkat", "tempat", "urutan"]

    def __str__(self):
        return self.nama

"""The decree and the seats it names."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from anggota.enums import UnitGugusTugas
from anggota.models.instansi import Instansi
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold, not_before
from gugus_tugas.storage import neutral_path


class SuratKeputusanQuerySet(models.QuerySet):
    def in_force(self, *, on):
        """Decrees in force on the date `on`."""
        return (
            self.filter(berlaku_mulai__lte=on)
            .filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))
            .exclude(dicabut_oleh_sk__berlaku_mulai__lte=on)
        )

    def before(self, sk):
        """The decree that `sk` replaces: the one it revokes, otherwise the last that began before it (one row or none)."""
        if sk.mencabut_id:
            return self.filter(pk=sk.mencabut_id)
        return self.filter(berlaku_mulai__lt=sk.berlaku_mulai).order_by("-berlaku_mulai", "-id")[:1]

    def with_counts(self):
        rows = self.select_related("mencabut", "dicabut_oleh_sk")
        return rows.annotate(jumlah_kursi=models.Count("daftar_keanggotaan")).order_by("-berlaku_mulai", "-id")


class SuratKeputusan(Tercatat):
    """A decree (Keputusan Gubernur) that names the offices of the task force. The number may be unknown: never invent one."""

    nomor = models.CharField("nomor", max_length=60, blank=True)
    tentang = models.CharField("tentang", max_length=250)
    tanggal = models.DateField("tanggal ditetapkan")
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    mencabut = models.OneToOneField(
        "self", models.PROTECT, verbose_name="mencabut SK", related_name="dicabut_oleh_sk", null=True, blank=True
    )
    berkas = models.FileField("berkas SK", upload_to=neutral_path, blank=True)
    dilaksanakan_pada = models.DateTimeField("dilaksanakan pada", null=True, blank=True, editable=False)
    dilaksanakan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="dilaksanakan oleh",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    objects = SuratKeputusanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "surat keputusan"
        ordering = ["-berlaku_mulai", "-id"]
        constraints = [
            not_before("berlaku_sampai", "berlaku_mulai", message="Masa berlaku berakhir sebelum dimulai."),
            both_or_neither("dilaksanakan_pada", "dilaksanakan_oleh"),
            models.CheckConstraint(
                condition=Q(mencabut__isnull=True) | ~Q(mencabut=F("id")),
                name="suratkeputusan_cabut_lain",
                violation_error_message="SK tidak dapat mencabut dirinya sendiri.",
            ),
            models.UniqueConstraint(
                fields=["nomor"],
                condition=~Q(nomor=""),
                name="suratkeputusan_nomor_tunggal",
                violation_error_message="SK dengan nomor ini sudah tercatat.",
            ),
        ]

    class Privacy:
        terbuka = "decrees are public acts"
        plain = [
            "id", "nomor", "tentang", "tanggal", "berlaku_mulai", "berlaku_sampai", "mencabut", "berkas", "dilaksanakan_pada",
            "dilaksanakan_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"SK Nomor {self.nomor or '…'} ({self.tanggal.year})"

    @property
    def pencabut(self) -> "SuratKeputusan | None":
        """The decree that revokes this one."""
        return getattr(self, "dicabut_oleh_sk", None)

    @property
    def berakhir(self) -> datetime.date | None:
        """Last day in force: its own end, or the day before the decree that revokes it, whichever is earlier."""
        ends = [self.berlaku_sampai, self.pencabut and self.pencabut.berlaku_mulai - datetime.timedelta(days=1)]
        return min((day for day in ends if day), default=None)

    def is_in_force(self, *, on: datetime.date) -> bool:
        return self.berlaku_mulai <= on and (self.berakhir is None or on <= self.berakhir)

    def date_to_show(self, today: datetime.date) -> datetime.date:
        """The date whose holders a page shows: today while in force, otherwise the last (or first) day of the decree."""
        return max(min(today, self.berakhir or today), self.berlaku_mulai)


class Kedudukan(models.Model):
    """A position in the task force. Rows, not a list in code: each decree may name others (ranah.md 1.2)."""

    nama = models.CharField("nama", max_length=80)
    unit = models.CharField("unit", max_length=20, choices=UnitGugusTugas)
    urutan = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name = verbose_name_plural = "kedudukan"
        ordering = ["urutan"]
        constraints = [
            choices_hold("unit", UnitGugusTugas),
            models.UniqueConstraint(
                fields=["unit", "nama"],
                name="kedudukan_unit_nama_tunggal",
                violation_error_message="Kedudukan ini sudah ada dalam unit itu.",
            ),
        ]

    class Privacy:
        terbuka = "positions named by a public act"
        plain = ["id", "nama", "unit", "urutan"]

    def __str__(self):
        return self.nama

    @property
    def nama_lengkap(self) -> str:
        """Name with its unit: "Anggota, Sub Gugus Tugas I". Names alone may repeat in several units."""
        return f"{self.nama}, {self.get_unit_display().split(':')[0]}"


class Keanggotaan(models.Model):
    """A seat: the office (not the person) that a decree names, and its position."""

    sk = models.ForeignKey(SuratKeputusan, models.PROTECT, verbose_name="SK", related_name="daftar_keanggotaan")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_keanggotaan")
    jabatan_dinas = models.CharField("jabatan dinas", max_length=160)
    kedudukan = models.ForeignKey(
        Kedudukan, models.PROTECT, verbose_name="kedudukan", related_name="daftar_keanggotaan"
    )
    urutan = models.PositiveSmallIntegerField("urutan dalam lampiran")

    class Meta:
        verbose_name = verbose_name_plural = "keanggotaan"
        ordering = ["sk", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["sk", "jabatan_dinas", "kedudukan"],
                name="keanggotaan_kursi_tunggal",
                violation_error_message="Jabatan ini sudah memiliki kedudukan yang sama dalam SK.",
            ),
        ]

    class Privacy:
        terbuka = "offices named by a public act"
        plain = ["id", "sk", "instansi", "jabatan_dinas", "kedudukan", "urutan"]

    def __str__(self):
        return self.jabatan_dinas

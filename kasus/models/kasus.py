"""The case: its number, its status with history, and where things happened."""

import datetime
import secrets
import uuid

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.functional import cached_property

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.tanggal import Ketelitian, Perkiraan, perkiraan
from kasus.enums import (
    STATUS_TERBUKA,
    AlasanStatus,
    JenisKelamin,
    JenisPelapor,
    KelompokUsia,
    StatusIdentifikasi,
    StatusKasus,
    SumberLaporan,
    TahapPeristiwa,
    TingkatRisiko,
)
from kasus.models.lingkup import opened_kasus
from kasus.models.saring import KasusSaring
from wilayah.models import Wilayah

_SLUG_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is misread aloud


def random_slug() -> str:
    """Address of a case: says nothing about its number or order."""
    return "".join(secrets.choice(_SLUG_ALPHABET) for _ in range(12))


def retention_edge(on: datetime.date) -> datetime.date:
    """Cases closed on this day or before are due on the date `on`."""
    year = on.year - settings.RETENSI_TAHUN
    return on.replace(year=year, day=28) if (on.month, on.day) == (2, 29) else on.replace(year=year)


class PenomoranKasus(models.Model):
    """Last number given out in a year. The row is locked while a case is recorded: no gap, no double."""

    tahun = models.PositiveSmallIntegerField("tahun", primary_key=True)
    terakhir = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "penomoran kasus"

    class Privacy:
        melalui = "kasus.actions.record_kasus"
        plain = ["tahun", "terakhir"]


class KasusQuerySet(KasusSaring):
    def visible_to(self, user):
        """All cases for the secretariat; for a member those that a door opens (kasus/models/lingkup.py); none for others."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return opened_kasus(self, user)

    def terbuka(self):
        return self.filter(status__in=STATUS_TERBUKA)

    def with_ditutup(self):
        """With `ditutup_pada`: when the case was last closed; None while it is open."""
        riwayat = apps.get_model("kasus", "RiwayatStatus").objects.filter(kasus=OuterRef("pk"))
        closed = Subquery(riwayat.order_by("-dicatat_pada").values("dicatat_pada")[:1])
        return self.annotate(
            ditutup_pada=models.Case(models.When(status__in=STATUS_TERBUKA, then=None), default=closed)
        )

    def due_for_disposal(self, *, on: datetime.date):
        """Closed for RETENSI_TAHUN years or longer on the date `on`, not held, not disposed of yet."""
        edge = retention_edge(on)
        old = self.filter(
            tanggal_lapor__lte=edge, dimusnahkan_pada__isnull=True
        )  # none is closed before it is reported
        return old.with_ditutup().with_ditahan().filter(ditutup_pada__date__lte=edge, is_ditahan=False)

    def tahun_terisi(self) -> list[int]:
        """Years of report that have a case, newest first: a look into the index for each, instead of reading every case."""
        ends = self.order_by().aggregate(first=models.Min("tahun_lapor"), last=models.Max("tahun_lapor"))
        if ends["first"] is None:
            return []
        years = range(ends["last"], ends["first"] - 1, -1)
        # Ordered as the index is: else PostgreSQL reads the table until it meets the year.
        rows = self.order_by("tahun_lapor", "-tanggal_lapor", "-urutan").values("pk")
        probes = {f"n_{year}": Subquery(rows.filter(tahun_lapor=year)[:1]) for year in years}
        (found,) = self.order_by().values(**probes)[:1]  # any row to hang the answers on
        return [year for year in years if found[f"n_{year}"]]

    def with_ditahan(self):
        """With `is_ditahan`: does a hold keep the case from disposal?"""
        penahanan = apps.get_model("kasus", "Penahanan").objects.filter(kasus=OuterRef("pk"), dicabut_pada__isnull=True)
        return self.annotate(is_ditahan=Exists(penahanan))

    def tanpa_tempat(self):
        """Without a known place of exploitation."""
        return self.filter(
            ~Exists(
                Peristiwa.objects.filter(kasus=OuterRef("pk"), tahap=TahapPeristiwa.EKSPLOITASI, tempat__isnull=False)
            )
        )

    def belum_simfoni(self):
        """Not entered in SIMFONI-PPA, with a woman or a child among its victims: adult men are not its subject (ranah.md 3.3)."""
        victims = apps.get_model("kasus", "Korban").objects.filter(kasus=OuterRef("pk"))
        victims = victims.exclude(jenis_kelamin=JenisKelamin.LAKI_LAKI, kelompok_usia=KelompokUsia.DEWASA)
        victims = victims.exclude(status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN)
        return self.filter(Exists(victims), nomor_simfoni="", dimusnahkan_pada__isnull=True)


class Kasus(Berversi, Tercatat):
    """One reported event of (possible) trafficking, with one or several victims and suspects."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomor = models.CharField("nomor register", max_length=30, unique=True, editable=False)
    tahun_nomor = models.PositiveSmallIntegerField("tahun nomor", editable=False)
    urutan = models.PositiveIntegerField("urutan dalam tahun", editable=False)
    slug = models.CharField("alamat", max_length=12, unique=True, default=random_slug, editable=False)
    tanggal_lapor = models.DateField("tanggal laporan diterima")
    tahun_lapor = models.PositiveSmallIntegerField("tahun laporan", editable=False)
    sumber_laporan = models.CharField("sumber laporan", max_length=20, choices=SumberLaporan)
    tempat_lapor = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="tempat laporan diterima", related_name="+", null=True, blank=True
    )
    jenis_pelapor = models.CharField(
        "pelapor", max_length=20, choices=JenisPelapor, default=JenisPelapor.TIDAK_DIKETAHUI
    )
    kontak_pelapor = EncryptedTextField("kontak pelapor")
    risiko = models.CharField(
        "tingkat risiko", max_length=20, choices=TingkatRisiko, default=TingkatRisiko.BELUM_DINILAI
    )
    tindakan_segera = EncryptedTextField("tindakan segera")
    nomor_simfoni = models.CharField("nomor SIMFONI-PPA", max_length=40, blank=True)
    tanggal_simfoni = models.DateField("tanggal diinput SIMFONI", null=True, blank=True)
    uraian = EncryptedTextField("uraian singkat")
    status = models.CharField("status", max_length=20, choices=StatusKasus, default=StatusKasus.AKTIF)
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="penanggung jawab", related_name="daftar_kasus"
    )
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)
    dimusnahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dimusnahkan oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = KasusQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kasus"
        ordering = ["-tanggal_lapor", "-urutan"]
        constraints = [
            both_or_neither("dimusnahkan_pada", "dimusnahkan_oleh"),
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis_pelapor", JenisPelapor),
            choices_hold("risiko", TingkatRisiko),
            choices_hold("sumber_laporan", SumberLaporan),
            choices_hold("status", StatusKasus),
            models.UniqueConstraint(
                fields=["tahun_nomor", "urutan"],
                name="kasus_urutan_tunggal",
                violation_error_message="Nomor urut kasus ini sudah dipakai pada tahun itu.",
            ),
            models.CheckConstraint(
                condition=Q(urutan__gte=1),
                name="kasus_urutan_positif",
                violation_error_message="Nomor kasus dimulai dari 1.",
            ),
        ]
        indexes = [
            models.Index(fields=["-tanggal_lapor", "-urutan"], name="kasus_terbaru"),
            models.Index(fields=["status", "-tanggal_lapor", "-urutan"], name="kasus_status_terbaru"),
            models.Index(fields=["tahun_lapor", "-tanggal_lapor", "-urutan"], name="kasus_tahun_terbaru"),
            models.Index(fields=["sumber_laporan", "-tanggal_lapor", "-urutan"], name="kasus_sumber_terbaru"),
            models.Index(fields=["penanggung_jawab", "-tanggal_lapor", "-urutan"], name="kasus_penanggung_terbaru"),
            models.Index(
                fields=["-tanggal_lapor", "-urutan"], condition=Q(nomor_simfoni=""), name="kasus_belum_simfoni"
            ),
            models.Index(fields=["nomor_simfoni"], condition=~Q(nomor_simfoni=""), name="kasus_nomor_simfoni"),
            models.Index(fields=["urutan"], name="kasus_urutan"),
            models.Index(fields=["id"], condition=Q(status__in=sorted(STATUS_TERBUKA)), name="kasus_terbuka"),
            models.Index(fields=["dicatat_pada"], name="kasus_dicatat"),
        ]

    class Privacy:
        plain = [
            "id", "nomor", "tahun_nomor", "urutan", "slug", "tanggal_lapor", "tahun_lapor", "sumber_laporan", "nomor_simfoni",
            "tanggal_simfoni", "status",
            "penanggung_jawab", "dicatat_pada", "dicatat_oleh", "dimusnahkan_pada", "dimusnahkan_oleh",
            "versi", "diubah_pada", "diubah_oleh", "jenis_pelapor", "risiko",
        ]  # fmt: skip
        identifying = ["uraian", "tempat_lapor", "kontak_pelapor", "tindakan_segera"]

    def __str__(self):
        return self.nomor

    @property
    def nada(self) -> str:
        return StatusKasus(self.status).nada

    @property
    def nada_risiko(self) -> str:
        return TingkatRisiko(self.risiko).nada

    @cached_property
    def peristiwa_berurutan(self) -> list["Peristiwa"]:
        """Recruitment, transit, exploitation: in the order of events, with their places."""
        order = list(TahapPeristiwa)
        return sorted(
            self.daftar_peristiwa.select_related("tempat"), key=lambda row: order.index(TahapPeristiwa(row.tahap))
        )

    @property
    def riwayat_terbaru(self):
        """History of the status, newest first, with who changed it."""
        return self.daftar_riwayat.select_related("dicatat_oleh")

    @property
    def penahanan_berlaku(self):
        """The hold that keeps this case from disposal, or None."""
        return self.daftar_penahanan.filter(dicabut_pada__isnull=True).select_related("dicatat_oleh").first()

    @property
    def usulan_pemusnahan(self):
        """The proposal that waits for a decision, or None."""
        return self.daftar_pemusnahan.filter(hasil="").select_related("dicatat_oleh").first()

    @property
    def is_dimusnahkan(self) -> bool:
        """Only the stub is left: number, year and what the statistics count."""
        return self.dimusnahkan_pada is not None

    @property
    def is_terbuka(self) -> bool:
        return self.status in STATUS_TERBUKA


class RiwayatStatus(Tercatat):
    """Append-only history of the status; the newest row equals the column."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_riwayat")
    dari = models.CharField("dari", max_length=20, choices=StatusKasus, blank=True)
    ke = models.CharField("ke", max_length=20, choices=StatusKasus)
    kode_alasan = models.CharField("kode alasan", max_length=20, choices=AlasanStatus, blank=True)
    alasan = EncryptedTextField("alasan")

    class Meta:
        verbose_name = verbose_name_plural = "riwayat status"
        ordering = ["-dicatat_pada"]
        constraints = [
            choices_hold("dari", StatusKasus, blank=True),
            choices_hold("ke", StatusKasus),
            choices_hold("kode_alasan", AlasanStatus, blank=True),
        ]

    class Privacy:
        melalui = "kasus"
        plain = ["id", "kasus", "dari", "ke", "kode_alasan", "dicatat_pada", "dicatat_oleh"]
        identifying = ["alasan"]


class Peristiwa(Berversi):
    """Where and when recruitment, transit or exploitation took place. Unknown place or date stays empty and is shown as such."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_peristiwa")
    tahap = models.CharField("tahap", max_length=20, choices=TahapPeristiwa)
    tempat = models.ForeignKey(Wilayah, models.PROTECT, verbose_name="tempat", related_name="+", null=True, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    ketelitian = models.CharField("ketelitian tanggal", max_length=10, choices=Ketelitian, default=Ketelitian.HARI)

    class Meta:
        verbose_name = verbose_name_plural = "peristiwa"
        ordering = ["tahap", "tanggal"]
        constraints = [
            choices_hold("ketelitian", Ketelitian),
            choices_hold("tahap", TahapPeristiwa),
            both_or_neither("diubah_pada", "diubah_oleh"),
        ]

    class Privacy:
        melalui = "kasus"
        plain = ["id", "kasus", "tahap", "ketelitian", "versi", "diubah_pada", "diubah_oleh"]
        identifying = ["tempat", "tanggal"]
        perkiraan = {"tanggal": "ketelitian"}  # a date, and the column that says how exactly it is known

    def __str__(self):
        return f"{self.kasus.nomor}: {self.get_tahap_display().lower()}"

    @property
    def waktu(self) -> Perkiraan | None:
        return perkiraan(self.tanggal, self.ketelitian)

"""Places indicated for trafficking: restricted. Name, address and what points at them are encrypted; everything else speaks in codes.

The row itself has a UUID key, which encryption needs, and a drawn number for its code (docs/adr/0025): so name and state are
changed, imported and compared under one version, as in every register, and no second row can be left behind.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.db import Tercatat, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.nomor import NomorAcakField
from program.enums.lokasi import (
    AlasanBatalPatroli,
    JenisLokasi,
    StatusLokasi,
    StatusPatroli,
    SumberIndikasi,
    TingkatRawan,
)
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah

TINGKAT_LOKASI = (TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG)


class LokasiRawanQuerySet(ProgramQuerySet):
    def counted_for(self, user):
        """As visible_to: whoever opens no row gets no exact number either, but bands (program/statistics/lokasi.py)."""
        return self.visible_to(user)

    def terbuka(self):
        """Still thought to be dangerous."""
        return self.exclude(status=StatusLokasi.AMAN)

    def due(self, *, on):
        """Whose next check should have been made before this day."""
        return self.filter(periksa_berikutnya__lt=on)


class LokasiRawan(BarisProgram):
    """One place. `tingkat`, `status` and the days of its checks have one writer after recording: actions.record_pemeriksaan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomor = NomorAcakField("nomor", unique=True)
    jenis = models.CharField("jenis tempat", max_length=20, choices=JenisLokasi)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="wilayah", related_name="daftar_lokasi_rawan",
        limit_choices_to={"tingkat__in": TINGKAT_LOKASI, "kode__startswith": "11."},
    )  # fmt: skip
    nama = EncryptedTextField("nama tempat", blank=False)
    alamat = EncryptedTextField("alamat atau patokan")
    indikasi = EncryptedTextField("indikasi", blank=False)
    sumber = models.CharField("sumber indikasi", max_length=12, choices=SumberIndikasi)
    tingkat = models.CharField("tingkat kerawanan", max_length=8, choices=TingkatRawan)
    status = models.CharField("status", max_length=10, choices=StatusLokasi, default=StatusLokasi.DIDUGA)
    terakhir_diperiksa = models.DateField("terakhir diperiksa", null=True, blank=True)
    periksa_berikutnya = models.DateField("pemeriksaan berikutnya", null=True, blank=True)

    objects = LokasiRawanQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "lokasi rawan"
        ordering = ["-dicatat_pada", "-nomor"]
        constraints = [
            *BarisProgram.Meta.constraints,
            choices_hold("jenis", JenisLokasi),
            choices_hold("sumber", SumberIndikasi),
            choices_hold("tingkat", TingkatRawan),
            choices_hold("status", StatusLokasi),
            not_before(
                "periksa_berikutnya",
                "terakhir_diperiksa",
                message="Pemeriksaan berikutnya tidak dapat sebelum yang terakhir.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusLokasi.AMAN) | Q(periksa_berikutnya__isnull=True),
                name="lokasirawan_aman_tanpa_jadwal",
                violation_error_message="Lokasi yang tidak lagi rawan tidak dijadwalkan untuk diperiksa.",
            ),
        ]
        indexes = [
            models.Index(fields=["-dicatat_pada", "-nomor"], name="lokasirawan_terbaru"),
            models.Index(fields=["instansi", "-dicatat_pada", "-nomor"], name="lokasirawan_instansi"),
            models.Index(fields=["wilayah", "-nomor"], name="lokasirawan_wilayah"),
            models.Index(fields=["periksa_berikutnya"], name="lokasirawan_berikutnya"),
        ]

    class Privacy:
        plain = [
            *PLAIN, "nomor", "jenis", "wilayah", "sumber", "tingkat", "status", "terakhir_diperiksa", "periksa_berikutnya",
        ]  # fmt: skip
        identifying = ["nama", "alamat", "indikasi"]

    def __str__(self):
        return f"LR-{self.nomor}"

    @property
    def kecamatan(self) -> Wilayah:
        """As far as a list says where it lies."""
        return self.wilayah.induk if self.wilayah.tingkat == TingkatWilayah.GAMPONG else self.wilayah

    @property
    def sebutan(self) -> str:
        """What may stand in a title or a list: code, kind and kecamatan, never the name."""
        return f"{self} · {self.get_jenis_display()} · {self.kecamatan}"

    @property
    def is_lewat(self) -> bool:
        return bool(self.periksa_berikutnya and self.periksa_berikutnya < timezone.localdate())

    @property
    def nada_status(self) -> str:
        return StatusLokasi(self.status).nada

    @property
    def nada_tingkat(self) -> str:
        return TingkatRawan(self.tingkat).nada


class BagianLokasiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What hangs on the places that this user sees."""
        return self.filter(lokasi__in=LokasiRawan.objects.visible_to(user))


class PemeriksaanLokasi(Tercatat):
    """One check, with the state after it; append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lokasi = models.ForeignKey(
        LokasiRawan, models.PROTECT, verbose_name="lokasi rawan", related_name="daftar_pemeriksaan"
    )
    urutan = models.PositiveIntegerField("urutan", editable=False)
    tanggal = models.DateField("tanggal pemeriksaan")
    petugas = EncryptedTextField("petugas", blank=False)
    temuan = EncryptedTextField("temuan", blank=False)
    tingkat = models.CharField("tingkat kerawanan sesudahnya", max_length=8, choices=TingkatRawan)
    status = models.CharField("status sesudahnya", max_length=10, choices=StatusLokasi)

    objects = BagianLokasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemeriksaan lokasi"
        ordering = ["-urutan"]
        constraints = [
            choices_hold("tingkat", TingkatRawan),
            choices_hold("status", StatusLokasi),
            models.UniqueConstraint(
                fields=["lokasi", "urutan"],
                name="pemeriksaanlokasi_urutan_tunggal",
                violation_error_message="Nomor pemeriksaan ini sudah dipakai. Ulangi.",
            ),
        ]

    class Privacy:
        plain = ["id", "lokasi", "urutan", "tanggal", "tingkat", "status", "dicatat_pada", "dicatat_oleh"]
        identifying = ["petugas", "temuan"]

    def __str__(self):
        return f"{self.lokasi}, pemeriksaan {self.urutan}"

    @property
    def nada_tingkat(self) -> str:
        return TingkatRawan(self.tingkat).nada


class RencanaPatroliQuerySet(BagianLokasiQuerySet):
    def overdue(self, *, on):
        """Planned, and the day has passed."""
        return self.filter(status=StatusPatroli.DIRENCANAKAN, tanggal__lt=on)


class RencanaPatroli(Tercatat):
    """A patrol to one place: planned, then carried out or cancelled."""

    id = NomorAcakField(primary_key=True)
    lokasi = models.ForeignKey(LokasiRawan, models.PROTECT, verbose_name="lokasi rawan", related_name="daftar_patroli")
    tanggal = models.DateField("tanggal rencana")
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi pelaksana", related_name="daftar_patroli"
    )
    mitra = models.CharField("instansi lain yang ikut", max_length=300, blank=True)
    status = models.CharField("status", max_length=14, choices=StatusPatroli, default=StatusPatroli.DIRENCANAKAN)
    dilaksanakan = models.DateField("tanggal pelaksanaan", null=True, blank=True)
    alasan_batal = models.CharField("alasan batal", max_length=12, choices=AlasanBatalPatroli, blank=True)

    objects = RencanaPatroliQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rencana patroli"
        ordering = ["tanggal", "id"]
        constraints = [
            choices_hold("status", StatusPatroli),
            choices_hold("alasan_batal", AlasanBatalPatroli, blank=True),
            models.CheckConstraint(
                condition=Q(status=StatusPatroli.TERLAKSANA, dilaksanakan__isnull=False)
                | ~Q(status=StatusPatroli.TERLAKSANA) & Q(dilaksanakan__isnull=True),
                name="rencanapatroli_tanggal_bila_terlaksana",
                violation_error_message="Patroli yang terlaksana harus bertanggal; yang lain tidak.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPatroli.BATAL) & ~Q(alasan_batal="")
                | ~Q(status=StatusPatroli.BATAL) & Q(alasan_batal=""),
                name="rencanapatroli_alasan_bila_batal",
                violation_error_message="Patroli yang batal harus beralasan; yang lain tidak.",
            ),
        ]
        indexes = [models.Index(fields=["tanggal", "id"], name="rencanapatroli_tanggal")]

    class Privacy:
        plain = [
            "id", "lokasi", "tanggal", "instansi", "mitra", "status", "dilaksanakan", "alasan_batal", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.lokasi}, patroli {self.tanggal:%d-%m-%Y}"

    @property
    def is_lewat(self) -> bool:
        """Planned, and its day has passed (the day in Aceh)."""
        return self.status == StatusPatroli.DIRENCANAKAN and self.tanggal < timezone.localdate()

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_lewat else StatusPatroli(self.status).nada

    @property
    def sebutan_status(self) -> str:
        return "Lewat tanggalnya" if self.is_lewat else self.get_status_display()

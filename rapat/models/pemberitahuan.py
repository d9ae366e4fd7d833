"""The queue of mails, what stands in them, what an invitation announced, and what an account wishes to receive."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, choices_hold
from rapat.enums import (
    STATUS_PERLU_ORANG,
    AlasanPengingat,
    GalatKirim,
    JenisPemberitahuan,
    StatusPemberitahuan,
)
from rapat.models.rapat import Rapat
from rapat.models.tindak_lanjut import TindakLanjut

SEWA = datetime.timedelta(minutes=10)  # a process that holds a mail longer than this was killed


class SiaranUndangan(Tercatat):
    """What an invitation announced, each time it was sent: `urutan` is the SEQUENCE of its .ics."""

    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_siaran")
    urutan = models.PositiveSmallIntegerField("urutan")
    judul = models.CharField("judul", max_length=250)
    tanggal = models.DateField("tanggal")
    mulai = models.TimeField("jam mulai", null=True, blank=True)
    selesai = models.TimeField("jam selesai", null=True, blank=True)
    tempat = models.CharField("tempat", max_length=160)

    DIUMUMKAN = ("judul", "tanggal", "mulai", "selesai", "tempat")

    class Meta:
        verbose_name = verbose_name_plural = "siaran undangan"
        ordering = ["rapat", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapat", "urutan"],
                name="siaranundangan_urutan_tunggal",
                violation_error_message="Undangan ini baru saja dikirim orang lain. Muat ulang halaman ini.",
            )
        ]

    class Privacy:
        melalui = "rapat"
        plain = [
            "id",
            "rapat",
            "urutan",
            "judul",
            "tanggal",
            "mulai",
            "selesai",
            "tempat",
            "dicatat_pada",
            "dicatat_oleh",
        ]

    def __str__(self):
        return self.judul

    def differs_from(self, rapat: Rapat) -> bool:
        """Was the meeting changed since this was announced?"""
        return any(getattr(self, name) != getattr(rapat, name) for name in self.DIUMUMKAN)


class PemberitahuanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who sends them: the secretariat and its head."""
        return self if user.has_izin(Izin.SCHEDULE_RAPAT) else self.none()

    def due(self, *, at: datetime.datetime):
        """Waiting, and not before their time."""
        return self.filter(status=StatusPemberitahuan.ANTRE, tunggu_sampai__lte=at)

    def stale(self, *, at: datetime.datetime):
        """In the hands of a process that no longer lives."""
        return self.filter(diambil_sejak__lt=at - SEWA)

    def of_instansi(self, instansi: Instansi):
        """To its office or to one of its accounts."""
        return self.filter(Q(instansi=instansi) | Q(penerima__instansi=instansi))

    def needs_person(self):
        return self.filter(status__in=STATUS_PERLU_ORANG)


class Pemberitahuan(models.Model):
    """One mail to one receiver. `kunci` says what, for whom and when: nothing is queued twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jenis = models.CharField("jenis", max_length=12, choices=JenisPemberitahuan)
    kunci = models.CharField("kunci", max_length=120, unique=True)
    penerima = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="penerima", related_name="+", null=True, blank=True
    )
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_pemberitahuan", null=True, blank=True
    )
    surel = models.EmailField("surel saat dikirim", blank=True)
    rapat = models.ForeignKey(
        Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_pemberitahuan", null=True, blank=True
    )
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, verbose_name="tindak lanjut", related_name="daftar_pemberitahuan", null=True,
        blank=True,
    )  # fmt: skip
    siaran = models.ForeignKey(
        SiaranUndangan,
        models.PROTECT,
        verbose_name="siaran",
        related_name="daftar_pemberitahuan",
        null=True,
        blank=True,
    )
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diminta oleh", related_name="+", null=True, blank=True
    )
    status = models.CharField("status", max_length=12, choices=StatusPemberitahuan, default=StatusPemberitahuan.ANTRE)
    galat = models.CharField("galat", max_length=20, choices=GalatKirim, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    tundaan = models.PositiveSmallIntegerField("penundaan beruntun", default=0)
    antre_sejak = models.DateTimeField("antre sejak", default=now)
    tunggu_sampai = models.DateTimeField("tunggu sampai", default=now)
    diambil_sejak = models.DateTimeField("diambil sejak", null=True, blank=True)
    terkirim_sejak = models.DateTimeField("terkirim sejak", null=True, blank=True)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["-antre_sejak", "id"]
        constraints = [
            choices_hold("jenis", JenisPemberitahuan),
            choices_hold("status", StatusPemberitahuan),
            choices_hold("galat", GalatKirim, blank=True),
            models.CheckConstraint(
                condition=Q(penerima__isnull=False) | Q(instansi__isnull=False),
                name="pemberitahuan_ada_penerima",
                violation_error_message="Pemberitahuan memerlukan penerima: akun atau kantor instansi.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPemberitahuan.TERKIRIM, terkirim_sejak__isnull=False)
                | (~Q(status=StatusPemberitahuan.TERKIRIM) & Q(terkirim_sejak__isnull=True)),
                name="pemberitahuan_terkirim_berwaktu",
                violation_error_message="Waktu terkirim hanya untuk yang sudah terkirim, dan sebaliknya.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[StatusPemberitahuan.DIAMBIL, StatusPemberitahuan.DISERAHKAN],
                    diambil_sejak__isnull=False,
                )
                | (
                    ~Q(status__in=[StatusPemberitahuan.DIAMBIL, StatusPemberitahuan.DISERAHKAN])
                    & Q(diambil_sejak__isnull=True)
                ),
                name="pemberitahuan_diambil_berwaktu",
                violation_error_message="Waktu pengambilan hanya untuk yang sedang dikirim, dan sebaliknya.",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "tunggu_sampai"], name="pemberitahuan_antrean"),
            models.Index(fields=["antre_sejak", "id"], name="pemberitahuan_daftar"),
        ]

    class Privacy:
        plain = [
            "id", "jenis", "kunci", "penerima", "instansi", "rapat", "tindak_lanjut", "siaran", "diminta_oleh", "status", "galat",
            "percobaan", "tundaan", "antre_sejak", "tunggu_sampai", "diambil_sejak", "terkirim_sejak",
        ]  # fmt: skip
        identifying = ["surel"]

    def __str__(self):
        return f"{self.get_jenis_display()} kepada {self.sebutan_penerima}"

    @property
    def sebutan_penerima(self) -> str:
        return self.penerima.nama if self.penerima else f"kantor {self.instansi.singkatan}"

    @property
    def instansi_terkait(self) -> Instansi | None:
        """Whose page shows how this receiver can be reached."""
        return self.instansi or self.penerima.instansi

    @property
    def nada(self) -> str:
        return StatusPemberitahuan(self.status).nada

    @property
    def perlu_orang(self) -> bool:
        return self.status in STATUS_PERLU_ORANG

    @property
    def alamat_kini(self) -> str:
        """Where it goes if it goes now."""
        return self.penerima.surel if self.penerima else self.instansi.surel


class ButirPemberitahuan(models.Model):
    """One line of a mail; `kunci` says which event for whom, so that no event is told twice."""

    pemberitahuan = models.ForeignKey(
        Pemberitahuan, models.PROTECT, verbose_name="pemberitahuan", related_name="daftar_butir"
    )
    kunci = models.CharField("kunci", max_length=120, unique=True)
    alasan = models.CharField("alasan", max_length=12, choices=AlasanPengingat)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, verbose_name="tindak lanjut", related_name="daftar_butir", null=True, blank=True
    )
    tanggal = models.DateField("tanggal")
    teks = models.CharField("teks", max_length=400, blank=True)
    alamat = models.CharField("alamat halaman", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "butir pemberitahuan"
        ordering = ["id"]
        constraints = [
            choices_hold("alasan", AlasanPengingat),
            models.CheckConstraint(
                condition=Q(tindak_lanjut__isnull=False) | ~Q(teks=""),
                name="butirpemberitahuan_ada_isi",
                violation_error_message="Butir memerlukan tindak lanjut atau teks.",
            ),
        ]
        indexes = [models.Index(fields=["tindak_lanjut", "alasan", "tanggal"], name="butir_terakhir")]

    class Privacy:
        melalui = "pemberitahuan"
        plain = ["id", "pemberitahuan", "kunci", "alasan", "tindak_lanjut", "tanggal", "teks", "alamat"]

    def __str__(self):
        return self.kunci


class PilihanKabarQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own one."""
        return self.filter(pengguna=user)


class PilihanKabar(Tercatat):
    """What an account wishes: reminders by mail or none, and its calendar address (of which only a keyed print stays)."""

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="akun", related_name="kabar")
    terima_pengingat = models.BooleanField("terima pengingat lewat surel", default=True)
    sidik_kalender = models.CharField("sidik alamat kalender", max_length=32, blank=True)
    kalender_sejak = models.DateTimeField("alamat kalender sejak", null=True, blank=True)

    objects = PilihanKabarQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pilihan kabar"
        constraints = [
            models.UniqueConstraint(
                fields=["sidik_kalender"],
                condition=~Q(sidik_kalender=""),
                name="pilihankabar_kalender_tunggal",
                violation_error_message="Alamat kalender ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(sidik_kalender="", kalender_sejak__isnull=True)
                | (~Q(sidik_kalender="") & Q(kalender_sejak__isnull=False)),
                name="pilihankabar_kalender_berwaktu",
                violation_error_message="Alamat kalender dan waktunya dicatat bersama.",
            ),
        ]

    class Privacy:
        plain = ["id", "pengguna", "terima_pengingat", "kalender_sejak", "dicatat_pada", "dicatat_oleh"]
        identifying = ["sidik_kalender"]

    def __str__(self):
        return f"Pilihan kabar {self.pengguna.nama_pengguna}"

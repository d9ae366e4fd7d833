"""People and trust: agencies, accounts, decrees (SK), seats and who holds them, and the audit trail."""

import datetime

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from anggota.enums import Izin, JenisInstansi, JenisPejabat, JenisPeristiwa, Peran, SebutanJabatan, UnitGugusTugas
from anggota.roles import KEBIJAKAN
from gugus_tugas.db import Tercatat, choices_hold, not_before
from gugus_tugas.storage import neutral_path


class Instansi(models.Model):
    """An agency that sits in the task force or works with it."""

    kode = models.SlugField("kode", max_length=30, unique=True, help_text="Nama pendek untuk alamat dan sebutan @kode.")
    nama = models.CharField("nama", max_length=160, unique=True)
    singkatan = models.CharField("singkatan", max_length=40)
    jenis = models.CharField("jenis", max_length=40, choices=JenisInstansi)
    telepon = models.CharField("telepon kantor", max_length=30, blank=True)
    surel = models.EmailField("surel kantor", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["nama"]
        constraints = [choices_hold("jenis", JenisInstansi)]

    class Privacy:
        terbuka = "names and office contacts of public agencies"
        plain = ["id", "kode", "nama", "singkatan", "jenis", "telepon", "surel"]

    def __str__(self):
        return self.nama


class PenggunaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts that `user` may list: all for who keeps or invites them, otherwise the own one."""
        return self if user.peran in {Peran.PENGELOLA, Peran.KEPALA} else self.filter(pk=user.pk)


class PenggunaManager(BaseUserManager.from_queryset(PenggunaQuerySet)):
    def get_by_natural_key(self, username):
        return self.get(nama_pengguna=(username or "").strip().lower())


class Pengguna(AbstractBaseUser):
    """An account. What it may do follows from its role (anggota/roles.py) and its agency."""

    nama_pengguna = models.CharField(
        "nama pengguna",
        max_length=40,
        unique=True,
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9._-]*\Z",
                "Nama pengguna terdiri atas huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi.",
            )
        ],
    )
    nama = models.CharField("nama", max_length=120)
    surel = models.EmailField("surel", blank=True)
    peran = models.CharField("peran", max_length=20, choices=Peran)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_pengguna", null=True, blank=True
    )
    is_active = models.BooleanField("aktif", default=True)
    is_contoh = models.BooleanField(
        "akun contoh", default=False, help_text="Dibuat oleh muat_contoh; setiap halaman diberi tanda."
    )

    objects = PenggunaManager()
    USERNAME_FIELD, EMAIL_FIELD, REQUIRED_FIELDS = "nama_pengguna", "surel", []

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"
        ordering = ["nama"]
        constraints = [
            choices_hold("peran", Peran),
            models.CheckConstraint(
                condition=~Q(peran=Peran.ANGGOTA) | Q(instansi__isnull=False),
                name="pengguna_anggota_berinstansi",
                violation_error_message="Akun anggota harus memiliki instansi.",
            ),
        ]

    class Privacy:
        plain = ["id", "nama_pengguna", "nama", "peran", "instansi", "is_active", "is_contoh", "last_login"]
        identifying = ["surel", "password"]

    def __str__(self):
        return self.nama

    def has_izin(self, izin: Izin) -> bool:
        return self.is_active and izin in KEBIJAKAN[Peran(self.peran)].izin

    @property
    def sebutan_peran(self) -> str:
        """Role with the agency it stands for, as the frame shows it."""
        return f"{self.get_peran_display()}, {self.instansi.singkatan}" if self.instansi else self.get_peran_display()

    @classmethod
    def holds_contoh(cls) -> bool:
        """Does this database hold the sample accounts?"""
        return cls.objects.filter(is_contoh=True).exists()


class SuratKeputusanQuerySet(models.QuerySet):
    def in_force(self, *, on):
        """Decrees in force on the date `on`."""
        return (
            self.filter(berlaku_mulai__lte=on)
            .filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))
            .exclude(dicabut_oleh_sk__berlaku_mulai__lte=on)
        )

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

    objects = SuratKeputusanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "surat keputusan"
        ordering = ["-berlaku_mulai", "-id"]
        constraints = [
            not_before("berlaku_sampai", "berlaku_mulai", message="Masa berlaku berakhir sebelum dimulai."),
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
            "id", "nomor", "tentang", "tanggal", "berlaku_mulai", "berlaku_sampai", "mencabut", "berkas", "dicatat_pada", "dicatat_oleh",
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


class PejabatQuerySet(models.QuerySet):
    def serving(self, *, on):
        """Persons who hold their seat on the date `on`."""
        return self.filter(mulai__lte=on).filter(Q(selesai__isnull=True) | Q(selesai__gte=on))


class Pejabat(models.Model):
    """The person who holds a seat, over time."""

    keanggotaan = models.ForeignKey(
        Keanggotaan, models.PROTECT, verbose_name="keanggotaan", related_name="daftar_pejabat"
    )
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("pokok atau pengganti", max_length=10, choices=JenisPejabat, default=JenisPejabat.POKOK)
    sebutan = models.CharField(
        "sebutan", max_length=5, choices=SebutanJabatan, blank=True, default=SebutanJabatan.DEFINITIF
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    is_narahubung = models.BooleanField("narahubung", default=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="akun",
        related_name="daftar_pejabat",
        null=True,
        blank=True,
    )

    objects = PejabatQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pejabat"
        ordering = ["keanggotaan", "mulai"]
        constraints = [
            choices_hold("jenis", JenisPejabat),
            choices_hold("sebutan", SebutanJabatan, blank=True),
            not_before("selesai", "mulai", message="Masa jabatan berakhir sebelum dimulai."),
        ]

    class Privacy:
        terbuka = "who holds a public office"
        plain = ["id", "keanggotaan", "nama", "jenis", "sebutan", "mulai", "selesai", "is_narahubung", "pengguna"]

    def __str__(self):
        return self.nama


class Kiriman(Tercatat):
    """A form that was sent, so that sending it again stores nothing twice. Written by anggota/kiriman.py alone."""

    kunci = models.UUIDField("kunci pengiriman", unique=True)
    sidik = models.CharField("sidik isi", max_length=32)
    objek_jenis = models.CharField("jenis objek", max_length=60, blank=True)
    objek_id = models.CharField("id objek", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kiriman"

    class Privacy:
        melalui = "anggota.kiriman"
        plain = ["id", "kunci", "objek_jenis", "objek_id", "dicatat_pada", "dicatat_oleh"]
        identifying = ["sidik"]


class JejakAuditQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The whole trail for its readers, the own acts for the secretariat, nothing for others."""
        if user.has_izin(Izin.VIEW_SELURUH_JEJAK):
            return self
        return self.filter(pelaku=user.nama_pengguna) if user.has_izin(Izin.VIEW_JEJAK) else self.none()


class JejakAudit(models.Model):
    """Append-only trail, chained by keyed hashes. Text, not foreign keys: it never blocks and outlives its objects.

    Written by anggota/audit.py alone. `kolom` names fields, never values.
    """

    pada = models.DateTimeField("pada")
    pelaku = models.CharField("pelaku", max_length=60)
    peristiwa = models.CharField("peristiwa", max_length=40)
    objek_jenis = models.CharField("jenis objek", max_length=40, blank=True)
    objek_kode = models.CharField("kode objek", max_length=80, blank=True)
    kolom = models.JSONField("kolom", default=list)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    asal = models.CharField("alamat asal", max_length=45, blank=True)
    sidik_sebelumnya = models.CharField("sidik baris sebelumnya", max_length=64)
    sidik = models.CharField("sidik", max_length=64, unique=True)

    objects = JejakAuditQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jejak audit"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["pelaku", "-id"], name="jejak_pelaku"),
            models.Index(fields=["objek_jenis", "objek_kode", "-id"], name="jejak_objek"),
        ]

    class Privacy:
        plain = [
            "id", "pada", "pelaku", "peristiwa", "objek_jenis", "objek_kode", "kolom", "alasan", "asal", "sidik_sebelumnya", "sidik",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.peristiwa} {self.objek_kode}".strip()

    @property
    def kalimat(self) -> str:
        """The event in words; an event that the code no longer knows shows as it was stored."""
        labels = dict(JenisPeristiwa.choices)
        return labels.get(self.peristiwa, self.peristiwa)


class KepalaJejak(models.Model):
    """The one row that holds the end of the chain; locked while a row is appended, so that the chain never forks."""

    sidik = models.CharField("sidik terakhir", max_length=64)
    jumlah = models.PositiveBigIntegerField("jumlah baris", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "kepala jejak"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="kepalajejak_satu_baris")]

    class Privacy:
        melalui = "anggota.audit"
        plain = ["id", "sidik", "jumlah"]

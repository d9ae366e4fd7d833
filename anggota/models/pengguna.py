"""The account and its rights."""

import datetime

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from anggota.enums import Izin, Peran
from anggota.models.instansi import Instansi
from anggota.roles import IZIN_DUA_FAKTOR, KEBIJAKAN
from gugus_tugas.db import choices_hold


class PenggunaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts that `user` may list: all for who keeps or invites them, otherwise the own one."""
        return self if user.peran in {Peran.PENGELOLA, Peran.KEPALA} else self.filter(pk=user.pk)

    def with_masa(self, *, on: datetime.date):
        """With `is_purna`: is this a member whose every term in a seat is over on the date `on`?"""
        over = Case(When(_purna(on), then=True), default=False, output_field=models.BooleanField())
        return self.annotate(is_purna=over)

    def held(self):
        """Locked until the transaction ends, but for the key: what names such an account as who did it, or who is told, is
        written meanwhile. Whoever holds the trail would wait for it, and we for the trail.
        """
        return self.select_for_update(of=("self",), no_key=True)

    def menjabat(self, *, on: datetime.date):
        """Who may come in on the date `on`: who leaves the chair leaves the access.

        A member's account that was never tied to a seat stands for its agency; it ends when a decree is carried out.
        """
        return self.filter(~_purna(on))


def _purna(on: datetime.date) -> Q:
    terms = apps.get_model("anggota", "Pejabat").objects.filter(pengguna=OuterRef("pk"))
    return Q(peran=Peran.ANGGOTA) & Exists(terms) & ~Exists(terms.serving(on=on))


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

    versi_sesi = models.PositiveIntegerField("versi sesi", default=0, editable=False)  # raising it ends every session

    is_membaca = False  # set for a request that only reads (anggota/middleware.py): its scope is asked once

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
        plain = [
            "id",
            "nama_pengguna",
            "nama",
            "peran",
            "instansi",
            "is_active",
            "is_contoh",
            "last_login",
            "versi_sesi",
        ]
        identifying = ["surel", "password"]

    def __str__(self):
        return self.nama

    def has_izin(self, izin: Izin) -> bool:
        return self.is_active and izin in KEBIJAKAN[Peran(self.peran)].izin

    @cached_property
    def lingkup(self) -> dict:
        """What was found out about the scope of this account object, that is within one request (kasus/models/lingkup.py)."""
        return {}

    @property
    def needs_faktor(self) -> bool:
        """Must this account show a second factor? Whoever sees cases or keeps accounts (keamanan.md 15)."""
        return settings.WAJIB_DUA_FAKTOR and any(self.has_izin(izin) for izin in IZIN_DUA_FAKTOR)

    def _get_session_auth_hash(self, secret=None):
        """Sessions end with the password, the role, the agency, the second factor and on demand, not only with the first."""
        bound_to = f"{self.password}|{self.peran}|{self.instansi_id}|{self.versi_sesi}"
        return salted_hmac("anggota.pengguna.sesi", bound_to, secret=secret, algorithm="sha256").hexdigest()

    @property
    def sebutan_peran(self) -> str:
        """Role with the agency it stands for, as the frame shows it."""
        return f"{self.get_peran_display()}, {self.instansi.singkatan}" if self.instansi else self.get_peran_display()

    @classmethod
    def holds_contoh(cls) -> bool:
        """Does this database hold the sample accounts?"""
        return cls.objects.filter(is_contoh=True).exists()

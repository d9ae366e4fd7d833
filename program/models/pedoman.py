"""Guides in versions that somebody else than their maker publishes, who has read them, and the glossary."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Lower

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.storage import neutral_path
from program.enums.pedoman import TERBACA, JenisPedoman, StatusVersi

MAX_ISI = 60_000
_BERVERSI = ["versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh"]


class PedomanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who manages programmes: all. Who views them: guides of which a version is or was published; so who knew one that was
        withdrawn reads why."""
        if user.has_izin(Izin.MANAGE_PROGRAM):
            return self
        return self.filter(Exists(_once_published())) if user.has_izin(Izin.VIEW_PROGRAM) else self.none()

    def counted_for(self, user):
        """As visible_to, for who does not manage them only those that are in force."""
        rows = self.visible_to(user)
        return rows if user.has_izin(Izin.MANAGE_PROGRAM) else rows.filter(Exists(_published()))

    def with_published(self, user):
        """`terbit_nomor`, `terbit_sejak` of the version in force, whether this user said to have read it (`is_dibaca`), and
        whether one that this user had read was withdrawn (`is_bacaan_ditarik`)."""
        mine = BacaPedoman.objects.filter(versi__pedoman=OuterRef("pk"), dicatat_oleh=user)
        return self.annotate(
            terbit_nomor=Subquery(_published().values("nomor")),
            terbit_sejak=Subquery(_published().values("berlaku_sejak")),
            is_pernah_terbit=Exists(_once_published()),
            is_dibaca=Exists(mine.filter(versi__status=StatusVersi.TERBIT)),
            is_bacaan_ditarik=Exists(mine.filter(versi__status=StatusVersi.DITARIK)),
        )


def _published():
    """The version in force of the guide of the outer query."""
    return VersiPedoman.objects.filter(pedoman=OuterRef("pk"), status=StatusVersi.TERBIT)


def _once_published():
    """The versions of the guide of the outer query that are or were in force."""
    return VersiPedoman.objects.filter(pedoman=OuterRef("pk"), status__in=TERBACA)


class Pedoman(Tercatat, Berversi):
    """One guide; what it says stands in its versions."""

    jenis = models.CharField("jenis pedoman", max_length=10, choices=JenisPedoman)
    judul = models.CharField("judul", max_length=200)
    ringkasan = models.CharField("ringkasan", max_length=300, blank=True)

    objects = PedomanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pedoman"
        ordering = ["judul", "id"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis", JenisPedoman),
            models.UniqueConstraint(
                fields=["jenis", "judul"],
                name="pedoman_judul_tunggal",
                violation_error_message="Pedoman dengan jenis dan judul ini sudah ada. Buat versi barunya.",
            ),
        ]

    class Privacy:
        plain = ["id", "jenis", "judul", "ringkasan", *_BERVERSI]

    def __str__(self):
        return f"PED-{self.pk}"


class VersiPedomanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Concepts only for who manages programmes; for others what is or was published."""
        if user.has_izin(Izin.MANAGE_PROGRAM):
            return self
        return self.filter(status__in=TERBACA) if user.has_izin(Izin.VIEW_PROGRAM) else self.none()

    def ditarik_dari(self, user, *, since):
        """Withdrawn from then on, after this user had read them, of guides whose version in force this user has not read."""
        read = BacaPedoman.objects.filter(dicatat_oleh=user)
        newer = read.filter(versi__pedoman=OuterRef("pedoman"), versi__status=StatusVersi.TERBIT)
        mine = self.filter(Exists(read.filter(versi=OuterRef("pk"))), ~Exists(newer))
        return mine.filter(status=StatusVersi.DITARIK, ditarik_pada__gte=since)


class VersiPedoman(Tercatat, Berversi):
    """One version. Once published it is never edited: the next one replaces it, or it is withdrawn. `versi` counts the changes."""

    pedoman = models.ForeignKey(Pedoman, models.PROTECT, verbose_name="pedoman", related_name="daftar_versi_pedoman")
    nomor = models.PositiveSmallIntegerField("nomor versi", editable=False)
    isi = models.TextField("isi", max_length=MAX_ISI, blank=True)
    berkas = models.FileField("berkas", upload_to=neutral_path, blank=True)
    berlaku_sejak = models.DateField("berlaku sejak")
    perubahan = models.CharField("apa yang berubah", max_length=300, blank=True)
    status = models.CharField(
        "status", max_length=8, choices=StatusVersi, default=StatusVersi.KONSEP, editable=False
    )  # fmt: skip
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", null=True, blank=True, editable=False)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diterbitkan oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    ditarik_pada = models.DateTimeField("ditarik pada", null=True, blank=True, editable=False)
    ditarik_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="ditarik oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    alasan_tarik = models.CharField("alasan ditarik", max_length=300, blank=True, editable=False)

    objects = VersiPedomanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "versi pedoman"
        ordering = ["-nomor"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            both_or_neither("diterbitkan_pada", "diterbitkan_oleh"),
            both_or_neither("ditarik_pada", "ditarik_oleh"),
            choices_hold("status", StatusVersi),
            models.CheckConstraint(
                condition=~Q(isi="", berkas=""),
                name="versipedoman_berisi",
                violation_error_message="Tulis isinya atau unggah berkas PDF-nya.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusVersi.KONSEP, diterbitkan_pada__isnull=True)
                | ~Q(status=StatusVersi.KONSEP) & Q(diterbitkan_pada__isnull=False),
                name="versipedoman_terbit_bertanggal",
                violation_error_message="Versi yang terbit harus menyebut kapan dan oleh siapa; konsep tidak.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusVersi.DITARIK, ditarik_pada__isnull=False) & ~Q(alasan_tarik="")
                | ~Q(status=StatusVersi.DITARIK) & Q(ditarik_pada__isnull=True, alasan_tarik=""),
                name="versipedoman_tarik_beralasan",
                violation_error_message="Versi yang ditarik harus beralasan; yang lain tidak.",
            ),
            models.CheckConstraint(
                condition=Q(diterbitkan_oleh__isnull=True)
                | ~Q(diterbitkan_oleh=F("dicatat_oleh"))
                & (Q(diubah_oleh__isnull=True) | ~Q(diterbitkan_oleh=F("diubah_oleh"))),
                name="versipedoman_pemeriksa_lain",
                violation_error_message="Yang menerbitkan harus orang lain daripada yang menulis.",
            ),
            models.UniqueConstraint(
                fields=["pedoman", "nomor"],
                name="versipedoman_nomor_tunggal",
                violation_error_message="Nomor versi ini sudah dipakai. Ulangi.",
            ),
            models.UniqueConstraint(
                fields=["pedoman"],
                condition=Q(status=StatusVersi.TERBIT),
                name="versipedoman_terbit_tunggal",
                violation_error_message="Hanya satu versi yang berlaku.",
            ),
            models.UniqueConstraint(
                fields=["pedoman", "status"],
                condition=Q(status=StatusVersi.KONSEP),
                name="versipedoman_konsep_tunggal",
                violation_error_message="Pedoman ini masih mempunyai konsep. Lanjutkan konsep itu.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "pedoman", "nomor", "isi", "berkas", "berlaku_sejak", "perubahan", "status", "diterbitkan_pada", "diterbitkan_oleh",
            "ditarik_pada", "ditarik_oleh", "alasan_tarik", *_BERVERSI,
        ]  # fmt: skip

    def __str__(self):
        return f"PED-{self.pedoman_id} versi {self.nomor}"

    @property
    def former(self) -> "VersiPedoman | None":
        """The newest older version that was replaced, never withdrawn: the one that may be in force again."""
        older = VersiPedoman.objects.filter(pedoman=self.pedoman_id, status=StatusVersi.DIGANTI, nomor__lt=self.nomor)
        return older.order_by("-nomor").first()

    @property
    def in_force(self) -> "VersiPedoman | None":
        return VersiPedoman.objects.filter(pedoman=self.pedoman_id, status=StatusVersi.TERBIT).first()

    @property
    def is_konsep(self) -> bool:
        return self.status == StatusVersi.KONSEP

    @property
    def is_ditarik(self) -> bool:
        return self.status == StatusVersi.DITARIK

    @property
    def nada(self) -> str:
        return StatusVersi(self.status).nada


class BacaPedomanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who manages programmes: all. Others: that they themselves have read."""
        return self if user.has_izin(Izin.MANAGE_PROGRAM) else self.filter(dicatat_oleh=user)


class BacaPedoman(Tercatat):
    """`dicatat_oleh` says to have read this version, at `dicatat_pada`."""

    versi = models.ForeignKey(
        VersiPedoman, models.PROTECT, verbose_name="versi pedoman", related_name="daftar_baca_pedoman"
    )

    objects = BacaPedomanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bacaan pedoman"
        ordering = ["dicatat_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["versi", "dicatat_oleh"],
                name="bacapedoman_sekali",
                violation_error_message="Versi ini sudah Anda tandai.",
            )
        ]

    class Privacy:
        plain = ["id", "versi", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"bacaan {self.pk}"


class IstilahQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The glossary is for everyone who views programmes."""
        return self if user.has_izin(Izin.VIEW_PROGRAM) else self.none()

    def counted_for(self, user):
        return self.visible_to(user)


class Istilah(Tercatat, Berversi):
    """One term of the glossary."""

    istilah = models.CharField("istilah", max_length=100)
    arti = models.TextField("arti", max_length=1000)
    sumber = models.CharField("sumber", max_length=200, blank=True)

    objects = IstilahQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "istilah"
        ordering = ["istilah", "id"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                Lower("istilah"),
                name="istilah_tunggal",
                violation_error_message="Istilah ini sudah ada dalam glosarium.",
            ),
        ]

    class Privacy:
        plain = ["id", "istilah", "arti", "sumber", *_BERVERSI]

    def __str__(self):
        return f"IST-{self.pk}"

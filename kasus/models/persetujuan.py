"""Consent per purpose: facts that are added, superseded and withdrawn, never edited. What holds now is a query."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    CaraPersetujuan,
    JawabanPersetujuan,
    KelompokUsia,
    PemberiPersetujuan,
    PenjelasanPersetujuan,
    PihakPersetujuan,
    TujuanPersetujuan,
)
from kasus.models.korban import Korban

_PIHAK = {pihak: [pemberi for pemberi in PemberiPersetujuan if pemberi.pihak == pihak] for pihak in PihakPersetujuan}


class PersetujuanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for the secretariat; for a member what names the own agency, for victims whom it may see."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        victims = Korban.objects.visible_to(user)
        return self.filter(instansi=user.instansi_id, korban__in=victims.values("pk"))

    def terkini(self):
        """The newest answer to each question, whatever it says."""
        return self.filter(digantikan_pada__isnull=True)

    def berlaku(self, *, on: datetime.date):
        """A yes that holds on the date `on`: not superseded, not withdrawn, not run out."""
        rows = self.terkini().filter(jawaban=JawabanPersetujuan.SETUJU, dicabut_pada__isnull=True, tanggal__lte=on)
        return rows.filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))

    def menutup(self, *, korban: str, instansi: str, on: datetime.date):
        """For an EXISTS: a no to sharing this victim's data with this agency that stands on the date `on`, refused or taken back.

        `korban` and `instansi` are the paths from the outer row. A no to all agencies stands but where the same voice has named this
        one, as long as that yes holds.
        """
        yes = Persetujuan.objects.berlaku(on=on).filter(
            korban=OuterRef("korban"), pihak=OuterRef("pihak"), tujuan=TujuanPersetujuan.BERBAGI,
            instansi=OuterRef(OuterRef(instansi)),
        )  # fmt: skip
        named = Q(instansi=OuterRef(instansi)) & (Q(jawaban=JawabanPersetujuan.MENOLAK) | Q(dicabut_pada__isnull=False))
        general = Q(instansi__isnull=True, jawaban=JawabanPersetujuan.MENOLAK) & ~Exists(yes)
        rows = self.terkini().filter(korban=OuterRef(korban), tujuan=TujuanPersetujuan.BERBAGI)
        return rows.filter(named | general)


class Persetujuan(Tercatat):
    """One answer of one voice to one question. "Berbagi" names one agency per row (UU 27/2022 Pasal 20-25).

    For a child, and where the age is not known, sharing needs both the child's assent and the guardian's consent; a
    person who has come of age since speaks alone (`KORBAN_DEWASA`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_persetujuan")
    tujuan = models.CharField("tujuan", max_length=12, choices=TujuanPersetujuan)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi yang disebut", related_name="+", null=True, blank=True
    )
    jawaban = models.CharField("jawaban", max_length=20, choices=JawabanPersetujuan)
    pihak = models.CharField("pihak", max_length=10, choices=PihakPersetujuan, editable=False)
    pemberi = models.CharField("yang menjawab", max_length=20, choices=PemberiPersetujuan)
    cara = models.CharField("cara", max_length=10, choices=CaraPersetujuan, blank=True)
    penjelasan = models.CharField(
        "penjelasan", max_length=20, choices=PenjelasanPersetujuan, default=PenjelasanPersetujuan.TIDAK_DIKETAHUI
    )
    tanggal = models.DateField("tanggal")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    catatan = EncryptedTextField("catatan")
    digantikan_pada = models.DateTimeField("digantikan pada", null=True, blank=True, editable=False)
    digantikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="digantikan oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    tanggal_cabut = models.DateField("tanggal dicabut", null=True, blank=True)
    alasan_cabut = EncryptedTextField("alasan pencabutan")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = PersetujuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "persetujuan"
        ordering = ["-tanggal", "-dicatat_pada", "id"]
        constraints = [
            choices_hold("tujuan", TujuanPersetujuan),
            choices_hold("jawaban", JawabanPersetujuan),
            choices_hold("pihak", PihakPersetujuan),
            choices_hold("pemberi", PemberiPersetujuan),
            choices_hold("cara", CaraPersetujuan, blank=True),
            choices_hold("penjelasan", PenjelasanPersetujuan),
            both_or_neither("digantikan_pada", "digantikan_oleh"),
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            both_or_neither("tanggal_cabut", "dicabut_pada"),
            not_before(
                "berlaku_sampai", "tanggal", message="Persetujuan berakhir sebelum diberikan. Periksa kedua tanggal."
            ),
            not_before(
                "tanggal_cabut", "tanggal", message="Persetujuan dicabut sebelum diberikan. Periksa kedua tanggal."
            ),
            models.CheckConstraint(
                condition=Q(pihak=PihakPersetujuan.KORBAN, pemberi__in=_PIHAK[PihakPersetujuan.KORBAN])
                | Q(pihak=PihakPersetujuan.WALI, pemberi__in=_PIHAK[PihakPersetujuan.WALI]),
                name="persetujuan_pihak_sesuai_pemberi",
                violation_error_message="Pihak tidak sesuai dengan yang menjawab.",
            ),
            models.CheckConstraint(
                condition=(~Q(tujuan=TujuanPersetujuan.BERBAGI) & Q(instansi__isnull=True))
                | Q(tujuan=TujuanPersetujuan.BERBAGI, instansi__isnull=False)
                | (Q(tujuan=TujuanPersetujuan.BERBAGI) & ~Q(jawaban=JawabanPersetujuan.SETUJU)),
                name="persetujuan_berbagi_menyebut_instansi",
                violation_error_message="Persetujuan berbagi data harus menyebut instansinya; tujuan lain tidak menyebut instansi.",
            ),
            models.CheckConstraint(
                condition=Q(jawaban=JawabanPersetujuan.TIDAK_DITANYAKAN, cara="")
                | (~Q(jawaban=JawabanPersetujuan.TIDAK_DITANYAKAN) & ~Q(cara="")),
                name="persetujuan_jawaban_bercara",
                violation_error_message="Setuju atau menolak harus menyebut caranya (tertulis atau lisan).",
            ),
            models.CheckConstraint(
                condition=Q(jawaban=JawabanPersetujuan.SETUJU)
                | Q(berlaku_sampai__isnull=True, dicabut_pada__isnull=True),
                name="persetujuan_hanya_setuju_berakhir",
                violation_error_message="Hanya persetujuan yang diberikan dapat berakhir atau dicabut.",
            ),
            models.UniqueConstraint(
                fields=["korban", "tujuan", "instansi", "pihak"],
                condition=Q(digantikan_pada__isnull=True, instansi__isnull=False),
                name="persetujuan_satu_terkini_per_instansi",
                violation_error_message="Jawaban untuk tujuan dan instansi ini sudah ada. Muat ulang halaman ini.",
            ),
            models.UniqueConstraint(
                fields=["korban", "tujuan", "pihak"],
                condition=Q(digantikan_pada__isnull=True, instansi__isnull=True),
                name="persetujuan_satu_terkini",
                violation_error_message="Jawaban untuk tujuan ini sudah ada. Muat ulang halaman ini.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "korban", "tujuan", "instansi", "jawaban", "pihak", "pemberi", "cara", "penjelasan", "tanggal",
            "berlaku_sampai", "digantikan_pada", "digantikan_oleh", "tanggal_cabut", "dicabut_pada", "dicabut_oleh",
            "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["catatan", "alasan_cabut"]

    def __str__(self):
        return f"{self.get_tujuan_display()}, {self.korban}"

    def is_berlaku(self, *, on: datetime.date) -> bool:
        """The same rule as PersetujuanQuerySet.berlaku, for one row."""
        given = self.jawaban == JawabanPersetujuan.SETUJU and not self.digantikan_pada and not self.dicabut_pada
        return given and self.tanggal <= on and (self.berlaku_sampai is None or self.berlaku_sampai >= on)


def sharing_consent(korban: str, instansi: str | int, *, on: datetime.date) -> Q:
    """For a queryset: does consent in force cover sharing this victim's data with this agency?

    `korban` and `instansi` are the paths from the outer row, e.g. "korban" and "penerima"; of victims themselves "pk" and the
    key of the agency. A voice that refuses stands in
    place of the yes it gave before, so a current yes is never beside a current no of the same voice.
    """

    def voice(**which):
        rows = Persetujuan.objects.filter(
            korban=OuterRef(korban), tujuan=TujuanPersetujuan.BERBAGI, **which,
            instansi=OuterRef(instansi) if isinstance(instansi, str) else instansi,
        )  # fmt: skip
        return Exists(rows.berlaku(on=on))

    adult = Q(**{f"{korban}__kelompok_usia".removeprefix("pk__"): KelompokUsia.DEWASA})
    own = Q(voice(pihak=PihakPersetujuan.KORBAN))
    return Q(voice(pemberi=PemberiPersetujuan.KORBAN_DEWASA)) | (own & (adult | Q(voice(pihak=PihakPersetujuan.WALI))))


def has_sharing_consent(korban: Korban, instansi: Instansi, *, on: datetime.date) -> bool:
    """The same for one victim and one agency."""
    return Korban.objects.filter(sharing_consent("pk", instansi.pk, on=on), pk=korban.pk).exists()


def agencies_covered(korban: Korban, *, on: datetime.date) -> list[Instansi]:
    """To which agencies may this victim's data go on the date `on`? Names of agencies only: a sender must know before asking."""
    rows = Persetujuan.objects.filter(korban=korban, instansi__isnull=False)
    named = rows.filter(sharing_consent("korban", "instansi", on=on)).values("instansi")
    return list(Instansi.objects.filter(pk__in=named))

"""The way of a case out of the register: what holds it back, who proposed and who approved its disposal."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import HasilPemusnahan
from kasus.models.kasus import Kasus


class Penahanan(Tercatat):
    """A legal hold: while it stands, nothing of the case is disposed of (UU 27/2022 Pasal 43-44)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_penahanan")
    alasan = EncryptedTextField("alasan penahanan")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "penahanan"
        ordering = ["-dicatat_pada", "id"]
        constraints = [
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.UniqueConstraint(
                fields=["kasus"],
                condition=Q(dicabut_pada__isnull=True),
                name="penahanan_satu_berlaku",
                violation_error_message="Kasus ini sudah ditahan.",
            ),
        ]

    class Privacy:
        melalui = "kasus"
        plain = ["id", "kasus", "dicatat_pada", "dicatat_oleh", "dicabut_pada", "dicabut_oleh"]
        identifying = ["alasan"]


class Pemusnahan(Tercatat):
    """A proposal to dispose of a case, decided once by another person. An approved one cannot be undone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_pemusnahan")
    catatan = EncryptedTextField("catatan")
    hasil = models.CharField("hasil", max_length=10, choices=HasilPemusnahan, blank=True)
    diverifikasi_pada = models.DateTimeField("diputus pada", null=True, blank=True, editable=False)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diputus oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "pemusnahan"
        ordering = ["-dicatat_pada", "id"]
        constraints = [
            choices_hold("hasil", HasilPemusnahan, blank=True),
            both_or_neither("diverifikasi_pada", "diverifikasi_oleh"),
            models.CheckConstraint(
                condition=Q(hasil="", diverifikasi_pada__isnull=True)
                | (~Q(hasil="") & Q(diverifikasi_pada__isnull=False)),
                name="pemusnahan_hasil_berpemutus",
                violation_error_message="Putusan pemusnahan harus menyebut siapa yang memutus dan kapan.",
            ),
            models.CheckConstraint(
                condition=Q(diverifikasi_oleh__isnull=True) | ~Q(diverifikasi_oleh=F("dicatat_oleh")),
                name="pemusnahan_dua_orang",
                violation_error_message="Pemutus harus orang lain daripada pengusul.",
            ),
            models.UniqueConstraint(
                fields=["kasus"],
                condition=Q(hasil=""),
                name="pemusnahan_satu_usulan",
                violation_error_message="Pemusnahan kasus ini sudah diusulkan.",
            ),
        ]

    class Privacy:
        melalui = "kasus"
        plain = ["id", "kasus", "hasil", "dicatat_pada", "dicatat_oleh", "diverifikasi_pada", "diverifikasi_oleh"]
        identifying = ["catatan"]

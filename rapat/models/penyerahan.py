"""An agency asks that an item go to another agency. Until the secretariat agrees, the item stays where it is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from rapat.enums import PENYERAHAN_DIPUTUS, StatusPenyerahan
from rapat.models.rapat import dalam_lingkup
from rapat.models.tindak_lanjut import TindakLanjut


class PenyerahanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As the items themselves: every role that follows meetings; of a conference, who may see its case."""
        scope = dalam_lingkup(user, "tindak_lanjut__rekomendasi__rapat__")
        return self.filter(scope) if user.has_izin(Izin.VIEW_RAPAT) else self.none()

    def menunggu(self):
        return self.filter(status=StatusPenyerahan.DIAJUKAN)


class Penyerahan(Tercatat):
    """The request, and the one answer to it."""

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, verbose_name="tindak lanjut", related_name="daftar_penyerahan"
    )
    dari = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi pengusul", related_name="+")
    usul = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi yang diusulkan", related_name="+", null=True, blank=True
    )
    alasan = models.TextField("alasan", max_length=1000)
    status = models.CharField("status", max_length=8, choices=StatusPenyerahan, default=StatusPenyerahan.DIAJUKAN)
    catatan = models.TextField("jawaban", max_length=1000, blank=True)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diputus oleh", related_name="+", null=True, blank=True
    )

    objects = PenyerahanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penyerahan tindak lanjut"
        ordering = ["-dicatat_pada"]
        constraints = [
            choices_hold("status", StatusPenyerahan),
            both_or_neither("diputus_pada", "diputus_oleh"),
            models.CheckConstraint(
                condition=Q(status=StatusPenyerahan.DIAJUKAN, diputus_pada__isnull=True)
                | (~Q(status=StatusPenyerahan.DIAJUKAN) & Q(diputus_pada__isnull=False)),
                name="penyerahan_putusan_berwaktu",
                violation_error_message="Putusan penyerahan harus memiliki waktu dan pemutus.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=PENYERAHAN_DIPUTUS)
                | Q(diputus_oleh__isnull=True)
                | ~Q(diputus_oleh=F("dicatat_oleh")),
                name="penyerahan_pemutus_lain",
                violation_error_message="Yang memutus harus orang lain daripada yang mengusulkan.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPenyerahan.DITOLAK) | ~Q(catatan=""),
                name="penyerahan_ditolak_beralasan",
                violation_error_message="Tulis mengapa penyerahan ini ditolak.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="penyerahan_ada_alasan",
                violation_error_message="Tulis mengapa ini bukan tugas instansi Anda.",
            ),
            models.CheckConstraint(
                condition=Q(usul__isnull=True) | ~Q(usul=F("dari")),
                name="penyerahan_usul_lain",
                violation_error_message="Usulkan instansi lain, bukan instansi Anda sendiri.",
            ),
            models.UniqueConstraint(
                fields=["tindak_lanjut"],
                condition=Q(status=StatusPenyerahan.DIAJUKAN),
                name="penyerahan_satu_menunggu",
                violation_error_message="Permintaan penyerahan sebelumnya masih menunggu jawaban sekretariat.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "tindak_lanjut", "dari", "usul", "alasan", "status", "catatan", "diputus_pada", "diputus_oleh", "dicatat_pada",
            "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.tindak_lanjut}"

    @property
    def is_menunggu(self) -> bool:
        return self.status == StatusPenyerahan.DIAJUKAN

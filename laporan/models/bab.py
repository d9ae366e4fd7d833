"""The text of each chapter: what stands, every version before, comments, and what is being typed."""

from django.conf import settings
from django.db import models

from anggota.enums import Izin
from anggota.models import Pengguna
from anggota.roles import KEBIJAKAN
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.konsep import KonsepDasar, KonsepDasarQuerySet
from laporan.enums import Bab, StatusLaporan
from laporan.models.tahunan import LaporanTahunan

PANJANG_TEKS, PANJANG_KOMENTAR = 20_000, 2_000


class BabLaporan(Berversi, Tercatat):
    """A chapter's text in Markdown, and who writes it. `versi` counts the texts (TeksBab)."""

    laporan = models.ForeignKey(LaporanTahunan, models.PROTECT, verbose_name="laporan", related_name="daftar_bab")
    bab = models.CharField("bab", max_length=20, choices=Bab, editable=False)
    # Not editable: too long for the stamp of a page (gugus_tugas/versi.py); its form names it itself.
    teks = models.TextField("teks", max_length=PANJANG_TEKS, blank=True, editable=False)
    pemilik = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="pemilik", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "bab laporan"
        ordering = ["laporan", "id"]
        constraints = [
            choices_hold("bab", Bab),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["laporan", "bab"],
                name="bablaporan_tunggal",
                violation_error_message="Bab ini sudah ada dalam laporan.",
            ),
        ]

    class Privacy:
        melalui = "LaporanTahunan"
        plain = [
            "id", "laporan", "bab", "teks", "pemilik", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.laporan}, {self.get_bab_display()}"

    @property
    def is_terisi(self) -> bool:
        return bool(self.teks.strip())


class TeksBab(Tercatat):
    """Append-only: a text as it was saved."""

    bab = models.ForeignKey(BabLaporan, models.PROTECT, verbose_name="bab", related_name="daftar_teks")
    versi = models.PositiveIntegerField("versi")
    teks = models.TextField("teks", max_length=PANJANG_TEKS, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "teks bab"
        ordering = ["bab", "-versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["bab", "versi"], name="teksbab_tunggal", violation_error_message="Versi teks ini sudah ada."
            )
        ]

    class Privacy:
        melalui = "LaporanTahunan"
        plain = ["id", "bab", "versi", "teks", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"{self.bab} versi {self.versi}"


class KomentarBab(Tercatat):
    """A remark on a chapter, open until somebody says that it is dealt with."""

    bab = models.ForeignKey(BabLaporan, models.PROTECT, verbose_name="bab", related_name="daftar_komentar")
    teks = models.CharField("komentar", max_length=PANJANG_KOMENTAR)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True, editable=False)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="selesai oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "komentar bab"
        ordering = ["bab", "id"]
        constraints = [both_or_neither("selesai_pada", "selesai_oleh")]

    class Privacy:
        melalui = "LaporanTahunan"
        plain = ["id", "bab", "teks", "selesai_pada", "selesai_oleh", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"komentar {self.pk} pada {self.bab}"


class KonsepBabQuerySet(KonsepDasarQuerySet):
    def visible_to(self, user):
        """The own living drafts, on chapters that may still be written; nobody sees another's."""
        if not user.has_izin(Izin.RECORD_LAPORAN):
            return self.none()
        return self.filter(dicatat_oleh=user.pk, bab__laporan__status=StatusLaporan.KONSEP).alive()


class KonsepBab(KonsepDasar):
    """What is typed into a chapter before it is saved: one for each chapter and account."""

    bab = models.ForeignKey(BabLaporan, models.PROTECT, verbose_name="bab", related_name="daftar_konsep")

    objects = KonsepBabQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konsep bab laporan"
        ordering = ["-diubah_pada"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["bab", "dicatat_oleh"],
                name="konsepbab_tunggal",
                violation_error_message="Konsep untuk bab ini sudah ada.",
            ),
        ]

    class Privacy:
        plain = ["id", "bab", "tab", "urut", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh"]
        identifying = ["isi"]


def calon_pemilik() -> models.QuerySet[Pengguna]:
    """Accounts that may write a report: what the office knows of itself."""
    roles = [peran for peran, policy in KEBIJAKAN.items() if Izin.RECORD_LAPORAN in policy.izin]
    return Pengguna.objects.filter(peran__in=roles, is_active=True).order_by("nama")

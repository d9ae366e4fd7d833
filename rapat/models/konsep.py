"""A report of an agency that is still being typed."""

from django.db import models
from django.db.models import F

from anggota.enums import Izin
from gugus_tugas.db import both_or_neither
from gugus_tugas.konsep import KonsepDasar, KonsepDasarQuerySet
from kasus.models import Konsep
from rapat.models.rapat import dalam_lingkup
from rapat.models.tindak_lanjut import TindakLanjut


class KonsepPerkembanganQuerySet(KonsepDasarQuerySet):
    def visible_to(self, user):
        """The own living drafts of a member, on items that still belong to the own agency; nobody sees another's."""
        if not user.has_izin(Izin.REPORT_PROGRESS):
            return self.none()
        own = self.filter(dicatat_oleh=user.pk, tindak_lanjut__instansi=user.instansi_id).alive()
        return own.filter(dalam_lingkup(user, "tindak_lanjut__rekomendasi__rapat__"))

    def urgent_first(self):
        return self.order_by(F("tindak_lanjut__tenggat").asc(nulls_last=True), "tindak_lanjut")


class KonsepPerkembangan(KonsepDasar):
    """What was typed into the report form: one for each item and account. The file is not part of it."""

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, verbose_name="tindak lanjut", related_name="daftar_konsep"
    )

    objects = KonsepPerkembanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konsep laporan tindak lanjut"
        ordering = ["-diubah_pada"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["tindak_lanjut", "dicatat_oleh"],
                name="konsepperkembangan_tunggal",
                violation_error_message="Konsep laporan untuk tindak lanjut ini sudah ada.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "tindak_lanjut", "tab", "urut", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["isi"]


def begun_by(user) -> list[models.QuerySet]:
    """All drafts of this person, of cases and of reports: to count them, which is cheaper than to find those that may be opened."""
    return [model.objects.filter(dicatat_oleh=user.pk) for model in (Konsep, KonsepPerkembangan)]

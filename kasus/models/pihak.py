"""Who stands in a report: its victims and reported persons, by rows of their own."""

from django.db import models

from gugus_tugas.db import Tercatat
from kasus.models.korban import Korban
from kasus.models.perkara import PerkaraHukum
from kasus.models.terlapor import Terlapor


class PerkaraKorban(Tercatat):
    """This victim stands in this report."""

    perkara = models.ForeignKey(
        PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_korban_perkara"
    )
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_perkara_korban")

    class Meta:
        verbose_name = verbose_name_plural = "korban dalam perkara"
        ordering = ["perkara", "korban__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["perkara", "korban"],
                name="perkarakorban_tunggal",
                violation_error_message="Korban ini sudah tercatat dalam perkara itu.",
            )
        ]

    class Privacy:
        melalui = "kasus.perkara"
        plain = ["id", "perkara", "korban", "dicatat_pada", "dicatat_oleh"]


class PerkaraTerlapor(Tercatat):
    """This reported person stands in this report."""

    perkara = models.ForeignKey(
        PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_terlapor_perkara"
    )
    terlapor = models.ForeignKey(
        Terlapor, models.PROTECT, verbose_name="terlapor", related_name="daftar_perkara_terlapor"
    )

    class Meta:
        verbose_name = verbose_name_plural = "terlapor dalam perkara"
        ordering = ["perkara", "terlapor__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["perkara", "terlapor"],
                name="perkaraterlapor_tunggal",
                violation_error_message="Terlapor ini sudah tercatat dalam perkara itu.",
            )
        ]

    class Privacy:
        melalui = "kasus.perkara"
        plain = ["id", "perkara", "terlapor", "dicatat_pada", "dicatat_oleh"]

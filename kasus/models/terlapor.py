"""The reported person by code; identity stands apart."""

import uuid

from django.db import models

from gugus_tugas.db import Berversi, both_or_neither, choices_hold
from kasus.enums import JenisKelamin, PeranTerlapor, StatusHukum
from kasus.models.kasus import Kasus


class Terlapor(Berversi):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_terlapor")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin)
    peran = models.CharField("peran dalam perbuatan", max_length=30, choices=PeranTerlapor)
    status_hukum = models.CharField("status hukum", max_length=12, choices=StatusHukum, default=StatusHukum.TERLAPOR)

    class Meta:
        verbose_name = verbose_name_plural = "terlapor"
        ordering = ["kasus", "urutan"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis_kelamin", JenisKelamin),
            choices_hold("peran", PeranTerlapor),
            choices_hold("status_hukum", StatusHukum),
            models.UniqueConstraint(
                fields=["kasus", "urutan"],
                name="terlapor_urutan_tunggal",
                violation_error_message="Nomor urut terlapor ini sudah dipakai dalam kasus itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus"
        plain = [
            "id",
            "kasus",
            "urutan",
            "jenis_kelamin",
            "peran",
            "status_hukum",
            "versi",
            "diubah_pada",
            "diubah_oleh",
        ]

    def __str__(self):
        return f"{self.kasus.nomor}-T{self.urutan}"

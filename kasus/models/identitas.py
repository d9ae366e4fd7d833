"""Who people are: apart from the register, every column encrypted and bound to its row.

Reached only through actions.reveal_identitas, which asks a reason and leaves a trail.
"""

import uuid

from django.conf import settings
from django.db import models

from gugus_tugas import crypto
from gugus_tugas.db import Berversi, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from gugus_tugas.tanggal import Ketelitian, Perkiraan, perkiraan
from kasus.models.korban import Korban
from kasus.models.terlapor import Terlapor


def nik_index(nik: str) -> str:
    """Keyed fingerprint under which a NIK is found again."""
    return crypto.blind_index(settings.KUNCI_DATA, nik, purpose="nik")


class Identitas(Berversi):
    """Columns shared by the identities of victims and of reported persons."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = EncryptedTextField("nama lengkap")
    nik = EncryptedTextField("NIK")
    tanggal_lahir = EncryptedDateField("tanggal lahir")
    ketelitian_lahir = models.CharField(
        "ketelitian tanggal lahir", max_length=10, choices=Ketelitian, default=Ketelitian.HARI
    )
    alamat = EncryptedTextField("alamat")
    telepon = EncryptedTextField("telepon yang aman dihubungi")
    nik_indeks = models.CharField("indeks NIK", max_length=32, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    class Privacy:
        melalui = "kasus.actions.reveal_identitas"
        plain = ["id", "ketelitian_lahir", "versi", "diubah_pada", "diubah_oleh"]
        identifying = ["nama", "nik", "tanggal_lahir", "alamat", "telepon", "nik_indeks"]
        perkiraan = {"tanggal_lahir": "ketelitian_lahir"}
        indeks = {"nik_indeks": "nik"}  # column -> encrypted column; rebuilt by putar_kunci --indeks

    def __str__(self):
        return f"identitas {self.pk}"

    @property
    def lahir(self) -> Perkiraan | None:
        """The birth date as well as it is known."""
        return perkiraan(self.tanggal_lahir, self.ketelitian_lahir)


class IdentitasKorban(Identitas):
    korban = models.OneToOneField(Korban, models.PROTECT, verbose_name="korban", related_name="identitas")

    class Meta:
        verbose_name = verbose_name_plural = "identitas korban"
        constraints = [both_or_neither("diubah_pada", "diubah_oleh"), choices_hold("ketelitian_lahir", Ketelitian)]

    class Privacy(Identitas.Privacy):
        plain = ["id", "korban", "ketelitian_lahir", "versi", "diubah_pada", "diubah_oleh"]


class IdentitasTerlapor(Identitas):
    terlapor = models.OneToOneField(Terlapor, models.PROTECT, verbose_name="terlapor", related_name="identitas")

    class Meta:
        verbose_name = verbose_name_plural = "identitas terlapor"
        constraints = [both_or_neither("diubah_pada", "diubah_oleh"), choices_hold("ketelitian_lahir", Ketelitian)]

    class Privacy(Identitas.Privacy):
        plain = ["id", "terlapor", "ketelitian_lahir", "versi", "diubah_pada", "diubah_oleh"]

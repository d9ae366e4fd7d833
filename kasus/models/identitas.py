"""Who people are: apart from the register, every column encrypted and bound to its row.

Reached only through actions.reveal_identitas, which asks a reason and leaves a trail.
"""

import uuid

from django.conf import settings
from django.db import models

from gugus_tugas import crypto
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from kasus.models.korban import Korban
from kasus.models.terlapor import Terlapor


def nik_index(nik: str) -> str:
    """Keyed fingerprint under which a NIK is found again."""
    return crypto.blind_index(settings.KUNCI_DATA, nik, purpose="nik")


class Identitas(models.Model):
    """Columns shared by the identities of victims and of reported persons."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = EncryptedTextField("nama lengkap")
    nik = EncryptedTextField("NIK")
    tanggal_lahir = EncryptedDateField("tanggal lahir")
    alamat = EncryptedTextField("alamat")
    telepon = EncryptedTextField("telepon yang aman dihubungi")
    nik_indeks = models.CharField("indeks NIK", max_length=32, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    class Privacy:
        melalui = "kasus.actions.reveal_identitas"
        plain = ["id"]
        identifying = ["nama", "nik", "tanggal_lahir", "alamat", "telepon", "nik_indeks"]
        indeks = {"nik_indeks": "nik"}  # column -> encrypted column; rebuilt by putar_kunci --indeks

    def __str__(self):
        return f"identitas {self.pk}"


class IdentitasKorban(Identitas):
    korban = models.OneToOneField(Korban, models.PROTECT, verbose_name="korban", related_name="identitas")

    class Meta:
        verbose_name = verbose_name_plural = "identitas korban"

    class Privacy(Identitas.Privacy):
        plain = ["id", "korban"]


class IdentitasTerlapor(Identitas):
    terlapor = models.OneToOneField(Terlapor, models.PROTECT, verbose_name="terlapor", related_name="identitas")

    class Meta:
        verbose_name = verbose_name_plural = "identitas terlapor"

    class Privacy(Identitas.Privacy):
        plain = ["id", "terlapor"]


def known_nik(indexes: set[str]) -> dict[str, list[str]]:
    """Of these fingerprints those of registered victims, with the codes of the victims."""
    found, asked = {}, sorted(indexes)
    for start in range(0, len(asked), 500):
        rows = IdentitasKorban.objects.filter(nik_indeks__in=asked[start : start + 500])
        for row in rows.select_related("korban__kasus").only("nik_indeks", "korban__urutan", "korban__kasus__nomor"):
            found.setdefault(row.nik_indeks, []).append(row.korban.kode)
    return found

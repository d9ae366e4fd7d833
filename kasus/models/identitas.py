"""Who people are: apart from the register, every column encrypted and bound to its row.

Reached only through actions.reveal_identitas, which asks a reason and leaves a trail.
"""

import re
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from gugus_tugas import crypto
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from gugus_tugas.telepon import to_international
from kasus.models.kode import kode_kata, ruas
from kasus.models.korban import Korban
from kasus.models.terlapor import Terlapor
from kasus.nama import kunci_simpan


def nik_index(nik: str) -> str:
    """Keyed fingerprint under which a NIK is found again."""
    return crypto.blind_index(settings.KUNCI_DATA, nik, purpose="nik")


def telepon_baku(telepon: str) -> str:
    """The number in international form; of one that cannot be read, its digits."""
    try:
        return to_international(telepon)
    except ValidationError:
        return re.sub(r"\D", "", telepon)


def telepon_index(telepon: str) -> str:
    """Keyed fingerprint under which a telephone number is found again, however it was written."""
    return crypto.blind_index(settings.KUNCI_DATA, telepon_baku(telepon), purpose="telepon")


def kode_nama(identitas: "Identitas", memo: dict | None = None) -> set[str]:
    """The codes under which this row is filed (kasus/models/kode.py). `memo` serves who files many."""
    model, number = type(identitas), ruas(identitas.pk)
    words = {word for nama in identitas.daftar_nama for word in kunci_simpan(nama, memo)}
    return {kode_kata(word, jenis=model._meta.model_name)[number] for word in words}


class Identitas(models.Model):
    """Columns shared by the identities of victims and of reported persons."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = EncryptedTextField("nama lengkap")
    nik = EncryptedTextField("NIK")
    tanggal_lahir = EncryptedDateField("tanggal lahir")
    alamat = EncryptedTextField("alamat")
    telepon = EncryptedTextField("telepon yang aman dihubungi")
    nik_indeks = models.CharField("indeks NIK", max_length=32, blank=True, editable=False, db_index=True)
    telepon_indeks = models.CharField("indeks telepon", max_length=32, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    class Privacy:
        melalui = "kasus.actions.reveal_identitas"
        plain = ["id"]
        identifying = ["nama", "nik", "tanggal_lahir", "alamat", "telepon", "nik_indeks", "telepon_indeks"]
        # Rebuilt by putar_kunci --indeks: column -> encrypted column (read through `baku`), and rows made from an identity.
        indeks = {"nik_indeks": "nik", "telepon_indeks": "telepon"}
        baku = {"telepon": telepon_baku}
        turunan = {"daftar_kode": ("kode", kode_nama)}

    def __str__(self):
        return f"identitas {self.pk}"

    @property
    def daftar_nama(self) -> tuple[str, ...]:
        """The name and, of a victim, the alias: whatever of them is filled in."""
        alias = getattr(self.baris, "nama_samaran", "") if self.has_alias() else ""
        return tuple(filter(None, (self.nama, alias)))

    @classmethod
    def has_alias(cls) -> bool:
        """Does the person carry an alias? Asked of the models, so that without one nobody's row is fetched for it."""
        owner = cls._meta.get_field("korban" if cls is IdentitasKorban else "terlapor").related_model
        return any(field.name == "nama_samaran" for field in owner._meta.fields)

    @property
    def baris(self) -> Korban | Terlapor:
        """Whose identity it is."""
        return self.korban if isinstance(self, IdentitasKorban) else self.terlapor


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

"""Who people are: apart from the register, every column encrypted and bound to its row.

Reached only through actions.reveal_identitas, which asks a reason and leaves a trail.
"""

import datetime
import re
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from gugus_tugas import crypto
from gugus_tugas.db import Berversi, both_or_neither, choices_hold, chunks
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from gugus_tugas.nama import kunci_simpan
from gugus_tugas.tanggal import Ketelitian, Perkiraan, perkiraan
from gugus_tugas.telepon import to_international
from kasus.models.kode import kode_kata, ruas
from kasus.models.korban import Korban, nomor_dan_kode
from kasus.models.terlapor import Terlapor


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
    telepon_indeks = models.CharField("indeks telepon", max_length=32, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    class Privacy:
        melalui = "kasus.actions.reveal_identitas"
        plain = ["id", "ketelitian_lahir", "versi", "diubah_pada", "diubah_oleh"]
        identifying = ["nama", "nik", "tanggal_lahir", "alamat", "telepon", "nik_indeks", "telepon_indeks"]
        # Rebuilt by putar_kunci --indeks: column -> encrypted column (read through `baku`), and rows made from an identity.
        perkiraan = {"tanggal_lahir": "ketelitian_lahir"}
        indeks = {"nik_indeks": "nik", "telepon_indeks": "telepon"}
        baku = {"telepon": telepon_baku}
        turunan = {"daftar_kode": ("kode", kode_nama)}

    def __str__(self):
        return f"identitas {self.pk}"

    @property
    def lahir(self) -> Perkiraan | None:
        """The birth date as well as it is known."""
        return perkiraan(self.tanggal_lahir, self.ketelitian_lahir)

    @property
    def tanggal_lahir_tepat(self) -> datetime.date | None:
        """The birth date when the very day is known: a year alone stands as its first day and is nobody's birthday."""
        return self.tanggal_lahir if self.lahir and self.lahir.is_tepat else None

    @property
    def daftar_nama(self) -> tuple[str, ...]:
        """The name and, of a victim, the alias: whatever of them is filled in."""
        alias = self.korban.nama_samaran if isinstance(self, IdentitasKorban) else ""
        return tuple(filter(None, (self.nama, alias)))

    @property
    def baris(self) -> Korban | Terlapor:
        """Whose identity it is."""
        return self.korban if isinstance(self, IdentitasKorban) else self.terlapor


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


def known_nik(indexes: set[str]) -> dict[str, list[tuple[uuid.UUID, str]]]:
    """Of these fingerprints those of registered victims, with key and code of each; nobody whose processing is restricted."""
    found = [
        pair
        for asked in chunks(sorted(indexes), 500)
        for pair in IdentitasKorban.objects.filter(nik_indeks__in=asked).values_list("nik_indeks", "korban")
    ]
    free = {
        pk
        for asked in chunks({korban for _, korban in found}, 500)
        for pk in Korban.objects.filter(pk__in=asked).tanpa_pembatasan().values_list("pk", flat=True)
    }
    codes, known = nomor_dan_kode(free), {}
    for index, korban in found:
        if korban in free:
            known.setdefault(index, []).append((korban, codes[korban][1]))
    return known

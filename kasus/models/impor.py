"""Cases from a table: the checked rows that wait for their confirmation, and under which key of the source a victim came in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from anggota.enums import Izin
from anggota.models.impor import Impor, ImporQuerySet
from gugus_tugas import crypto
from gugus_tugas.db import chunks
from gugus_tugas.fields import EncryptedTextField
from kasus.models.korban import Korban, nomor_dan_kode


class ImporKasusQuerySet(ImporQuerySet):
    izin = Izin.IMPORT_KASUS


class ImporKasus(Impor):
    jumlah_kasus = models.PositiveIntegerField("jumlah kasus yang disimpan", default=0)
    jumlah_korban = models.PositiveIntegerField("jumlah korban yang disimpan", default=0)

    objects = ImporKasusQuerySet.as_manager()

    class Meta(Impor.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "impor kasus"

    class Privacy(Impor.Privacy):
        plain = [*Impor.Privacy.plain, "jumlah_kasus", "jumlah_korban"]

    def __str__(self):
        return f"{self.jumlah_kasus} kasus, {self.jumlah_korban} korban"


class KunciSumber(models.Model):
    """Under which key of which source case a victim was imported, so that the same row never comes in twice.

    A key may be anything, a name too: it is sealed, and found again by a keyed fingerprint. The fingerprints stay when a case
    is disposed of, so that an old file does not bring it back; they say nothing without the key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.OneToOneField(Korban, models.PROTECT, verbose_name="korban", related_name="kunci_sumber")
    kunci_kasus = EncryptedTextField("kunci kasus pada sumber")
    kunci_korban = EncryptedTextField("kunci korban pada sumber")
    isi = EncryptedTextField("sidik isi baris")
    kasus_indeks = models.CharField("indeks kunci kasus", max_length=32, editable=False, db_index=True)
    korban_indeks = models.CharField("indeks kunci korban", max_length=32, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "kunci sumber"
        constraints = [
            models.UniqueConstraint(
                fields=["korban_indeks"],
                condition=~Q(korban_indeks=""),
                name="kuncisumber_tunggal",
                violation_error_message="Baris dengan kunci ini sudah pernah diimpor.",
            ),
        ]

    class Privacy:
        melalui = "kasus.korban"
        plain = ["id", "korban", "kasus_indeks", "korban_indeks"]
        identifying = ["kunci_kasus", "kunci_korban", "isi"]
        indeks = {"kasus_indeks": "kunci_kasus", "korban_indeks": "kunci_korban"}


CHUNK = 500  # keys asked for at once


def key_index(nama: str, kunci: str) -> str:
    """Keyed fingerprint of a key of the source, of this column."""
    return crypto.blind_index(settings.KUNCI_DATA, kunci, purpose=nama)


def joint_key(kunci_kasus: str, kunci_korban: str) -> str:
    """A victim's key counts within its case."""
    return f"{kunci_kasus}\n{kunci_korban}"


def known_keys(pairs: list[tuple[str, str]]) -> tuple[dict, dict]:
    """Of these (case, victim) keys those that came in before: pair -> (code, content), and case key -> case number."""
    by_korban = {key_index("kunci_korban", joint_key(*pair)): pair for pair in pairs}
    by_kasus = {key_index("kunci_kasus", kasus): kasus for kasus, _ in pairs}
    rows = [row for asked in chunks(by_kasus, CHUNK) for row in KunciSumber.objects.filter(kasus_indeks__in=asked)]
    codes = nomor_dan_kode({row.korban_id for row in rows})
    pairs_met, cases_met = {}, {}
    for row in rows:
        nomor, kode = codes[row.korban_id]
        cases_met[by_kasus[row.kasus_indeks]] = nomor
        if row.korban_indeks in by_korban:
            pairs_met[by_korban[row.korban_indeks]] = (kode, row.isi)
    return pairs_met, cases_met

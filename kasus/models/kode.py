"""Under which keyed codes a name is found: one row per telling word of a name, and no word can be read from it.

Why it looks as it does: docs/adr/0015-cari-nama.md.
"""

import uuid

from django.conf import settings
from django.db import models

from gugus_tugas import crypto

RUAS = (
    4  # codes that one word may have; the row decides which of them it bears, so that equal words mostly look unequal
)
PANJANG = 6  # hexadecimal digits kept of a code


def kode_kata(kata: str, *, jenis: str) -> list[str]:
    """All codes of a word among the people of one kind, by `ruas`."""
    digest = crypto.blind_index(settings.KUNCI_DATA, kata, purpose=f"nama {jenis}")
    return [digest[8 * n : 8 * n + PANJANG] for n in range(RUAS)]


def ruas(pk: uuid.UUID) -> int:
    """Which code of a word this row bears."""
    return pk.int % RUAS


class KodeNama(models.Model):
    kode = models.CharField("kode kata nama", max_length=PANJANG, editable=False)

    class Meta:
        abstract = True


class KodeNamaKorban(KodeNama):
    identitas = models.ForeignKey(
        "kasus.IdentitasKorban", models.PROTECT, verbose_name="identitas korban", related_name="daftar_kode"
    )

    class Meta:
        verbose_name = verbose_name_plural = "kode nama korban"
        indexes = [models.Index(fields=["kode", "identitas"], name="kodenamakorban_cari")]

    class Privacy:
        melalui = "kasus.actions.search_orang"
        plain = ["id", "identitas"]
        identifying = ["kode"]


class KodeNamaTerlapor(KodeNama):
    identitas = models.ForeignKey(
        "kasus.IdentitasTerlapor", models.PROTECT, verbose_name="identitas terlapor", related_name="daftar_kode"
    )

    class Meta:
        verbose_name = verbose_name_plural = "kode nama terlapor"
        indexes = [models.Index(fields=["kode", "identitas"], name="kodenamaterlapor_cari")]

    class Privacy:
        melalui = "kasus.actions.search_orang"
        plain = ["id", "identitas"]
        identifying = ["kode"]

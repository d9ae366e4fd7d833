"""An identity is opened for a stated reason, and the reason may not repeat it."""

import re

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.crypto import DecryptionFailed
from gugus_tugas.fields import open_all
from gugus_tugas.text import fold
from kasus.models import (
    IdentitasKorban,
    IdentitasTerlapor,
    Kasus,
    Korban,
)
from kasus.models.identitas import Identitas


def _names(identity: Identitas, text: str) -> bool:
    """Does the text repeat a word of the name, or a number, of this person? Who cannot be read cannot be compared."""
    try:
        open_all(identity)
    except DecryptionFailed:
        return False
    words = {word for word in fold(identity.nama or "").split() if len(word) > 2}
    digits = re.sub(r"\D", "", text)
    numbers = [re.sub(r"\D", "", value or "") for value in (identity.nik, identity.telepon)]
    return bool(words & set(fold(text).split())) or any(len(number) > 5 and number in digits for number in numbers)


def _people_of(kasus_id) -> list[Identitas]:
    return [
        *IdentitasKorban.objects.filter(korban__kasus=kasus_id),
        *IdentitasTerlapor.objects.filter(terlapor__kasus=kasus_id),
    ]


def checked_reason(korban: Korban, alasan: str) -> IdentitasKorban:
    """The identity for which this reason is good enough. The trail keeps the reason for ever and is read by who may open
    nobody, so nobody of the whole case may be named in it.
    """
    if len(alasan.strip()) < 10:
        raise ActionRefused(
            "Tulis alasan yang jelas (paling sedikit 10 huruf), misalnya 'menghubungi korban untuk jadwal visum'."
        )
    if Kasus.objects.get(pk=korban.kasus_id).is_dimusnahkan:
        raise ActionRefused("Data kasus ini sudah dimusnahkan; yang tersisa hanya nomor dan angka statistiknya.")
    identity = open_all(IdentitasKorban.objects.get(korban=korban))
    if any(_names(person, alasan) for person in _people_of(korban.kasus_id)):
        raise ActionRefused("Alasan memuat nama atau nomor orang dalam kasus ini. Tulis dengan kode korban saja.")
    return identity


@transaction.atomic
def reveal_identitas(korban: Korban, *, alasan: str, by: Pengguna) -> IdentitasKorban:
    """The identity of one victim, for a stated reason."""
    identity, shown = checked_reason(korban, alasan), IdentitasKorban.Privacy.identifying
    audit.record(JenisPeristiwa.REVEAL_IDENTITAS, korban, by=by, alasan=alasan.strip(), kolom=shown)
    return identity

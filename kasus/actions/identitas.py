"""An identity is opened for a stated reason, and the reason may not repeat it."""

import re
from collections.abc import Iterable
from itertools import chain

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.crypto import DecryptionFailed
from gugus_tugas.fields import open_all
from gugus_tugas.text import fold, shares_word
from kasus.models import (
    IdentitasKorban,
    IdentitasTerlapor,
    Kasus,
    Korban,
)
from kasus.models.identitas import Identitas


def names_person(identity: Identitas, text: str) -> bool:
    """Does the text repeat a word of the name, or a number, of this person? Who cannot be read cannot be compared."""
    try:
        open_all(identity)
    except DecryptionFailed:
        return False
    words = {word for word in fold(identity.nama or "").split() if len(word) > 2}
    digits = re.sub(r"\D", "", text)
    numbers = [re.sub(r"\D", "", value or "") for value in (identity.nik, identity.telepon)]
    return bool(words & set(fold(text).split())) or any(len(number) > 5 and number in digits for number in numbers)


def names_anybody(kasus_ids: Iterable, text: str) -> bool:
    """Does the text name a victim or a reported person of these cases?"""
    asked = set(kasus_ids)
    victims = IdentitasKorban.objects.filter(korban__kasus__in=asked)
    others = IdentitasTerlapor.objects.filter(terlapor__kasus__in=asked)
    return any(names_person(person, text) for person in chain(victims, others))


def checked_reason(korban: Korban, alasan: str) -> IdentitasKorban:
    """The opened identity of a victim for which this reason is good enough."""
    return checked_reason_of(IdentitasKorban.objects.get(korban=korban), korban.kasus_id, alasan)


def checked_reason_of(identity: Identitas, kasus_id, alasan: str) -> Identitas:
    """The opened identity of a victim or a reported person, when the reason is good enough. The trail keeps the reason for
    ever and is read by who may open nobody, so nobody of the whole case may be named in it.
    """
    if len(alasan.strip()) < 10:
        raise ActionRefused(
            "Tulis alasan yang jelas (paling sedikit 10 huruf), misalnya 'menghubungi korban untuk jadwal visum'."
        )
    if Kasus.objects.get(pk=kasus_id).is_dimusnahkan:
        raise ActionRefused("Data kasus ini sudah dimusnahkan; yang tersisa hanya nomor dan angka statistiknya.")
    open_all(identity)
    if names_anybody([kasus_id], alasan):
        raise ActionRefused("Alasan memuat nama atau nomor orang dalam kasus ini. Tulis dengan kode saja.")
    return identity


def refuse_telling_alias(alias: str, nama: str) -> None:
    """An alias is chosen so as not to identify: no word of the name may stand in it."""
    if shares_word(nama, alias):
        raise ActionRefused("Nama samaran memuat kata dari nama asli. Pilih nama lain, misalnya nama bunga.")


def refuse_refused(korban: Korban) -> None:
    """Of an adult who refused nothing is written down until the refusal is taken back."""
    if Korban.objects.get(pk=korban.pk).is_menolak:
        raise ActionRefused(
            f"{korban} menolak identitasnya dicatat. Bila sekarang bersedia, ubah dahulu keadaan identitas pada data korban."
        )


@transaction.atomic
def reveal_identitas(korban: Korban, *, alasan: str, by: Pengguna) -> IdentitasKorban:
    """The identity of one victim, for a stated reason."""
    identity, shown = checked_reason(korban, alasan), IdentitasKorban.Privacy.identifying
    audit.record(JenisPeristiwa.REVEAL_IDENTITAS, korban, by=by, alasan=alasan.strip(), kolom=shown)
    return identity

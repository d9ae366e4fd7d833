"""That a case was entered in SIMFONI-PPA: under which number, and when."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.dasar import lock_alive
from kasus.actions.identitas import reveal_identitas
from kasus.models import Kasus, Korban


@transaction.atomic
def update_simfoni(
    kasus: Kasus,
    *,
    versi: str,
    nomor_simfoni: str,
    tanggal_simfoni: datetime.date | None,
    is_sama: bool = False,
    by: Pengguna,
) -> Kasus:
    """Number and date of the entry, or (both empty) that there is none. `is_sama`: another case may carry the same number.

    Raises Conflict when somebody changed the case meanwhile, ActionRefused when its data are gone, when one of the two
    is missing, the entry lies before the report, or the number stands in another case already.
    """
    lock_alive(kasus.pk)
    kasus = lock_version(kasus, versi)
    number = nomor_simfoni.strip()
    if bool(number) != bool(tanggal_simfoni):
        raise ActionRefused("Isi nomor dan tanggal bersama-sama, atau kosongkan keduanya bila belum diinput.")
    if tanggal_simfoni and tanggal_simfoni < kasus.tanggal_lapor:
        raise ActionRefused("Tanggal input tidak mungkin sebelum laporan diterima. Periksa tanggalnya.")
    twin = Kasus.objects.filter(nomor_simfoni__iexact=number).exclude(pk=kasus.pk).first() if number else None
    if twin and not is_sama:
        raise ActionRefused(
            f"Nomor ini sudah tercatat pada {twin.nomor}. Periksa; bila memang satu laporan SIMFONI, centang di bawah lalu simpan."
        )
    if changed := amend(kasus, {"nomor_simfoni": number, "tanggal_simfoni": tanggal_simfoni}, by=by):
        audit.record(JenisPeristiwa.UPDATE_SIMFONI, kasus, by=by, kolom=changed)
    return kasus


@transaction.atomic
def reveal_lembar(daftar_korban: list[Korban], *, alasan: str, by: Pengguna) -> dict:
    """The identities of these victims by their key, for one stated reason, each with its own line in the trail; all or none."""
    return {korban.pk: reveal_identitas(korban, alasan=alasan, by=by) for korban in daftar_korban}

"""Places and times of an existing case: added, changed, taken back."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.dasar import check_kronologi, lock_open
from kasus.models import Kasus, Peristiwa


@once
def add_peristiwa(kasus: Kasus, *, by: Pengguna, **values) -> Peristiwa:
    """A further place or time. Raises ActionRefused when both are empty, the case is closed or the dates cannot be."""
    kasus = lock_open(kasus.pk, apa="tempat dan waktunya")
    _refuse_empty(values)
    row = write(Peristiwa(kasus=kasus, **values))
    check_kronologi(kasus)
    audit.record(JenisPeristiwa.ADD_PERISTIWA, kasus, by=by, kolom=[*values])
    return row


@transaction.atomic
def update_peristiwa(peristiwa: Peristiwa, *, versi: str, by: Pengguna, **values) -> Peristiwa:
    """Changes place or time. Raises Conflict when somebody else did meanwhile, ActionRefused when the row is gone."""
    kasus = lock_open(peristiwa.kasus_id, apa="tempat dan waktunya")
    row = lock_version(peristiwa, versi)
    _refuse_empty(values)
    if changed := amend(row, values, by=by):
        check_kronologi(kasus)
        audit.record(JenisPeristiwa.UPDATE_PERISTIWA, kasus, by=by, kolom=changed)
    return row


@transaction.atomic
def withdraw_peristiwa(peristiwa: Peristiwa, *, versi: str, by: Pengguna) -> None:
    """Takes back what was typed by mistake; the trail keeps that it was there. Raises Conflict like update_peristiwa."""
    kasus = lock_open(peristiwa.kasus_id, apa="tempat dan waktunya")
    row = lock_version(peristiwa, versi)
    row.delete()
    audit.record(JenisPeristiwa.WITHDRAW_PERISTIWA, kasus, by=by, kolom=["tahap", "tempat", "tanggal"])


def _refuse_empty(values: dict) -> None:
    if not values.get("tempat") and not values.get("tanggal"):
        raise ActionRefused("Isi tempat atau tanggalnya; baris kosong tidak disimpan.")

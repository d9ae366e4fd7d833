"""Drafts of the record: kept while typing, used up by the case, taken back. kasus/kedaluwarsa.py ends what is too old."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import transaction

from anggota.actions.konsep import KonsepGone, delete_konsep, keep_konsep, take_konsep
from anggota.enums import JenisPeristiwa
from anggota.models import Kiriman, Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.kasus import record_kasus
from kasus.models import Kasus, Konsep


def is_foreign_konsep(pk, *, by: Pengguna) -> bool:
    """Does another account hold a draft under this key? It must look like none at all."""
    return Konsep.objects.filter(pk=pk).exclude(dicatat_oleh=by).exists()


def record_konsep(
    pk, *, change: Callable[[dict], dict[str, list[str]]], versi: int, tab: str, urut: int, by: Pengguna
) -> Konsep:
    """Keeps what stands in the record form (anggota/actions/konsep.py)."""
    return keep_konsep(
        Konsep, pk, change=change, versi=versi, tab=tab, urut=urut, by=by,
        begin=partial(_may_begin, pk, by=by), event=JenisPeristiwa.RECORD_KONSEP,
    )  # fmt: skip


def _may_begin(pk, *, by: Pengguna) -> None:
    if claim := Kiriman.objects.filter(kunci=pk).first():
        row = Kasus.objects.filter(pk=claim.objek_id).first() if claim.objek_jenis == "kasus.kasus" else None
        raise KonsepGone(f"Konsep ini sudah disimpan menjadi kasus{f' {row}' if row else ''}.")
    if Konsep.objects.filter(dicatat_oleh=by).alive().count() >= settings.KONSEP_MAKS:
        raise ActionRefused(
            f"Anda sudah memiliki {settings.KONSEP_MAKS} konsep. Selesaikan atau hapus satu; isian ini belum disimpan."
        )


@transaction.atomic
def record_kasus_of_konsep(pk, *, versi: int, tab: str, by: Pengguna, **values) -> Kasus:
    """The case of a draft: stored once, and the draft used up in the same transaction. Works without a draft as well."""
    row = take_konsep(Konsep, pk=pk, versi=versi, tab=tab, by=by)
    kasus = record_kasus(by=by, kunci_kirim=pk, **values)
    if row:
        row.delete()
    return kasus


def withdraw_konsep(konsep: Konsep, *, by: Pengguna) -> None:
    """Deletes an own draft for good."""
    delete_konsep(konsep, by=by, event=JenisPeristiwa.WITHDRAW_KONSEP)

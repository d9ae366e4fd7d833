"""Drafts of the record: kept while typing, used up by the case, taken back. kasus/kedaluwarsa.py ends what is too old."""

import json
from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Kiriman, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.actions.kasus import record_kasus
from kasus.models import Kasus, Konsep


class KonsepConflict(ActionRefused):
    """The draft was saved from another tab meanwhile; nothing of it was overwritten. Carries the draft."""

    def __init__(self, konsep: Konsep):
        self.konsep = konsep
        super().__init__(
            "Konsep ini juga diubah di tab lain. Isian di tab ini belum disimpan, dan yang di tab lain tidak ditimpa."
        )


class KonsepGone(ActionRefused):
    """The draft is no more: its case stands, or it was deleted."""


class KonsepForeign(KonsepGone):
    """The draft is somebody else's: to this account it does not exist."""


class KonsepTooBig(ActionRefused):
    """More text than a draft may hold."""


def is_foreign_konsep(pk, *, by: Pengguna) -> bool:
    """Does another account hold a draft under this key? It must look like none at all."""
    return Konsep.objects.filter(pk=pk).exclude(dicatat_oleh=by).exists()


@transaction.atomic
def record_konsep(
    pk, *, change: Callable[[dict], dict[str, list[str]]], versi: int, tab: str, urut: int, by: Pengguna
) -> Konsep:
    """Keeps what stands in the form: `change` makes the new content of the stored one, a step of it or the whole.

    `versi` 0 begins a draft; `tab` and `urut` put the sendings of one page in order.

    Raises KonsepConflict when another page saved meanwhile, KonsepGone when the draft was used up or deleted, and
    ActionRefused when it is too large, there are too many, or it is somebody else's.
    """
    row = Konsep.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    text = json.dumps(change(row.data if row and row.dicatat_oleh_id == by.pk else {}))
    if len(text) > settings.KONSEP_BYTES:
        raise KonsepTooBig("Isian terlalu panjang untuk konsep. Pendekkan uraian, atau simpan kasusnya sekarang.")
    if row is None:
        try:
            with transaction.atomic():
                return _begin(pk, text=text, versi=versi, tab=tab, urut=urut, by=by)
        except IntegrityError:  # two pages began the same draft at once: this one comes second
            return record_konsep(pk, change=change, versi=versi, tab=tab, urut=urut, by=by)
    if row.dicatat_oleh_id != by.pk:
        raise KonsepForeign("Konsep ini tidak ada.")
    same_page = tab and row.tab == tab
    if not same_page and row.versi != versi:
        raise KonsepConflict(row)
    if same_page and urut < row.urut:
        return row  # overtaken on the way by a later sending of the same page
    row.tab, row.urut = tab, urut
    if row.isi != text:
        row.isi, row.versi = text, row.versi + 1
    row.diubah_pada, row.diubah_oleh = now(), by
    row.save(update_fields=["isi", "tab", "urut", "versi", "diubah_pada", "diubah_oleh"])
    return row


def _begin(pk, *, text: str, versi: int, tab: str, urut: int, by: Pengguna) -> Konsep:
    _refuse_used_up(pk)
    if versi:
        raise KonsepGone("Konsep ini sudah dihapus. Isian Anda masih di halaman ini; simpan sebagai konsep baru.")
    if Konsep.objects.filter(dicatat_oleh=by).alive().count() >= settings.KONSEP_MAKS:
        raise ActionRefused(
            f"Anda sudah memiliki {settings.KONSEP_MAKS} konsep. Selesaikan atau hapus satu; isian ini belum disimpan."
        )
    row = Konsep(pk=pk, isi=text, tab=tab, urut=urut, dicatat_oleh=by, diubah_pada=now(), diubah_oleh=by)
    row.clean_fields(exclude=["id"])
    row.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_KONSEP, row, by=by)
    return row


def _refuse_used_up(pk) -> None:
    claim = Kiriman.objects.filter(kunci=pk).first()
    if claim:
        row = Kasus.objects.filter(pk=claim.objek_id).first() if claim.objek_jenis == "kasus.kasus" else None
        raise KonsepGone(f"Konsep ini sudah disimpan menjadi kasus{f' {row}' if row else ''}.")


@transaction.atomic
def record_kasus_of_konsep(pk, *, versi: int, tab: str, by: Pengguna, **values) -> Kasus:
    """The case of a draft: stored once, and the draft used up in the same transaction. Works without a draft as well.

    Raises KonsepConflict when another page changed the draft after this one was opened.
    """
    row = Konsep.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row and row.dicatat_oleh_id != by.pk:
        raise KonsepForeign("Konsep ini tidak ada.")
    if row and row.versi != versi and not (tab and row.tab == tab):
        raise KonsepConflict(row)
    kasus = record_kasus(by=by, kunci_kirim=pk, **values)
    if row:
        row.delete()
    return kasus


@transaction.atomic
def withdraw_konsep(konsep: Konsep, *, by: Pengguna) -> None:
    """Deletes an own draft for good."""
    row = Konsep.objects.select_for_update(of=("self",)).filter(pk=konsep.pk, dicatat_oleh=by).first()
    if row is None:
        raise KonsepGone("Konsep ini sudah tidak ada; mungkin sudah dihapus atau menjadi kasus.")
    audit.record(JenisPeristiwa.WITHDRAW_KONSEP, row, by=by)
    row.delete()

"""Drafts of any form: kept while typing, in the order of their pages; used up when the form is stored; taken back.

One account, one draft: to everybody else it does not exist. anggota/kedaluwarsa.py ends what is too old.
"""

import json
from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.konsep import KonsepDasar


class KonsepConflict(ActionRefused):
    """The draft was saved from another tab meanwhile; nothing of it was overwritten. Carries the draft."""

    def __init__(self, konsep: KonsepDasar):
        self.konsep = konsep
        super().__init__(
            "Konsep ini juga diubah di tab lain. Isian di tab ini belum disimpan, dan yang di tab lain tidak ditimpa."
        )


class KonsepGone(ActionRefused):
    """The draft is no more: what it was for stands, or it was deleted."""


class KonsepForeign(KonsepGone):
    """The draft is somebody else's: to this account it does not exist."""


class KonsepTooBig(ActionRefused):
    """More text than a draft may hold."""


@transaction.atomic
def keep_konsep(
    model: type[KonsepDasar], pk, *, change: Callable[[dict], dict[str, list[str]]], versi: int, tab: str, urut: int,
    by: Pengguna, begin: Callable[[], None], event: JenisPeristiwa, **fields,
) -> KonsepDasar:  # fmt: skip
    """Keeps what stands in the form: `change` makes the new content of the stored one, a step of it or the whole.

    `versi` 0 begins a draft with `fields`, unless `begin` refuses; `tab` and `urut` put the sendings of one page in order.

    Raises KonsepConflict when another page saved meanwhile, KonsepGone when the draft was used up or deleted, and
    ActionRefused when it is too large, there are too many, or it is somebody else's.
    """
    row = model.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    text = json.dumps(change(row.data if row and row.dicatat_oleh_id == by.pk else {}))
    if len(text) > settings.KONSEP_BYTES:
        raise KonsepTooBig("Isian terlalu panjang untuk konsep. Pendekkan uraian, atau simpan sekarang.")
    if row is None:
        page = {"versi": versi, "tab": tab, "urut": urut}
        new = model(pk=pk, isi=text, tab=tab, urut=urut, dicatat_oleh=by, diubah_pada=now(), diubah_oleh=by, **fields)
        try:
            with transaction.atomic():
                return _begin(new, versi=versi, by=by, begin=begin, event=event)
        except IntegrityError:  # two pages began the same draft at once: this one comes second
            return keep_konsep(model, pk, change=change, **page, by=by, begin=begin, event=event, **fields)
    _refuse_other_page(row, versi=versi, tab=tab, by=by)
    if tab and row.tab == tab and urut < row.urut:
        return row  # overtaken on the way by a later sending of the same page
    row.tab, row.urut = tab, urut
    if row.isi != text:
        row.isi, row.versi = text, row.versi + 1
    row.diubah_pada, row.diubah_oleh = now(), by
    row.save(update_fields=["isi", "tab", "urut", "versi", "diubah_pada", "diubah_oleh"])
    return row


def _begin(row: KonsepDasar, *, versi: int, by: Pengguna, begin: Callable[[], None], event) -> KonsepDasar:
    begin()
    if versi:
        raise KonsepGone("Konsep ini sudah dihapus. Isian Anda masih di halaman ini; simpan sebagai konsep baru.")
    row.clean_fields(exclude=["id"])
    row.save(force_insert=True)
    audit.record(event, row, by=by)
    return row


def _refuse_other_page(row: KonsepDasar, *, versi: int, tab: str, by: Pengguna) -> None:
    if row.dicatat_oleh_id != by.pk:
        raise KonsepForeign("Konsep ini tidak ada.")
    if row.versi != versi and not (tab and row.tab == tab):
        raise KonsepConflict(row)


def take_konsep(model: type[KonsepDasar], *, versi: int, tab: str, by: Pengguna, **lookup) -> KonsepDasar | None:
    """The draft that is about to be used up, locked; None when nothing was kept. Inside the transaction of its use.

    Raises KonsepConflict when another page changed the draft after this one was opened.
    """
    row = model.objects.select_for_update(of=("self",)).filter(**lookup).first()
    if row:
        _refuse_other_page(row, versi=versi, tab=tab, by=by)
    return row


@transaction.atomic
def delete_konsep(konsep: KonsepDasar, *, by: Pengguna, event: JenisPeristiwa) -> None:
    """Deletes an own draft for good."""
    row = type(konsep).objects.select_for_update(of=("self",)).filter(pk=konsep.pk, dicatat_oleh=by).first()
    if row is None:
        raise KonsepGone("Konsep ini sudah tidak ada; mungkin sudah dihapus atau dikirim.")
    audit.record(event, row, by=by)
    row.delete()

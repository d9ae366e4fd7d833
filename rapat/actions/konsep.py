"""Drafts of an agency's report: kept while typing, used up by the report, taken back (anggota/actions/konsep.py)."""

from functools import partial

from django.db import transaction

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, delete_konsep, keep_konsep, take_konsep
from anggota.enums import JenisPeristiwa
from anggota.models import Kiriman, Pengguna
from rapat.actions.tindak_lanjut import report_progress
from rapat.models import KonsepPerkembangan, Perkembangan, TindakLanjut


def record_konsep(
    item: TindakLanjut, *, kunci, data: dict[str, list[str]], versi: int, tab: str, urut: int, by: Pengguna
) -> KonsepPerkembangan:
    """Keeps what stands in the report form of this item; one draft for each item and account."""
    other = KonsepPerkembangan.objects.filter(pk=kunci).exclude(tindak_lanjut=item)
    if other.exists():
        raise KonsepForeign("Konsep ini tidak ada.")
    return keep_konsep(
        KonsepPerkembangan, kunci, change=lambda _: data, versi=versi, tab=tab, urut=urut, by=by, tindak_lanjut=item,
        begin=partial(_may_begin, item, kunci, by=by), event=JenisPeristiwa.RECORD_KONSEP_PERKEMBANGAN,
    )  # fmt: skip


def _may_begin(item: TindakLanjut, kunci, *, by: Pengguna) -> None:
    if Kiriman.objects.filter(kunci=kunci).exists():
        raise KonsepGone("Laporan ini sudah terkirim.")
    if row := KonsepPerkembangan.objects.filter(tindak_lanjut=item, dicatat_oleh=by).first():
        raise KonsepConflict(row)


@transaction.atomic
def report_progress_of_konsep(
    item: TindakLanjut, *, kunci_kirim, versi: int, tab: str, by: Pengguna, **values
) -> Perkembangan:
    """The report of a draft: stored once, and the draft used up in the same transaction. Works without a draft as well."""
    row = take_konsep(KonsepPerkembangan, tindak_lanjut=item, dicatat_oleh=by, versi=versi, tab=tab, by=by)
    note = report_progress(item, by=by, kunci_kirim=kunci_kirim, **values)
    if row:
        row.delete()
    return note


def withdraw_konsep(konsep: KonsepPerkembangan, *, by: Pengguna) -> None:
    """Deletes an own draft for good."""
    delete_konsep(konsep, by=by, event=JenisPeristiwa.WITHDRAW_KONSEP_PERKEMBANGAN)

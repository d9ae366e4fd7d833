"""Cases from a table: held after upload, stored after confirmation, all or nothing, in the way of actions.record_kasus."""

from django.db import IntegrityError, transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.actions.impor import DITOLAK_BASIS_DATA, refuse_preview
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.lembar import from_json, to_json
from kasus import lembar
from kasus.actions.dasar import Tumpukan
from kasus.actions.kasus import lock_numbering, recorded_columns, write_kasus
from kasus.models import ImporKasus, Kasus, Korban, KunciSumber
from kasus.models.impor import joint_key, key_index
from kasus.resources import KasusBaru, KasusResource, Pratinjau

_FROM_CASE = {"daftar_korban", "daftar_terlapor", "daftar_peristiwa"}


@transaction.atomic
def hold_kasus(*, rows: list[dict], by: Pengguna) -> ImporKasus:
    """Keeps the rows of an upload until its sender confirms them; what nobody will confirm any more goes."""
    ImporKasus.objects.leftover(by).delete()
    return write(ImporKasus(isi=to_json(rows), dicatat_oleh=by))


@transaction.atomic
def preview_kasus(impor: ImporKasus, *, by: Pengguna) -> Pratinjau:
    """What the held rows would do. A warning of a NIK tells whose it is, as a search does: one line in the trail for each victim."""
    preview = KasusResource().preview(from_json(impor.isi))
    if preview.nik_dikenal:
        met = Korban.objects.filter(pk__in=preview.nik_dikenal).select_related("kasus").order_by("pk")
        audit.record_many(JenisPeristiwa.SEARCH_ORANG, [(korban, ["nik"]) for korban in met], by=by)
    return preview


@transaction.atomic
def import_kasus(impor: ImporKasus, *, sidik: str, by: Pengguna) -> ImporKasus:
    """Stores the held rows exactly as the preview with this `sidik` showed them, each case as record_kasus would.

    A second confirmation stores nothing (`is_ulangan`). Raises ActionRefused for faults, and when the register changed since.
    """
    impor = ImporKasus.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if impor.disimpan_pada:
        impor.is_ulangan = True
        return impor
    rows = from_json(impor.isi)
    before = KasusResource().preview(rows)
    refuse_preview(before, sidik)
    numberings = {year: lock_numbering(year) for year in sorted(_years(before))}
    preview = KasusResource().preview(rows) if _changed_meanwhile(before) else before
    refuse_preview(preview, sidik)
    try:
        with transaction.atomic():
            stored = _store(preview.kasus_baru, numberings, by=by)
    except IntegrityError:
        raise ActionRefused(DITOLAK_BASIS_DATA) from None
    impor.isi, impor.disimpan_pada, impor.disimpan_oleh = "", now(), by
    impor.jumlah_kasus, impor.jumlah_korban = len(stored), preview.jumlah_korban
    impor.save(update_fields=["isi", "disimpan_pada", "disimpan_oleh", "jumlah_kasus", "jumlah_korban"])
    audit.record_many(JenisPeristiwa.RECORD_KASUS, stored, by=by)
    audit.record(JenisPeristiwa.IMPORT_KASUS, impor, by=by, kolom=[kolom.nama for kolom in lembar.KOLOM])
    return impor


def _years(preview: Pratinjau) -> set[int]:
    return {case.values["tanggal_lapor"].year for case in preview.kasus_baru}


def _changed_meanwhile(preview: Pratinjau) -> bool:
    """While we waited for the numbers: did another import bring in one of these cases?"""
    indexes = [key_index("kunci_kasus", case.kunci) for case in preview.kasus_baru]
    return any(
        KunciSumber.objects.filter(kasus_indeks__in=indexes[start : start + 500]).exists()
        for start in range(0, len(indexes), 500)
    )


def _store(cases: list[KasusBaru], numberings: dict, *, by: Pengguna) -> list[tuple[Kasus, list[str]]]:
    """All cases with the next numbers of their years, in the order of the file. Returns each with its columns for the trail."""
    heap, stored = Tumpukan(), []
    for case in cases:
        numbering = numberings[case.values["tanggal_lapor"].year]
        numbering.terakhir += 1
        kasus, victims = write_kasus(numbering.terakhir, by=by, write=heap.add, **case.values)
        for victim, kunci, isi in zip(victims, case.kunci_korban, case.isi, strict=True):
            heap.add(_source(victim, case.kunci, kunci, isi))
        values = {name: value for name, value in case.values.items() if name not in _FROM_CASE}
        stored.append((kasus, recorded_columns(values)))
    for numbering in numberings.values():
        numbering.save(update_fields=["terakhir"])
    heap.store()
    return stored


def _source(korban: Korban, kunci_kasus: str, kunci_korban: str, isi: str) -> KunciSumber:
    joint = joint_key(kunci_kasus, kunci_korban)
    return KunciSumber(
        korban=korban,
        kunci_kasus=kunci_kasus,
        kunci_korban=joint,
        isi=isi,
        kasus_indeks=key_index("kunci_kasus", kunci_kasus),
        korban_indeks=key_index("kunci_korban", joint),
    )

"""Recommendations, and the items they ask of agencies."""

import datetime

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, ProtectedError, Q

from anggota import audit
from anggota.actions.dasar import amend, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.models.lingkup import opened_instansi
from rapat.actions.dasar import hold_rapat, lock_numbering, lock_rapat
from rapat.actions.tindak_lanjut import locked
from rapat.enums import PeranInstansi, Prioritas, StatusPenyerahan, StatusTindakLanjut
from rapat.models import KonsepPerkembangan, Penyerahan, Perkembangan, Rapat, Rekomendasi, TindakLanjut


@once
def record_rekomendasi(
    rapat: Rapat, *, by: Pengguna, uraian: str, penanggung_jawab: Instansi, pendukung: list[Instansi] = (),
    tenggat: datetime.date | None = None, prioritas: str = Prioritas.SEDANG, **values,
) -> Rekomendasi:  # fmt: skip
    """A recommendation with the next number across all meetings, and one item for each agency asked: never without an owner."""
    lock_numbering()
    rapat = lock_rapat(rapat, apa="mencatat rekomendasinya")
    number = (Rekomendasi.objects.aggregate(last=Max("nomor"))["last"] or 0) + 1
    row = Rekomendasi(
        rapat=rapat, nomor=number, penanggung_jawab=penanggung_jawab, sejak=rapat.tanggal, uraian=uraian, tenggat=tenggat,
        prioritas=prioritas, dicatat_oleh=by, **values,
    )  # fmt: skip
    write(row)
    audit.record(JenisPeristiwa.RECORD_REKOMENDASI, row, by=by, kolom=["uraian", "tenggat", "prioritas", *values])
    assign_tindak_lanjut(row, by=by, instansi=penanggung_jawab, peran=PeranInstansi.PENANGGUNG_JAWAB, tenggat=tenggat)
    for instansi in pendukung:
        if instansi != penanggung_jawab:
            assign_tindak_lanjut(row, by=by, instansi=instansi, peran=PeranInstansi.PENDUKUNG, tenggat=tenggat)
    return row


def _refuse_stranger(rekomendasi: Rekomendasi, instansi: Instansi) -> None:
    """An item of a conference goes to an agency that may see the case: another could never open it."""
    kasus = rekomendasi.rapat.kasus_id
    if kasus and instansi.pk not in opened_instansi(kasus):
        raise ActionRefused(
            f"{instansi.singkatan} tidak menangani kasus ini, jadi tidak dapat membuka tugasnya. "
            "Pilih instansi yang menanganinya, atau rujuk dahulu kepada instansi itu."
        )


@transaction.atomic
def assign_tindak_lanjut(
    rekomendasi: Rekomendasi, *, by: Pengguna, instansi: Instansi, peran: PeranInstansi, tenggat: datetime.date | None
) -> TindakLanjut:
    """One agency is asked, in the present round of the recommendation."""
    _refuse_stranger(rekomendasi, instansi)
    item = TindakLanjut(
        rekomendasi=rekomendasi, instansi=instansi, putaran=rekomendasi.putaran, sejak=rekomendasi.sejak, peran=peran,
        tenggat=tenggat, dicatat_oleh=by,
    )  # fmt: skip
    write(item)
    audit.record(JenisPeristiwa.ASSIGN_TINDAK_LANJUT, item, by=by)
    return item


def refuse_once_reported(rekomendasi: Rekomendasi) -> list[TindakLanjut]:
    """Its items, locked. Raises ActionRefused when an agency has begun: what was asked then no longer changes."""
    items = rekomendasi.daftar_tindak_lanjut.select_for_update(of=("self",)).select_related("instansi").order_by("pk")
    items = list(items)
    begun = [item.instansi.singkatan for item in items if item.status != StatusTindakLanjut.BELUM]
    if begun:
        raise ActionRefused(
            f"{rekomendasi} sudah dilaporkan {', '.join(begun)}, jadi tidak dapat diubah atau dibatalkan lagi. "
            "Catat keputusan baru bila isinya berubah."
        )
    return items


def amend_rekomendasi(
    rekomendasi: Rekomendasi, *, by: Pengguna, instansi: tuple[Instansi, ...] = (), **values
) -> Rekomendasi:
    """Says otherwise what nobody has begun to do; the number stays, and so does a due date of an agency's own.

    `instansi` is the lead and who supports it; empty: those who are asked already.
    """
    kept, former = {item.instansi: item for item in refuse_once_reported(rekomendasi)}, rekomendasi.tenggat
    instansi = instansi or tuple(sorted(kept, key=lambda agency: agency != rekomendasi.penanggung_jawab))
    amend(rekomendasi, {**values, "penanggung_jawab": instansi[0]}, by=by)
    for agency in [agency for agency in kept if agency not in instansi]:
        _remove([kept.pop(agency)], rekomendasi)
    for row in sorted(
        kept.values(), key=lambda row: row.instansi == instansi[0]
    ):  # never two leads, not even for a moment
        row.peran = _peran(row.instansi, instansi)
        row.tenggat = rekomendasi.tenggat if row.tenggat == former else row.tenggat
        row.save(update_fields=["peran", "tenggat"])
    for agency in [agency for agency in instansi if agency not in kept]:
        peran = _peran(agency, instansi)
        assign_tindak_lanjut(rekomendasi, by=by, instansi=agency, peran=peran, tenggat=rekomendasi.tenggat)
    audit.record(JenisPeristiwa.UPDATE_REKOMENDASI, rekomendasi, by=by, kolom=[*values])
    return rekomendasi


def move_asked(rapat: Rapat) -> None:
    """Follows the meeting to its new date. Raises ActionRefused when something would be due, or done, before it was asked."""
    rows = Rekomendasi.objects.filter(rapat=rapat)
    items = TindakLanjut.objects.filter(rekomendasi__in=rows, putaran=1)
    notes = Perkembangan.objects.filter(tindak_lanjut__rekomendasi__in=rows)
    due = items.filter(rekomendasi=OuterRef("pk"), tenggat__lt=rapat.tanggal)
    done = notes.filter(tindak_lanjut__rekomendasi=OuterRef("pk"), tanggal_tindakan__lt=rapat.tanggal)
    late = rows.filter(Q(tenggat__lt=rapat.tanggal, putaran=1) | Exists(due) | Exists(done))
    if numbers := list(late.values_list("nomor", flat=True)):
        told = ", ".join(map(str, numbers))
        raise ActionRefused(
            f"Tenggat atau tindakan rekomendasi {told} akan mendahului rapatnya. Ubah dahulu tenggatnya, lalu tanggal rapat."
        )
    rows.filter(putaran=1).update(sejak=rapat.tanggal)
    items.update(sejak=rapat.tanggal)
    notes.update(tanggal_rapat=rapat.tanggal)


def _peran(agency: Instansi, instansi: tuple[Instansi, ...]) -> PeranInstansi:
    return PeranInstansi.PENANGGUNG_JAWAB if agency == instansi[0] else PeranInstansi.PENDUKUNG


def withdraw_rekomendasi(rekomendasi: Rekomendasi, *, by: Pengguna) -> None:
    """Takes back, with its items, what nobody has begun to do. Of the last one the number is given again, others leave a gap."""
    items = refuse_once_reported(rekomendasi)
    audit.record(JenisPeristiwa.WITHDRAW_REKOMENDASI, rekomendasi, by=by)
    _remove([*items, rekomendasi], rekomendasi)


def _remove(rows: list, rekomendasi: Rekomendasi) -> None:
    try:
        with transaction.atomic():  # a draft that an agency began is no report; a history goes with what it is of
            if rekomendasi in rows:
                rekomendasi.daftar_riwayat.all().delete()
            KonsepPerkembangan.objects.filter(
                tindak_lanjut__in=[row for row in rows if isinstance(row, TindakLanjut)]
            ).delete()
            for row in rows:
                row.delete()
    except ProtectedError:
        raise ActionRefused(
            f"{rekomendasi} sudah dipakai di bagian lain (misalnya sudah diberitahukan), jadi tidak dapat ditarik. "
            "Catat keputusan baru bila isinya berubah."
        ) from None


@transaction.atomic
def reassign_tindak_lanjut(item: TindakLanjut, *, by: Pengguna, instansi: Instansi, alasan: str) -> TindakLanjut:
    """An open item goes to another agency, with its notes. Raises ValidationError when that agency has the same task already."""
    hold_rapat(item.rekomendasi.rapat_id)
    item = locked(item)
    if not item.is_terbuka:
        raise ActionRefused(f"{item} sudah berstatus {item.get_status_display()}, jadi tidak dialihkan lagi.")
    _refuse_stranger(item.rekomendasi, instansi)
    why = f"{alasan}: dari {item.instansi.singkatan} kepada {instansi.singkatan}"
    item.instansi = instansi
    item.full_clean()
    item.save(update_fields=["instansi"])
    if item.peran == PeranInstansi.PENANGGUNG_JAWAB:
        amend(item.rekomendasi, {"penanggung_jawab": instansi}, by=by)
    for asked in item.daftar_penyerahan.menunggu():  # overtaken: the item has gone another way
        answer_penyerahan(asked, status=StatusPenyerahan.DICABUT, by=by)
    audit.record(JenisPeristiwa.REASSIGN_TINDAK_LANJUT, item, by=by, kolom=["instansi"], alasan=why)
    return item


def answer_penyerahan(row: Penyerahan, *, status: StatusPenyerahan, by: Pengguna, catatan: str = "") -> None:
    """Ends an open request; the caller holds the item and writes the trail."""
    row.status, row.catatan, row.diputus_pada, row.diputus_oleh = status, catatan, now(), by
    row.full_clean()
    row.save(update_fields=["status", "catatan", "diputus_pada", "diputus_oleh"])

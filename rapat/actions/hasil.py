"""The lines of the minutes. A recommendation lives and dies with the line that made it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from anggota import audit
from anggota.actions.dasar import bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from rapat.actions.dasar import lock_numbering, lock_rapat
from rapat.actions.rekomendasi import amend_rekomendasi, record_rekomendasi, withdraw_rekomendasi
from rapat.enums import JenisHasil
from rapat.models import Hasil, PenerimaKeputusan, Rapat, Rekomendasi
from rapat.tulisan import Baris, baca_baris

COLUMNS = ["ketikan", "jenis", "teks", "tenggat", "rekomendasi"]


@transaction.atomic
def record_hasil(rapat: Rapat, *, by: Pengguna, kunci: uuid.UUID, baris: Baris) -> Hasil:
    """A line at the end of the minutes, with its recommendation. The same line sent again is found (`is_ulangan`), not doubled."""
    if baris.jenis == JenisHasil.REKOMENDASI:
        lock_numbering()
    rapat = lock_rapat(rapat, apa="menulis notulen")
    if known := Hasil.objects.filter(pk=kunci).first():
        if (known.rapat_id, known.dicatat_oleh_id, known.ketikan) != (rapat.pk, by.pk, baris.ketikan):
            raise ActionRefused(
                "Baris ini sudah tersimpan dengan isi lain. Muat ulang halaman, lalu tulis sebagai baris baru."
            )
        known.is_ulangan = True
        return known
    last = rapat.daftar_hasil.aggregate(last=Max("urutan"))["last"] or 0
    row = Hasil(id=kunci, rapat=rapat, urutan=last + 1, dicatat_oleh=by, **_columns(baris))
    if baris.jenis == JenisHasil.REKOMENDASI:
        row.rekomendasi = _recommend(rapat, baris, by=by)
    write(row)
    _ask(row, baris)
    audit.record(JenisPeristiwa.RECORD_HASIL, row, by=by, kolom=["jenis", "teks"])
    return row


@transaction.atomic
def update_hasil(hasil: Hasil, *, by: Pengguna, versi: str, baris: Baris) -> Hasil:
    """The line says something else; its recommendation follows. Raises Conflict when somebody else was quicker."""
    lock_numbering()
    rapat = lock_rapat(hasil.rapat, apa="mengubah notulen")
    row = lock_version(hasil, versi)
    if row.dibatalkan_pada:
        raise ActionRefused("Baris ini sudah dibatalkan. Tulis sebagai baris baru.")
    before, former = row.rekomendasi, _former(row, rapat)
    for name, value in _columns(baris).items():
        setattr(row, name, value)
    if baris.jenis != JenisHasil.REKOMENDASI:
        row.rekomendasi = None
    elif before:
        amend_rekomendasi(before, by=by, **_typed_anew(baris, former, before))
    else:
        row.rekomendasi = _recommend(rapat, baris, by=by)
    bump(row, by=by, columns=COLUMNS)
    _ask(row, baris)
    if before and row.rekomendasi is None:
        withdraw_rekomendasi(before, by=by)
    audit.record(JenisPeristiwa.UPDATE_HASIL, row, by=by, kolom=["jenis", "teks"])
    return row


@transaction.atomic
def withdraw_hasil(hasil: Hasil, *, by: Pengguna) -> Hasil:
    """Undo: the line stays, struck through; its recommendation goes while no agency has reported. A second time does nothing."""
    lock_rapat(hasil.rapat, apa="membatalkan baris notulen")
    row = Hasil.objects.select_for_update(of=("self",)).get(pk=hasil.pk)
    if row.dibatalkan_pada:
        return row
    asked = row.rekomendasi
    row.rekomendasi, row.dibatalkan_pada, row.dibatalkan_oleh = None, now(), by
    bump(row, by=by, columns=["rekomendasi", "dibatalkan_pada", "dibatalkan_oleh"])
    if asked:
        withdraw_rekomendasi(asked, by=by)
    audit.record(JenisPeristiwa.WITHDRAW_HASIL, row, by=by)
    return row


def _columns(baris: Baris) -> dict:
    return {"ketikan": baris.ketikan, "jenis": baris.jenis, "teks": baris.teks, "tenggat": baris.tenggat}


def _asked(baris: Baris) -> dict:
    return {"uraian": baris.teks, "tenggat": baris.tenggat, "prioritas": baris.prioritas}


def _former(row: Hasil, rapat: Rapat) -> Baris | None:
    """What the line said until now; None when it cannot be read any more (an agency has another name since)."""
    try:
        return baca_baris(row.ketikan, instansi=Instansi.objects.all(), hari=rapat.tanggal)
    except ValidationError:
        return None


def _typed_anew(baris: Baris, former: Baris | None, rekomendasi: Rekomendasi) -> dict:
    """What the line asks for otherwise than before: the register may say more since, and a comma mended here does not undo that.

    So an agency that was asked in the register stays, also beside others that are typed now.
    """
    if former is None:
        return {"instansi": baris.instansi, **_asked(baris)}
    before = _asked(former)
    changed = {name: value for name, value in _asked(baris).items() if value != before[name]}
    if baris.instansi != former.instansi:
        asked = [item.instansi for item in rekomendasi.daftar_tindak_lanjut.select_related("instansi").order_by("pk")]
        others = [agency for agency in asked if agency not in former.instansi]
        changed["instansi"] = tuple(dict.fromkeys([*baris.instansi, *others]))
    return changed


def _recommend(rapat: Rapat, baris: Baris, *, by: Pengguna) -> Rekomendasi:
    lead, *others = baris.instansi
    return record_rekomendasi(rapat, by=by, penanggung_jawab=lead, pendukung=others, **_asked(baris))


def _ask(row: Hasil, baris: Baris) -> None:
    """Who is to do what was decided; of a recommendation its items say so."""
    row.daftar_penerima.all().delete()
    asked = baris.instansi if baris.jenis == JenisHasil.KEPUTUSAN else ()
    PenerimaKeputusan.objects.bulk_create(PenerimaKeputusan(hasil=row, instansi=agency) for agency in asked)

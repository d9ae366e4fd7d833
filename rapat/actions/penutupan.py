"""The end of a meeting: its minutes are closed, kept as they were printed, and opened again only with a reason."""

import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import content_of, discarded_on_failure
from rapat.actions.dasar import hold_rapat, lock_rapat
from rapat.actions.pengingat import antre_tugas_baru
from rapat.actions.rapat import step
from rapat.enums import StatusRapat
from rapat.models import Notulen, Rapat
from rapat.naskah import notulen_html


@transaction.atomic
def close_rapat(
    rapat: Rapat, *, by: Pengguna, pimpinan: str, notulis: str, cetak: Callable[[str], bytes] | None = None
) -> Notulen:
    """Locks the minutes as their next version, and tells each agency its new tasks. `cetak` makes the PDF that is kept; without it
    (a meeting taken over from paper) none is kept and nobody is told. Whoever writes a line just now finishes first, or is refused.
    """
    rapat = lock_rapat(rapat, apa="menutupnya")
    step(rapat, to=StatusRapat.SELESAI)
    row = Notulen(
        rapat=rapat, versi=rapat.daftar_notulen.count() + 1, pimpinan=pimpinan, notulis=notulis, dicatat_oleh=by
    )
    if cetak:
        content = cetak(notulen_html(rapat, row, user=by))
        row.berkas, row.sidik = ContentFile(content, name="notulen.pdf"), hashlib.sha256(content).hexdigest()
    with discarded_on_failure(row.berkas):
        write(row)
        rapat.save(update_fields=["status"])
        audit.record(JenisPeristiwa.CLOSE_RAPAT, rapat, by=by, kolom=["status"], alasan=f"versi {row.versi}")
        if cetak:
            antre_tugas_baru(rapat, by=by)
    return row


@transaction.atomic
def reopen_rapat(rapat: Rapat, *, by: Pengguna, alasan: str) -> Rapat:
    """The minutes may be written again; the version closed so far is kept as one of the past. Raises ActionRefused without a reason."""
    if not alasan.strip():
        raise ActionRefused("Tulis alasan membuka kembali rapat ini.")
    rapat = hold_rapat(rapat.pk)
    if rapat.status != StatusRapat.SELESAI:
        raise ActionRefused("Rapat ini tidak tertutup; mungkin sudah dibuka orang lain. Muat ulang halaman ini.")
    step(rapat, to=StatusRapat.BERLANGSUNG)
    rapat.save(update_fields=["status"])
    for row in rapat.daftar_notulen.berlaku():
        row.dibuka_pada, row.dibuka_oleh, row.alasan_buka = now(), by, alasan.strip()
        row.full_clean()
        row.save(update_fields=["dibuka_pada", "dibuka_oleh", "alasan_buka"])
    audit.record(JenisPeristiwa.REOPEN_RAPAT, rapat, by=by, kolom=["status"], alasan=alasan)
    return rapat


@transaction.atomic
def export_notulen(rapat: Rapat, *, by: Pengguna, notulen: Notulen | None = None) -> bytes | None:
    """The kept PDF, or None when the sheet is printed from the rows; either way a line in the trail.

    Raises ActionRefused when the kept file is gone or was tampered with.
    """
    content = content_of(notulen.berkas, "Naskah notulen ini") if notulen and notulen.berkas else None
    if content is not None and hashlib.sha256(content).hexdigest() != notulen.sidik:
        raise ActionRefused("Naskah notulen ini tidak sama dengan yang disimpan. Beri tahu pengelola sistem.")
    audit.record(JenisPeristiwa.EXPORT_NOTULEN, rapat, by=by, alasan=f"versi {notulen.versi}" if notulen else "konsep")
    return content


@transaction.atomic
def record_export_teguran(kode: str, *, by: Pengguna) -> None:
    """That a reminder letter to an agency was printed."""
    audit.record(JenisPeristiwa.EXPORT_TEGURAN, by=by, kode=kode)

"""The letter of invitation: number, date, who signs, which guests."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import hold_rapat
from rapat.models import Rapat, UndanganRapat


@transaction.atomic
def record_undangan(rapat: Rapat, *, by: Pengguna, versi: str = "", **values) -> UndanganRapat:
    """Writes the letter of a meeting, or changes it. Raises Conflict, ActionRefused, ValidationError."""
    rapat = hold_rapat(rapat.pk)
    if rapat.is_usai:
        raise ActionRefused(
            f"Rapat ini sudah berstatus {rapat.get_status_display()}, jadi undangannya tidak diubah lagi."
        )
    row = UndanganRapat.objects.filter(rapat=rapat).first()
    if row is None:
        row, changed = write(UndanganRapat(rapat=rapat, dicatat_oleh=by, **values)), list(values)
    else:
        row = lock_version(row, versi)
        changed = amend(row, values, by=by)
    if changed:
        audit.record(JenisPeristiwa.RECORD_UNDANGAN, row, by=by, kolom=changed)
    return row

"""Task forces of the kabupaten and kota: recorded and corrected by the secretariat."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from program.models import GugusDaerah


@once
def record_gugus_daerah(*, by: Pengguna, **values) -> GugusDaerah:
    """A decree, or the answer that there is none. Raises ValidationError for a second row of the same day."""
    row = write(GugusDaerah(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_GUGUS_DAERAH, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_gugus_daerah(row: GugusDaerah, *, by: Pengguna, versi: str, **values) -> GugusDaerah:
    """Corrects what was typed; a new decree is a row of its own. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_GUGUS_DAERAH, row, by=by, kolom=changed)
    return row

"""Writes of what the office sets for everyone."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengaturan, Pengguna
from gugus_tugas.clock import now


@transaction.atomic
def update_pengaturan(*, by: Pengguna, **values: str) -> Pengaturan:
    """The link of the WhatsApp group (empty takes it away), or a sentence of law (empty brings back the one of the programme)."""
    row = Pengaturan.objects.select_for_update(of=("self",)).filter(pk=1).first()
    fresh = row is None
    row = row or Pengaturan(pk=1)
    for name, value in values.items():
        setattr(row, name, value)
    row.dicatat_oleh, row.dicatat_pada = by, now()
    row.full_clean(validate_unique=fresh)
    row.save(force_insert=fresh)
    audit.record(JenisPeristiwa.UPDATE_PENGATURAN, row, by=by, kolom=values)
    return row

"""Writes of what the office sets for everyone."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengaturan, Pengguna
from gugus_tugas.clock import now


@transaction.atomic
def update_pengaturan(*, by: Pengguna, tautan_grup: str) -> Pengaturan:
    """The link of the WhatsApp group; empty takes it away."""
    row = Pengaturan.objects.select_for_update(of=("self",)).filter(pk=1).first()
    fresh = row is None
    row = row or Pengaturan(pk=1)
    row.tautan_grup, row.dicatat_oleh, row.dicatat_pada = tautan_grup, by, now()
    row.full_clean(validate_unique=fresh)
    row.save(force_insert=fresh)
    audit.record(JenisPeristiwa.UPDATE_PENGATURAN, row, by=by, kolom=["tautan_grup"])
    return row

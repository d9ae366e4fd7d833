"""Acts upon the trail itself: they too leave a row."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from anggota.rantai import Pemeriksaan


def check_jejak(pemeriksaan: Pemeriksaan, *, by: Pengguna | str) -> Pemeriksaan:
    """Walks the whole chain. That it was found whole is recorded; a broken trail is left exactly as it was found."""
    pemeriksaan.run()
    if not pemeriksaan.putus:
        with transaction.atomic():
            audit.record(
                JenisPeristiwa.CHECK_JEJAK,
                by=by,
                alasan=f"utuh: {pemeriksaan.jumlah} baris, sidik terakhir {pemeriksaan.sidik}",
            )
    return pemeriksaan

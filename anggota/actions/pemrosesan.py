"""The trail of the record of processing leaving the system."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna


@transaction.atomic
def record_export_pemrosesan(*, by: Pengguna) -> None:
    audit.record(JenisPeristiwa.EXPORT_PEMROSESAN, by=by, kode="catatan pemrosesan")

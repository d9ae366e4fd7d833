"""The trail of who asked what a leaked account had seen."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna


@transaction.atomic
def record_export_paparan(pelaku: str, *, by: Pengguna) -> None:
    """The list left the system as CSV."""
    audit.record(JenisPeristiwa.EXPORT_PAPARAN, by=by, kode=pelaku)


@transaction.atomic
def report_kebocoran(pelaku: str, *, by: Pengguna) -> None:
    """The draft of the notice was made."""
    audit.record(JenisPeristiwa.REPORT_KEBOCORAN, by=by, kode=pelaku)

"""Writes of this app: historical counts, and the trail of downloads."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from laporan.enums import Edisi
from laporan.models import RekapHistoris


@transaction.atomic
def record_rekap(*, by: Pengguna, **values) -> RekapHistoris:
    rekap = RekapHistoris(dicatat_oleh=by, **values)
    rekap.full_clean()
    rekap.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_REKAP, rekap, by=by)
    return rekap


@transaction.atomic
def record_export_laporan(tahun: int, edisi: Edisi, *, by: Pengguna | str) -> None:
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"Laporan {tahun} edisi {edisi.label}")

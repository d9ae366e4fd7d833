"""Historical counts, and the trail of downloads that are made on the spot."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tabel import write_tables
from laporan.buku_tabel import ATURAN, tables_workbook
from laporan.enums import Edisi
from laporan.models import LaporanTahunan, RekapHistoris
from laporan.naskah_word import naskah_word
from laporan.peneliti import researcher_workbook
from laporan.rancangan import naskah_versi
from laporan.statistics.glotip import KEPALA, as_row, glotip
from laporan.tabel import TabelLaporan
from program.enums.penelitian import StatusPenelitian
from program.models import Penelitian


@transaction.atomic
def record_rekap(*, by: Pengguna, **values) -> RekapHistoris:
    rekap = RekapHistoris(dicatat_oleh=by, **values)
    rekap.full_clean()
    rekap.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_REKAP, rekap, by=by)
    return rekap


@transaction.atomic
def export_tabel_penelitian(penelitian: Penelitian, *, by: Pengguna) -> bytes:
    """The prepared tables of a researcher, with a line in the trail. Raises ActionRefused without an agreement in force."""
    if penelitian.status != StatusPenelitian.BERJALAN or penelitian.is_berakhir:
        raise ActionRefused(
            "Tabel hanya disiapkan untuk penelitian yang berjalan dengan perjanjian yang masih berlaku."
        )
    content = researcher_workbook(penelitian)
    audit.record(JenisPeristiwa.EXPORT_TABEL_PENELITIAN, penelitian, by=by)
    return content


@transaction.atomic
def record_export_laporan(tahun: int, edisi: Edisi, *, by: Pengguna | str) -> None:
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"Laporan {tahun} edisi {edisi.label}")


@transaction.atomic
def export_naskah(laporan: LaporanTahunan, edisi: Edisi, *, by: Pengguna) -> bytes:
    """The chapters of a version as a Word document, with a line in the trail."""
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"Naskah {laporan} edisi {edisi.label}")
    judul = f"Laporan Tahunan {laporan.tahun}, versi {laporan.versi}, edisi {edisi.label}"
    return naskah_word(naskah_versi(laporan, edisi), judul=judul, klasifikasi=edisi.label.upper())


@transaction.atomic
def record_export_ringkasan(nama: str, *, by: Pengguna) -> None:
    """`nama` of the period."""
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"Ringkasan {nama}")


@transaction.atomic
def export_glotip(tahun: int, *, by: Pengguna) -> bytes:
    """Rows for the national focal point as XLSX, with a line in the trail. Raises ActionRefused for a year of another source."""
    lines = glotip(tahun, on=min(datetime.date(tahun, 12, 31), timezone.localdate()))
    if not lines:
        raise ActionRefused(f"Angka {tahun} berasal dari sumber lain dan tidak dapat dirinci dalam bentuk GLOTIP.")
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"GLOTIP {tahun}")
    notes = [
        ["Untuk siapa", ATURAN[Edisi.TERBATAS]],
        ["Cakupan", f"Provinsi Aceh, laporan yang diterima tahun {tahun}; terindikasi dan ditetapkan sebagai korban."],
        ["Menjumlah", "Korban yang sama tampak pada setiap dimensi: hanya Dimension “Total” yang boleh dijumlahkan."],
        [
            "Bentuk eksploitasi",
            "Tiap korban sekali; yang mengalami lebih dari satu bentuk terhitung pada Other purposes.",
        ],
    ]
    rows = (as_row(line, tahun) for line in lines)
    return write_tables([(f"GLOTIP {tahun}", list(KEPALA), rows), ("Catatan", ["Hal", "Keterangan"], notes)]).read()


@transaction.atomic
def export_tabel(tables: Sequence[TabelLaporan], sumber: str, edisi: Edisi, *, by: Pengguna) -> bytes:
    """The tables of `sumber` ("Laporan 2025") as XLSX, with a line in the trail. Raises ActionRefused for a version without any."""
    if not tables:
        raise ActionRefused("Versi ini dibekukan sebelum tabelnya ikut disimpan. Angkanya ada dalam PDF.")
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=f"Tabel {sumber} edisi {edisi.label}")
    return tables_workbook(tables, sumber, edisi)

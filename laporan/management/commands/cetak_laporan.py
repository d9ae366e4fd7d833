"""Writes the Laporan Tahunan of a year as PDF, without a browser."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from gugus_tugas.pdf import PdfFailed
from laporan.actions import record_export_laporan
from laporan.annual_report import build_annual_report
from laporan.document import render_annual_pdf
from laporan.enums import Edisi
from laporan.statistics import available_years


class Command(BaseCommand):
    help = "Menulis Laporan Tahunan sebagai PDF."

    def add_arguments(self, parser):
        parser.add_argument("tahun", type=int)
        parser.add_argument("--edisi", choices=Edisi.values, default=Edisi.UMUM)
        parser.add_argument("--keluaran", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args, tahun, edisi, keluaran, **options):
        if tahun not in available_years():
            raise CommandError(
                f"Tidak ada data untuk tahun {tahun}. Tahun yang ada: {', '.join(map(str, available_years())) or 'belum ada'}."
            )
        if not keluaran.parent.is_dir():
            raise CommandError(f"Folder {keluaran.parent} tidak ada.")
        try:
            content = render_annual_pdf(build_annual_report(tahun, Edisi(edisi)))
        except PdfFailed as failure:
            raise CommandError(str(failure)) from None
        keluaran.write_bytes(content)
        record_export_laporan(tahun, Edisi(edisi), by=audit.SYSTEM)
        self.stdout.write(f"{keluaran} ditulis ({len(content) // 1024} kB).")

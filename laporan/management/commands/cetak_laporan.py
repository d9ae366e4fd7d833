"""Writes the Laporan Tahunan of a year as PDF, without a browser."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.pdf import PdfFailed
from laporan.actions import export_edisi, record_export_laporan
from laporan.enums import Edisi
from laporan.models import LaporanTahunan
from laporan.naskah import render_konsep
from laporan.rancangan import build_angka
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
            content = self._content(tahun, Edisi(edisi))
        except (ActionRefused, PdfFailed) as failure:
            raise CommandError(str(failure)) from None
        keluaran.write_bytes(content)
        self.stdout.write(f"{keluaran} ditulis ({len(content) // 1024} kB).")

    def _content(self, tahun: int, edisi: Edisi) -> bytes:
        """The issued PDF as it was kept; where none is in force the figures of today, marked as a draft."""
        issued = LaporanTahunan.objects.berlaku().filter(tahun=tahun).first()
        if issued:
            return export_edisi(issued.daftar_edisi.get(edisi=edisi), by=audit.SYSTEM)
        content = render_konsep(build_angka(tahun, edisi), narasi={})
        record_export_laporan(tahun, edisi, by=audit.SYSTEM)
        return content

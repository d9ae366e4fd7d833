"""Makes the PDF of every issued edition anew from its frozen content and compares it with the one that was issued."""

from django.core.management.base import BaseCommand, CommandError

from gugus_tugas.pdf import PdfFailed
from gugus_tugas.pustaka import pdf_libraries
from laporan.models import EdisiLaporan
from laporan.potret import Potret, render_potret
from laporan.snapshot import fingerprint


class Command(BaseCommand):
    help = "Membandingkan setiap laporan terbit dengan PDF yang dibuat lagi dari potretnya."

    def handle(self, *args, **options):
        here, different = pdf_libraries(), 0
        for row in EdisiLaporan.objects.select_related("laporan").exclude(sidik="").order_by("laporan", "edisi"):
            told = self._judge(row, here)
            different += not told.startswith("sama")
            self.stdout.write(f"{row}: {told}")
        if different:
            raise CommandError(f"{different} edisi tidak sama.")

    def _judge(self, row: EdisiLaporan, here: dict[str, str]) -> str:
        if fingerprint(row.potret) != row.sidik_potret:
            return "POTRET BERUBAH sejak disetujui"
        try:
            again = fingerprint(render_potret(row.potret))
        except PdfFailed as failure:
            return str(failure)
        if again == row.sidik:
            return f"sama {again}"
        then = Potret.read(row.potret).pustaka
        others = [f"{name} {then.get(name)} → {here[name]}" for name in here if then.get(name) != here[name]]
        return f"BERBEDA; pustaka: {', '.join(others) or 'sama seperti saat terbit'}"

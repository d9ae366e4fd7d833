"""Runs one recurring work for a timer and writes down when it ran and whether it succeeded (gugus_tugas/catatan.py).

What went wrong stands in the journal alone; the record holds no sentence that could name somebody.
"""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from gugus_tugas import catatan

PEKERJAAN = (
    "kirim_pengingat",
    "hapus_kedaluwarsa",
    "periksa_jejak",
    "sapu_berkas",
    "periksa",
    "cadangkan",
    "uji_pemulihan",
)
SENDIRI = {"cadangkan", "uji_pemulihan"}  # write their own record, also when started by hand


class Command(BaseCommand):
    help = "Menjalankan satu pekerjaan berkala dan mencatat hasilnya."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("pekerjaan", choices=PEKERJAAN)

    def handle(self, *args, pekerjaan, **options):
        try:
            call_command(pekerjaan, stdout=self.stdout, stderr=self.stderr)
        except Exception as failure:
            if pekerjaan not in SENDIRI or not isinstance(failure, CommandError):
                catatan.write(pekerjaan, beres=False, kalimat=type(failure).__name__)
            raise
        if pekerjaan not in SENDIRI:
            catatan.write(pekerjaan, beres=True)

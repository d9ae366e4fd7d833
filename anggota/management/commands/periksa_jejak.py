"""Verifies the audit trail. Exit code 0: whole; 1: broken, and the first broken row is named."""

import re

from django.core.management.base import BaseCommand, CommandError

from anggota import actions, audit
from anggota.models import KepalaJejak
from anggota.rantai import Patokan, Pemeriksaan
from gugus_tugas.progress import Progress


def patokan(text: str) -> Patokan:
    """`120:<64 hexadecimal digits>`, as an earlier check printed it."""
    match = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text.strip())
    if not match:
        raise CommandError("--patokan berbentuk JUMLAH:SIDIK, persis seperti dicetak oleh pemeriksaan sebelumnya.")
    return Patokan(jumlah=int(match[1]), sidik=match[2])


class Command(BaseCommand):
    help = "Memeriksa rantai jejak audit dan menyebut baris pertama yang rusak."

    def add_arguments(self, parser):
        parser.add_argument(
            "--patokan",
            type=patokan,
            metavar="JUMLAH:SIDIK",
            help="hasil pemeriksaan sebelumnya yang disimpan di luar server; membongkar pemotongan di akhir jejak",
        )

    def handle(self, *args, patokan, **options):
        total = sum(KepalaJejak.objects.values_list("jumlah", flat=True))
        progress = Progress(self.stdout, "Memeriksa jejak", total)
        found = actions.check_jejak(Pemeriksaan(patokan=patokan, step=progress), by=audit.SYSTEM)
        progress.end()
        if found.putus:
            raise CommandError(f"Jejak audit RUSAK. {found.putus} Baris sebelumnya ({found.jumlah}) utuh.")
        self.stdout.write(f"Jejak audit utuh: {found.jumlah} baris, sidik terakhir {found.sidik}.")
        self.stdout.write(f"Simpan di luar server untuk pemeriksaan berikutnya: --patokan {found.jumlah}:{found.sidik}")

"""Finds stored files to which no row points, and rows whose file is gone; removes the former only when told.

Exit code 0: all is well or was removed; 1: a row points to a file that is not there.
"""

import datetime

from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from anggota.actions import berkas
from gugus_tugas.rak import RakGagal
from gugus_tugas.templatetags.ui import angka

MIN_JAM = 1  # a file younger than this may belong to a request that is still running


class Command(BaseCommand):
    help = "Mencari berkas tersimpan yang tidak dimiliki baris mana pun; menghapusnya hanya dengan --hapus."

    def add_arguments(self, parser):
        parser.add_argument("--hapus", action="store_true", help="menghapus berkas tanpa pemilik")
        parser.add_argument("--jam", type=int, default=24, help="umur paling sedikit dalam jam (bawaan 24)")

    def handle(self, *args, hapus, jam, **options):
        if jam < MIN_JAM:
            raise CommandError(f"--jam paling sedikit {MIN_JAM}: berkas yang lebih muda mungkin sedang disimpan.")
        try:
            self._sweep(datetime.timedelta(hours=jam), hapus=hapus)
        except RakGagal as failure:
            raise CommandError(f"{failure.strerror}. Periksa BERKAS_S3_URL, lalu jalankan lagi.") from None

    def _sweep(self, umur: datetime.timedelta, *, hapus: bool) -> None:
        found = berkas.find_berkas(older_than=umur)
        self.stdout.write(
            f"{angka(len(found.yatim))} berkas tanpa pemilik, {angka(found.muda)} lagi masih terlalu muda."
        )
        if hapus:
            gone = berkas.remove_berkas(found.yatim, by=audit.SYSTEM)
            self.stdout.write(f"{angka(gone)} berkas dihapus.")
        elif found.yatim:
            self.stdout.write("Tidak ada yang dihapus. Jalankan lagi dengan --hapus.")
        for label, number in sorted(found.hilang.items()):
            self.stdout.write(f"{label}: {angka(number)} baris menunjuk berkas yang tidak ada.")
        if found.hilang:
            raise CommandError(
                "Ada baris yang berkasnya hilang. Periksa BERKAS_S3_URL atau BERKAS_DIR; bila itu benar, pulihkan dari cadangan."
            )

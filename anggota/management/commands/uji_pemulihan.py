"""Restores the newest backup beside the data, compares everything, and throws the copy away. Meant for a timer, every month."""

import time

from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from anggota.actions import cadangan
from gugus_tugas import catatan
from gugus_tugas.cadangan.gagal import CadanganGagal
from gugus_tugas.templatetags.ui import angka


class Command(BaseCommand):
    help = "Membuktikan bahwa cadangan terakhir dapat dipulihkan: jumlah, isi, berkas, dan jejak audit sama."

    def handle(self, *args, **options):
        begun = time.monotonic()
        try:
            path, manifest = cadangan.try_cadangan(by=audit.SYSTEM, report=self.stdout.write)
        except CadanganGagal as failure:
            catatan.write("uji_pemulihan", beres=False, kalimat=str(failure))
            raise CommandError(f"Uji pemulihan GAGAL. {failure}", returncode=failure.kode) from None
        rows = sum(count for count, _ in manifest.tabel.values())
        told = (
            f"{path.name} dapat dipulihkan: {angka(len(manifest.tabel))} tabel, {angka(rows)} baris, {angka(len(manifest.berkas))}"
            f" berkas sama, jejak audit utuh; {time.monotonic() - begun:.0f} detik."
        )
        catatan.write("uji_pemulihan", beres=True, kalimat=told)
        self.stdout.write(told)

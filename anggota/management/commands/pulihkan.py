"""Restores a backup into database and file folder, all or nothing; see docs/operasi.md. Exit codes as of `cadangkan`, and
6 the backup is damaged, 7 the target is filled or in use, 8 the result differs from what was saved.
"""

import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from anggota.actions import cadangan
from gugus_tugas.cadangan import gudang
from gugus_tugas.cadangan.gagal import CadanganGagal


class Command(BaseCommand):
    help = "Memulihkan basis data dan berkas dari satu cadangan; semuanya diperiksa dahulu, baru mengganti yang ada."

    def add_arguments(self, parser):
        parser.add_argument("cadangan", help="berkas .cadangan, atau 'terakhir'")
        parser.add_argument(
            "--timpa", action="store_true", help="sasaran boleh berisi; yang lama diberi nama lain, tidak dihapus"
        )

    def handle(self, *args, timpa, **options):
        begun = time.monotonic()
        try:
            source = self._chosen(options["cadangan"])
            kept = cadangan.restore_cadangan(source, by=audit.SYSTEM, is_forced=timpa, report=self.stdout.write)
        except CadanganGagal as failure:
            raise CommandError(str(failure), returncode=failure.kode) from None
        self.stdout.write(
            f"{source.name} sudah dipulihkan dalam {time.monotonic() - begun:.0f} detik: isi setiap tabel dan berkas sama dengan"
            " saat dicadangkan, dan jejak audit utuh."
        )
        if kept:
            self.stdout.write(f"Yang lama disimpan sebagai {' dan '.join(kept)}; hapus bila tidak diperlukan lagi.")

    def _chosen(self, word: str) -> Path:
        found = gudang.backups(settings.CADANGAN_DIR) if word == "terakhir" else [Path(word).resolve()]
        if not found:
            raise CadanganGagal(f"Belum ada cadangan di {settings.CADANGAN_DIR}.")
        return found[0]

"""Re-encrypts everything with the newest key of KUNCI_DATA, or tells what still needs another key.

Exit code 0: everything stands under the newest key; 1: something needs an old or missing key.
"""

from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from anggota.actions import kunci
from gugus_tugas.progress import Progress
from gugus_tugas.rak import RakGagal
from gugus_tugas.templatetags.ui import angka


class Command(BaseCommand):
    help = "Mengenkripsi ulang semua identitas, uraian, dan berkas dengan kunci terbaru di KUNCI_DATA."

    def add_arguments(self, parser):
        parser.add_argument("--periksa", action="store_true", help="hanya menghitung; tidak mengubah apa pun")
        parser.add_argument(
            "--indeks",
            action="store_true",
            help="menghitung ulang indeks NIK, telepon, dan nama setelah bagian 'indeks' diganti",
        )

    def handle(self, *args, periksa, indeks, **options):
        if indeks:
            self._rebuild(is_dry=periksa)
            return
        try:
            if not periksa:
                self._rotate()
            self._tell(kunci.key_usage())
        except RakGagal as failure:
            raise CommandError(f"{failure.strerror}. Yang sudah selesai tetap; perbaiki, lalu jalankan lagi.") from None

    def _report(self, label: str, total: int) -> Progress:
        return Progress(self.stdout, label, total)

    def _rotate(self) -> None:
        done = kunci.rotate_kunci(by=audit.SYSTEM, report=self._report)
        self.stdout.write(
            f"{angka(done.baris)} baris dan {angka(done.berkas)} berkas dienkripsi ulang dengan kunci versi {settings.KUNCI_DATA.current}."
        )
        self._failures(done.gagal)

    def _rebuild(self, *, is_dry: bool) -> None:
        done = kunci.rebuild_indeks(by=audit.SYSTEM, report=self._report, is_dry=is_dry)
        self._failures(done.gagal)
        self.stdout.write(
            f"{angka(done.baris)} baris indeks {'berbeda dari kuncinya' if is_dry else 'dihitung ulang'}."
        )
        if done.gagal or (is_dry and done.baris):
            raise CommandError("Indeks belum sesuai dengan kunci 'indeks' di KUNCI_DATA.")

    def _failures(self, failures: Counter) -> None:
        for (label, reason), number in sorted(failures.items()):
            self.stdout.write(f"{label}: {angka(number)} {reason}.")

    def _tell(self, usage: dict[str, Counter]) -> None:
        """What stands under which key, and which key may go."""
        ring = settings.KUNCI_DATA
        total = sum(usage.values(), Counter())
        lost = total.pop(None, 0)
        for label, counts in usage.items():
            for version, number in sorted(counts.items(), key=lambda item: item[0] or 0):
                if version not in {ring.current, None}:
                    place = "kunci lama" if version in ring.keys else "TIDAK ADA di KUNCI_DATA"
                    self.stdout.write(f"{label}: {angka(number)} masih memerlukan kunci versi {version} ({place}).")
        if lost:
            self.stdout.write(
                f"{angka(lost)} berkas tercatat tetapi tidak ada di penyimpanan; periksa BERKAS_DIR atau BERKAS_S3_URL."
            )
        needed = {version for version in total if version != ring.current}
        removable = sorted(set(ring.keys) - needed - {ring.current})
        if removable:
            names = ", ".join(map(str, removable))
            self.stdout.write(
                f"Kunci versi {names} tidak dipakai lagi dan boleh dilepas dari KUNCI_DATA. Mulai ulang layanan sesudahnya, dan simpan"
                " kunci itu di luar server selama masih ada cadangan yang lebih tua dari hari ini."
            )
        if missing := sorted(needed - set(ring.keys)):
            names = ", ".join(map(str, missing))
            raise CommandError(
                f"Kunci versi {names} tidak ada di KUNCI_DATA. Datanya tidak disentuh: kembalikan kunci itu, lalu ulangi."
            )
        if needed:
            raise CommandError("Belum selesai: jalankan 'python manage.py putar_kunci' lagi.")
        self.stdout.write(f"Semua nilai memakai kunci versi {ring.current}.")

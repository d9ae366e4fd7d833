"""Makes one sealed backup of database and files. Meant for a timer, every night; see docs/operasi.md.

Exit code 0: whole and read back; otherwise earlier backups are untouched: 3 another is running, 4 disk full, 5 key, 9 whole, but
not copied elsewhere, 10 whole, but files to which rows point are not in the store, 1 anything else.
"""

from django.core.management.base import BaseCommand, CommandError

from anggota import audit
from anggota.actions import cadangan
from gugus_tugas import catatan
from gugus_tugas.cadangan.gagal import BerkasHilang, CadanganGagal
from gugus_tugas.templatetags.ui import angka


class Command(BaseCommand):
    help = (
        "Membuat cadangan terenkripsi dari basis data dan berkas, membacanya kembali, dan menghapus yang lewat masanya."
    )

    def handle(self, *args, **options):
        try:
            path, hilang = cadangan.make_cadangan(by=audit.SYSTEM, report=self.stdout.write)
            self.stdout.write(f"Cadangan utuh: {path} ({angka(-(-path.stat().st_size // 1024))} kB).")
            is_sent = cadangan.send_cadangan(path)
            if hilang:
                raise BerkasHilang(
                    f"{angka(hilang)} baris menunjuk berkas yang tidak ada di tempat penyimpanan, jadi cadangan ini tidak memuatnya; "
                    "cadangan lama tidak dihapus. Periksa BERKAS_S3_URL atau BERKAS_DIR, lalu lihat 'gugus-tugas sapu_berkas'."
                )
        except CadanganGagal as failure:
            catatan.write("cadangkan", beres=False, kalimat=str(failure))
            raise CommandError(str(failure), returncode=failure.kode) from None
        self.stdout.write(
            "Salinan di luar server sudah dibuat."
            if is_sent
            else "CADANGAN_LUAR belum diisi: cadangan hanya ada di mesin ini."
        )
        catatan.write("cadangkan", beres=True, kalimat=path.name)

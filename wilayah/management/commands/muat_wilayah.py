"""Loads the places that come with the program. Safe to repeat: a second run changes nothing."""

from django.core.management.base import BaseCommand

from gugus_tugas.templatetags.ui import angka
from wilayah.actions import load_wilayah
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah
from wilayah.sumber import read_wilayah


class Command(BaseCommand):
    help = "Memuat negara, provinsi, kabupaten/kota, serta kecamatan dan gampong di Aceh; aman diulang."

    def handle(self, *args, **options):
        result = load_wilayah(Wilayah, read_wilayah())
        if options["verbosity"] == 0:
            return
        daftar_gampong = Wilayah.objects.of_tingkat(TingkatWilayah.GAMPONG)
        daftar_kecamatan = Wilayah.objects.of_tingkat(TingkatWilayah.KECAMATAN)
        self.stdout.write(
            f"Wilayah siap: {angka(result.baru)} baru, {angka(result.berubah)} berubah, {angka(result.tetap)} tetap; Aceh memiliki "
            f"{angka(Wilayah.objects.kabkota_aceh().count())} kabupaten/kota, {angka(daftar_kecamatan.count())} kecamatan, "
            f"dan {angka(daftar_gampong.count())} gampong."
        )

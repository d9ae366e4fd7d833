"""Deletes technical leftovers whose time is over (anggota/kedaluwarsa.py). Safe to run twice; meant for every night."""

from django.core.management.base import BaseCommand

from anggota import actions, audit


class Command(BaseCommand):
    help = "Menghapus sisa teknis yang lewat masanya: sesi, tanda kirim, tautan mati, hitungan gagal masuk, unggahan."

    def handle(self, *args, **options):
        for nama, count in actions.remove_kedaluwarsa(by=audit.SYSTEM):
            self.stdout.write(f"{count:>7} {nama}")

"""Loads the articles and courts that come with the program. Safe to repeat: a second run changes nothing."""

from django.core.management.base import BaseCommand

from kasus.actions.acuan_hukum import load_acuan
from kasus.acuan_hukum import read_pasal, read_pengadilan
from kasus.models import Pasal, Pengadilan


class Command(BaseCommand):
    help = "Memuat daftar pasal dan pengadilan; aman diulang."

    def handle(self, *args, **options):
        changed = load_acuan(Pasal, read_pasal()) + load_acuan(Pengadilan, read_pengadilan())
        if options["verbosity"]:
            total = Pasal.objects.count() + Pengadilan.objects.count()
            self.stdout.write(f"Acuan hukum siap: {total} pasal dan pengadilan, {changed} baru atau diperbaiki.")

"""Prints new SECRET_KEY and KUNCI_DATA lines for an environment file, or the key of backups."""

import secrets

from django.conf import settings
from django.core.management.base import BaseCommand

from gugus_tugas.cadangan import amplop
from gugus_tugas.crypto import generate_data_key, generate_keys


class Command(BaseCommand):
    help = "Membuat SECRET_KEY dan KUNCI_DATA baru untuk berkas lingkungan server."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--contoh", action="store_true", help="sertakan SANDI_CONTOH untuk data contoh")
        parser.add_argument("--putar", action="store_true", help="hanya satu kunci data baru untuk 'putar_kunci'")
        parser.add_argument("--cadangan", action="store_true", help="hanya KUNCI_CADANGAN, kunci berkas cadangan")

    def handle(self, *args, **options):
        if options["cadangan"]:
            self.stdout.write(f"KUNCI_CADANGAN={amplop.generate_key()}")
            return
        if options["putar"]:
            self.stdout.write(generate_data_key(settings.KUNCI_DATA))
            self.stderr.write("Letakkan di depan isi KUNCI_DATA, diikuti koma; jangan buang kunci yang sudah ada.")
            return
        self.stdout.write(f"SECRET_KEY={secrets.token_urlsafe(64)}")
        self.stdout.write(f"KUNCI_DATA={generate_keys()}")
        if options["contoh"]:
            self.stdout.write(f"SANDI_CONTOH={secrets.token_urlsafe(9)}")

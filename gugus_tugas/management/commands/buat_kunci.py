"""Prints new SECRET_KEY and KUNCI_DATA lines for an environment file."""

import secrets

from django.core.management.base import BaseCommand

from gugus_tugas.crypto import generate_keys


class Command(BaseCommand):
    help = "Membuat SECRET_KEY dan KUNCI_DATA baru untuk berkas lingkungan server."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--contoh", action="store_true", help="sertakan SANDI_CONTOH untuk data contoh")

    def handle(self, *args, **options):
        self.stdout.write(f"SECRET_KEY={secrets.token_urlsafe(64)}")
        self.stdout.write(f"KUNCI_DATA={generate_keys()}")
        if options["contoh"]:
            self.stdout.write(f"SANDI_CONTOH={secrets.token_urlsafe(9)}")

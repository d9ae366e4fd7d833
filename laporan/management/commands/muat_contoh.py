"""Loads the sample: the real meeting of 2018, everything else invented. Runs once; again it only shows the accounts."""

import os
import secrets

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from anggota.actions import set_sandi_contoh
from anggota.models import Pengguna
from laporan.contoh.muat import AKUN, Contoh
from wilayah.models import Wilayah


class Command(BaseCommand):
    help = "Memuat data contoh: rapat 2018 (nyata), selebihnya rekaan."

    def handle(self, *args, **options):
        if not Wilayah.objects.filter(pk="11").exists():
            raise CommandError("Data wilayah belum ada. Jalankan dahulu: python manage.py muat_wilayah")
        has_others, has_sample = Pengguna.objects.filter(is_contoh=False).exists(), Pengguna.holds_contoh()
        if has_others and not has_sample:
            raise CommandError("Basis data ini berisi akun nyata; data contoh tidak dimuat ke dalamnya.")
        if has_others:  # whoever tried the sample has invited somebody: nothing is loaded, and no password set back
            self.stdout.write("Data contoh sudah ada. Ada pula akun lain, jadi sandi akun contoh tidak diubah.")
            return
        sandi = os.environ.get("SANDI_CONTOH") or secrets.token_urlsafe(9)
        if has_sample:
            set_sandi_contoh(sandi)
            self.stdout.write("Data contoh sudah ada.")
        else:
            with transaction.atomic():
                Contoh(sandi=sandi).muat()
            self.stdout.write("Data contoh dimuat.")
        self.stdout.write(f"Akun: {', '.join(AKUN)}\nSandi semua akun: {sandi}")

"""Makes an account from the server's shell: the first one of a new installation, or one when nobody can log in."""

import secrets

from django.core.management.base import BaseCommand, CommandError

from anggota import actions, audit
from anggota.enums import Peran
from anggota.models import Instansi
from gugus_tugas.auth import REFUSED


class Command(BaseCommand):
    help = "Membuat akun dengan sandi acak yang dicetak sekali."

    def add_arguments(self, parser):
        parser.add_argument("nama_pengguna", help="nama untuk masuk, huruf kecil")
        parser.add_argument("--nama", required=True, help="nama lengkap pemegang akun")
        parser.add_argument("--peran", required=True, choices=Peran.values)
        parser.add_argument("--instansi", help="kode instansi; wajib untuk anggota")

    def handle(self, *args, nama_pengguna, nama, peran, instansi, **options):
        values = {"nama_pengguna": nama_pengguna, "nama": nama, "peran": peran}
        if instansi:
            try:
                values["instansi"] = Instansi.objects.get(kode=instansi)
            except Instansi.DoesNotExist:
                known = ", ".join(Instansi.objects.values_list("kode", flat=True)) or "belum ada satu pun"
                raise CommandError(f"Instansi berkode '{instansi}' tidak ada. Yang ada: {known}.") from None
        sandi = secrets.token_urlsafe(12)
        try:
            akun = actions.create_pengguna(by=audit.SYSTEM, sandi=sandi, **values)
        except REFUSED as refusal:
            raise CommandError("Akun tidak dibuat. " + _sentences(refusal)) from None
        self.stdout.write(f"Akun {akun.nama_pengguna} ({akun.get_peran_display()}) dibuat. Sandi pertama: {sandi}")
        self.stdout.write("Sandi ini tidak disimpan dan tidak dicetak lagi. Ganti setelah masuk pertama kali.")


def _sentences(refusal) -> str:
    if hasattr(refusal, "message_dict"):
        return " ".join(
            text if field == "__all__" else f"{field}: {text}"
            for field, texts in refusal.message_dict.items()
            for text in texts
        )
    return " ".join(refusal.messages)

"""Queues today's reminders and sends what waits. Meant for a timer, every quarter of an hour of a working day.

May be killed, run twice, or by two machines at once. Exit code 0: all went out; 1: something waits for a person or the mail
server. What is printed counts mails and names nobody.
"""

from django.core.management.base import BaseCommand, CommandError

from rapat import actions


class Command(BaseCommand):
    help = "Mengantrekan pengingat hari ini (tenggat, keterlambatan, rapat besok, …) dan mengirim semua surel yang menunggu."

    def add_arguments(self, parser):
        parser.add_argument("--selama", type=float, metavar="DETIK", help="berhenti mengirim sesudah sekian detik")

    def handle(self, *args, selama, **options):
        self.stdout.write("Mengantrekan pengingat…")
        self.stdout.flush()
        queued = actions.antre_pengingat()
        self.stdout.write(f"{queued} pengingat diantrekan. Mengirim…")
        self.stdout.flush()
        done = actions.kirim(selama=selama)
        self.stdout.write(
            f"{done.terkirim} terkirim, {done.tertunda} dicoba lagi nanti, {done.gagal} gagal, {done.tidak_pasti} tidak pasti."
        )
        if done.putus:
            raise CommandError(f"Berhenti: {done.putus}. Yang belum terkirim tetap menunggu; periksa EMAIL_URL.")
        if not done.is_beres:
            raise CommandError("Ada surel yang perlu diurus sekretariat: buka halaman Pemberitahuan.")

"""Self-test for the operator: each part, how it stands, and how to mend it. Exit code 0: all is well; 1: something is not."""

from django.core.management.base import BaseCommand, CommandError

from anggota import keadaan

TANDA = {True: "baik ", False: "SALAH", None: "-    "}


class Command(BaseCommand):
    help = "Memeriksa basis data, migrasi, kunci, cakram, cadangan, pekerjaan berkala, surel, dan setelan."
    requires_system_checks = ()  # they ask the database, whose absence is to be told as a part

    def handle(self, *args, **options):
        parts = keadaan.thorough()
        for part in parts:
            self.stdout.write(f"[{TANDA[part.beres]}] {part.nama}: {part.keadaan.rstrip('.')}.")
            if part.beres is False:
                self.stdout.write(f"        Perbaikan: {part.perbaikan}")
        if not keadaan.is_well(parts):
            wrong = ", ".join(part.nama.lower() for part in parts if part.beres is False)
            raise CommandError(f"Perlu diurus: {wrong}.")
        self.stdout.write("Semua baik.")

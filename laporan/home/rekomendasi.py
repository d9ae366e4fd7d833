"""Recurring recommendations whose round is over."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from laporan.home.tugas import Tugas
from rapat.models import Rekomendasi


def rounds(user: Pengguna, today) -> list[Tugas]:
    """Who asks the agencies: the next round may be opened."""
    if not user.has_izin(Izin.ASSIGN_TINDAK_LANJUT):
        return []
    number = Rekomendasi.objects.visible_to(user).siap_putaran().count()
    text = f"{number} rekomendasi berulang siap dibuka putaran berikutnya"
    return [Tugas(text, f"{reverse('rapat:rekomendasi')}?keadaan=putaran", "perhatian")] if number else []

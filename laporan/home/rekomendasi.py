"""Recurring recommendations whose round is over."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from laporan.home.tugas import Tanya, satu_baris
from rapat.models import Rekomendasi


def rounds(user: Pengguna, today) -> list[Tanya]:
    """Who asks the agencies: the next round may be opened."""
    if not user.has_izin(Izin.ASSIGN_TINDAK_LANJUT):
        return []
    rows, url = Rekomendasi.objects.visible_to(user).siap_putaran(), f"{reverse('rapat:rekomendasi')}?keadaan=putaran"
    return [satu_baris(rows, "{n} rekomendasi berulang siap dibuka putaran berikutnya", url, "perhatian")]

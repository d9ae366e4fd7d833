"""A Laporan Tahunan that waits for this person: to be written again, checked, or signed."""

from django.urls import reverse

from anggota.models import Pengguna
from laporan import perms
from laporan.enums import StatusLaporan
from laporan.home.tugas import Tanya, satu_baris
from laporan.models import LaporanTahunan


def reports(user: Pengguna, today) -> list[Tanya]:
    """Of the head what others submitted, of the leadership what is approved, of the office what came back."""
    rows, url = LaporanTahunan.objects.visible_to(user), reverse("laporan:index")
    found = []
    if perms.can_verify(user):
        waiting = rows.filter(status=StatusLaporan.DIPERIKSA).exclude(diajukan_oleh=user)
        found.append(satu_baris(waiting, "{n} Laporan Tahunan menunggu pemeriksaan Anda", url, "perhatian"))
    if perms.can_publish(user):
        waiting = rows.filter(status=StatusLaporan.DISETUJUI)
        found.append(satu_baris(waiting, "{n} Laporan Tahunan menunggu tanda tangan Anda", url, "perhatian"))
    if perms.can_record_laporan(user):
        found.append(
            satu_baris(rows.dikembalikan(), "{n} Laporan Tahunan dikembalikan untuk diperbaiki", url, "perhatian")
        )
    return found

"""Services that wait too long and visits that are due, each behind one link to its list."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.models import Layanan, Pemantauan
from laporan.home.tugas import COUNTED, Tanya, satu_baris


def services(user: Pengguna, today) -> list[Tanya]:
    """The secretariat: all late services; a member: those of the own agency."""
    if not user.has_izin(Izin.VIEW_KASUS):
        return []
    rows, url = Layanan.objects.visible_to(user), reverse("kasus:layanan_index")
    late = rows.overdue(on=today).order_by("diminta", "id")
    text = "{n} layanan belum diberikan, lewat 7 hari"
    return [satu_baris(late, text, f"{url}?keadaan=lewat", "terlambat", limit=COUNTED)]


def visits(user: Pengguna, today) -> list[Tanya]:
    """Visits of reintegration whose day has come."""
    if not user.has_izin(Izin.VIEW_KASUS):
        return []
    url = f"{reverse('kasus:pemantauan_index')}?keadaan=tempo"
    due = Pemantauan.objects.visible_to(user).due(on=today)
    return [satu_baris(due, "{n} kunjungan reintegrasi jatuh tempo", url, "perhatian")]

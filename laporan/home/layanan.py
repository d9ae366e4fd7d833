"""Services that wait too long and visits that are due, each behind one link to its list."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import capped_count
from kasus.models import Layanan, Pemantauan
from laporan.home.tugas import COUNTED, Tugas


def services(user: Pengguna, today) -> list[Tugas]:
    """The secretariat: all late services; a member: those of the own agency."""
    if not user.has_izin(Izin.VIEW_KASUS):
        return []
    rows, url = Layanan.objects.visible_to(user), reverse("kasus:layanan_index")
    late = capped_count(rows.overdue(on=today).order_by("diminta", "id"), limit=COUNTED)
    if late.nilai:
        return [Tugas(f"{late} layanan belum diberikan, lewat 7 hari", f"{url}?keadaan=lewat", "terlambat")]
    return []


def visits(user: Pengguna, today) -> list[Tugas]:
    """Visits of reintegration whose day has come."""
    if not user.has_izin(Izin.VIEW_KASUS):
        return []
    if due := Pemantauan.objects.visible_to(user).due(on=today).count():
        url = f"{reverse('kasus:pemantauan_index')}?keadaan=tempo"
        return [Tugas(f"{due} kunjungan reintegrasi jatuh tempo", url, "perhatian")]
    return []

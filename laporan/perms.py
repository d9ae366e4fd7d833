"""Who may what with reports."""

from anggota.enums import Izin
from anggota.models import Pengguna


def can_view_laporan(user: Pengguna) -> bool:
    """The secretariat, its head and the leadership. Members read issued editions, once there are any."""
    return user.has_izin(Izin.VIEW_LAPORAN)

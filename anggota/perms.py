"""Who may what in this app. Pure predicates: (user) or (user, object) -> bool."""

from anggota.enums import Izin
from anggota.models import Pengguna


def can_view_anggota(user: Pengguna) -> bool:
    """Every role sees the decrees, the seats and the agencies."""
    return user.has_izin(Izin.VIEW_ANGGOTA)


def can_record_nota(user: Pengguna) -> bool:
    """The secretariat and its head keep the register of agreements; every role reads it."""
    return user.has_izin(Izin.RECORD_NOTA)


def can_view_jejak(user: Pengguna) -> bool:
    """The head of the secretariat and the account manager read the whole trail, staff their own acts (visible_to)."""
    return user.has_izin(Izin.VIEW_JEJAK)


def can_view_paparan(user: Pengguna) -> bool:
    """The head of the secretariat and the account manager: what was open to an account that leaked, by code."""
    return user.has_izin(Izin.VIEW_PAPARAN)


def can_report_kebocoran(user: Pengguna) -> bool:
    """The notice of a breach is drafted by the head of the secretariat alone."""
    return user.has_izin(Izin.REPORT_KEBOCORAN)

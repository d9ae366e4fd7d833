"""Who may what in this app. Pure predicates: (user) or (user, object) -> bool."""

from anggota.enums import Izin, Peran
from anggota.models import Pengguna


def can_view_anggota(user: Pengguna) -> bool:
    """Every role sees the decrees, the seats and the agencies."""
    return user.has_izin(Izin.VIEW_ANGGOTA)


def can_manage_sk(user: Pengguna) -> bool:
    """The secretariat and its head keep decrees, seats, persons and contacts."""
    return user.has_izin(Izin.MANAGE_SK)


def can_carry_out_sk(user: Pengguna) -> bool:
    """The head alone: it ends accounts and moves work. Staff prepares, the head carries out."""
    return user.has_izin(Izin.CARRY_OUT_SK)


def can_record_nota(user: Pengguna) -> bool:
    """The secretariat and its head keep the register of agreements; every role reads it."""
    return user.has_izin(Izin.RECORD_NOTA)


def can_view_jejak(user: Pengguna) -> bool:
    """The head of the secretariat and the account manager read the whole trail, staff their own acts (visible_to)."""
    return user.has_izin(Izin.VIEW_JEJAK)


def can_view_keadaan(user: Pengguna) -> bool:
    """How the server is: the account manager, who is told of trouble first. Everybody else gets one word per part."""
    return user.has_izin(Izin.VIEW_KEADAAN)


def can_invite_pengguna(user: Pengguna) -> bool:
    """The account manager, and the head for members."""
    return user.has_izin(Izin.INVITE_PENGGUNA)


def peran_diundang(user: Pengguna) -> list[Peran]:
    """The roles that this user may give: the account manager all, the head only that of a member."""
    return list(Peran) if user.has_izin(Izin.MANAGE_PENGGUNA) else [Peran.ANGGOTA]


def can_manage_pengguna(user: Pengguna, pengguna: Pengguna) -> bool:
    """Never the own account; otherwise every account whose role one may give."""
    return can_invite_pengguna(user) and user.pk != pengguna.pk and pengguna.peran in peran_diundang(user)


def can_view_paparan(user: Pengguna) -> bool:
    """The head of the secretariat and the account manager: what was open to an account that leaked, by code."""
    return user.has_izin(Izin.VIEW_PAPARAN)


def can_report_kebocoran(user: Pengguna) -> bool:
    """The notice of a breach is drafted by the head of the secretariat alone."""
    return user.has_izin(Izin.REPORT_KEBOCORAN)

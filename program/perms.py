"""Who may what with the programmes. Pure predicates: (user) or (user, object) -> bool."""

from anggota.enums import Izin
from anggota.models import Pengguna
from program.models.dasar import BarisProgram


def can_view_program(user: Pengguna) -> bool:
    """Everyone but the account manager: the page of the registers, and what is counted in them."""
    return user.has_izin(Izin.VIEW_PROGRAM)


def can_record_program(user: Pengguna) -> bool:
    """The secretariat and its head for every agency, a member for the own one; which rows, says visible_to."""
    return user.has_izin(Izin.RECORD_PROGRAM)


def can_manage_program(user: Pengguna) -> bool:
    """The secretariat and its head: the rows of every agency."""
    return user.has_izin(Izin.MANAGE_PROGRAM)


def can_change_program(user: Pengguna, row: BarisProgram) -> bool:
    """Who manages all, or records and is of the agency whose row it is."""
    return can_manage_program(user) or (can_record_program(user) and row.instansi_id == user.instansi_id)

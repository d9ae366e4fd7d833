"""Who may what with the programmes. Pure predicates: (user) or (user, object) -> bool."""

from anggota.enums import Izin
from anggota.models import Pengguna
from program.enums.pedoman import StatusVersi
from program.models.dasar import BarisProgram
from program.models.pedoman import VersiPedoman


def can_view_program(user: Pengguna) -> bool:
    """Everyone but the account manager: the page of the registers, and what is counted in them."""
    return user.has_izin(Izin.VIEW_PROGRAM)


def can_record_program(user: Pengguna) -> bool:
    """The secretariat and its head for every agency, a member for the own one; which rows, says visible_to."""
    return user.has_izin(Izin.RECORD_PROGRAM)


def can_manage_program(user: Pengguna) -> bool:
    """The secretariat and its head: the rows of every agency."""
    return user.has_izin(Izin.MANAGE_PROGRAM)


def can_verify_program(user: Pengguna) -> bool:
    """The head of the secretariat: decides and publishes what others asked for and wrote."""
    return user.has_izin(Izin.VERIFY_PROGRAM)


def can_publish_versi(user: Pengguna, versi: VersiPedoman) -> bool:
    """The head of the secretariat, on a concept on which somebody else wrote alone."""
    return can_verify_program(user) and versi.is_konsep and user.pk not in {versi.dicatat_oleh_id, versi.diubah_oleh_id}


def can_withdraw_versi(user: Pengguna, versi: VersiPedoman) -> bool:
    """The head of the secretariat, also of what the head published, as long as it is in force."""
    return can_verify_program(user) and versi.status == StatusVersi.TERBIT


def can_change_program(user: Pengguna, row: BarisProgram) -> bool:
    """Who manages all, or records and is of the agency whose row it is."""
    return can_manage_program(user) or (can_record_program(user) and row.instansi_id == user.instansi_id)


def can_export_perekrut(user: Pengguna) -> bool:
    """Names of unofficial recruiters as a file: the secretariat and its head."""
    return can_manage_program(user)

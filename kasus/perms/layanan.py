"""Who may what with services, screening, visits and their exchange."""

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.models import (
    Kasus,
    Layanan,
)


def can_add_layanan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat, and a member for a service of the own agency, while the case is open."""
    return can_handle_layanan(user) and kasus.is_terbuka


def can_handle_layanan(user: Pengguna) -> bool:
    """The secretariat for all services, a member for those of the own agency (desain.md 4)."""
    return user.has_izin(Izin.RECORD_KASUS) or user.has_izin(Izin.REPORT_LAYANAN)


def can_record_layanan_of_all(user: Pengguna) -> bool:
    """Who records cases writes every column of a service, for every agency; a member only what its own agency did."""
    return user.has_izin(Izin.RECORD_KASUS)


def can_update_layanan(user: Pengguna, layanan: Layanan) -> bool:
    """The secretariat; a member when the own agency is the provider. While the case is open."""
    own = user.has_izin(Izin.REPORT_LAYANAN) and user.instansi_id == layanan.penyedia_id
    return (can_record_layanan_of_all(user) or own) and layanan.korban.kasus.is_terbuka


def can_record_skrining(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases, while the case is open: screenings, rights, reintegration."""
    return user.has_izin(Izin.RECORD_KASUS) and kasus.is_terbuka


def can_record_penetapan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head record what a body decided, under the own name, while the case is open."""
    return user.has_izin(Izin.RECORD_PENETAPAN) and kasus.is_terbuka


def can_view_pemantauan(user: Pengguna) -> bool:
    """Who sees cases: the secretariat all visits, a member those which the own agency is to make."""
    return user.has_izin(Izin.VIEW_KASUS)


def can_export_htcds(user: Pengguna) -> bool:
    """The secretariat and its head. Members never: a row of the file shows more than they see of a victim."""
    return user.has_izin(Izin.EXPORT_HTCDS)


def can_export_htcds_identitas(user: Pengguna) -> bool:
    """Who exports and may reveal identities; of a restricted victim the head alone (can_reveal_identitas, asked for each)."""
    return can_export_htcds(user) and user.has_izin(Izin.REVEAL_IDENTITAS)

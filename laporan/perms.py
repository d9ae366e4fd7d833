"""Who may what with reports."""

from anggota.enums import Izin
from anggota.models import Pengguna
from laporan.enums import StatusLaporan
from laporan.models import LaporanTahunan


def can_view_laporan(user: Pengguna) -> bool:
    """The secretariat, its head and the leadership. Members read issued editions, once there are any."""
    return user.has_izin(Izin.VIEW_LAPORAN)


def can_read_semua_kasus(user: Pengguna) -> bool:
    """The office: it opens every case, so no number about cases is kept from it."""
    return user.has_izin(Izin.VIEW_SELURUH_KASUS)


def can_export_tabel_penelitian(user: Pengguna) -> bool:
    """The office prepares what a researcher takes away; nobody else hands out figures."""
    return can_view_laporan(user) and user.has_izin(Izin.MANAGE_PROGRAM)


def can_export_glotip(user: Pengguna) -> bool:
    """The office: exact numbers by citizenship and age leave the house in it, and none of them stands in a report."""
    return can_view_laporan(user) and can_read_semua_kasus(user)


def can_view_jawaban_tip(user: Pengguna) -> bool:
    """As GLOTIP: victims by citizenship stand in it."""
    return can_export_glotip(user)


def can_update_ketentuan(user: Pengguna) -> bool:
    """The office keeps the sentences of law up to date."""
    return can_view_laporan(user) and user.has_izin(Izin.VIEW_SELURUH_KASUS)


def can_view_terbitan(user: Pengguna) -> bool:
    """Everyone but the account manager reads issued reports."""
    return user.has_izin(Izin.VIEW_TERBITAN)


def can_record_laporan(user: Pengguna) -> bool:
    """The secretariat and its head write drafts and submit them."""
    return user.has_izin(Izin.RECORD_LAPORAN)


def can_verify(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.VERIFY_LAPORAN)


def can_publish(user: Pengguna) -> bool:
    """The leadership signs off."""
    return user.has_izin(Izin.PUBLISH_LAPORAN)


def can_withdraw(user: Pengguna) -> bool:
    """The head of the secretariat, and the leadership."""
    return user.has_izin(Izin.WITHDRAW_LAPORAN)


def can_return(user: Pengguna) -> bool:
    """Whoever checks or signs off may hand back."""
    return can_verify(user) or can_publish(user)


def can_return_laporan(user: Pengguna, laporan: LaporanTahunan) -> bool:
    """The head hands back what is being checked; what is approved, the leadership too."""
    return can_verify(user) or (can_publish(user) and laporan.status == StatusLaporan.DISETUJUI)


def can_verify_laporan(user: Pengguna, laporan: LaporanTahunan) -> bool:
    """Not who submitted it."""
    return can_verify(user) and laporan.diajukan_oleh_id != user.pk

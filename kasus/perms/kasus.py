"""Who may what with a case as a whole."""

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import STATUS_TERBUKA, StatusKasus
from kasus.models import (
    Kasus,
    UsulanPenutupan,
)


def can_view_kasus(user: Pengguna) -> bool:
    """The secretariat, its head, and members (their own part); never pimpinan and pengelola."""
    return user.has_izin(Izin.VIEW_KASUS)


def can_view_whole_kasus(user: Pengguna) -> bool:
    """Reported persons, places, chronicle and history: the secretariat and its head only."""
    return user.has_izin(Izin.VIEW_SELURUH_KASUS)


def can_record_kasus(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.RECORD_KASUS)


def can_update_kasus(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases, while the case is open: its report, victims, places, reported persons."""
    return user.has_izin(Izin.RECORD_KASUS) and kasus.is_terbuka


def can_import_kasus(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.IMPORT_KASUS)


def can_export_kasus(user: Pengguna) -> bool:
    """The secretariat, its head, and members their own scope; always without identity."""
    return user.has_izin(Izin.EXPORT_KASUS)


def can_export_identitas(user: Pengguna) -> bool:
    """Who may open an identity, with a reason: the secretariat and its head. Members never."""
    return user.has_izin(Izin.EXPORT_KASUS) and user.has_izin(Izin.REVEAL_IDENTITAS)


def can_reassign_kasus(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.REASSIGN_KASUS)


def can_change_status_kasus(user: Pengguna, kasus: Kasus, to: StatusKasus) -> bool:
    """The secretariat moves an open case; reopening belongs to the head, who did not record it (maker is not checker).

    Closing is not a step of the status: it is proposed and decided (can_record_penutupan, can_verify_penutupan).
    """
    if not user.has_izin(Izin.CHANGE_STATUS_KASUS) or to not in STATUS_TERBUKA:
        return False
    if kasus.status in STATUS_TERBUKA:
        return True
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk


def allowed_status(user: Pengguna, kasus: Kasus) -> list[StatusKasus]:
    """The states this user may move the case to now, in the order of the list."""
    following = frozenset() if kasus.is_dimusnahkan else StatusKasus(kasus.status).can_become()
    return [to for to in StatusKasus if to in following and can_change_status_kasus(user, kasus, to)]


def can_record_penutupan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head propose, while the case is open."""
    return user.has_izin(Izin.CHANGE_STATUS_KASUS) and kasus.is_terbuka


def can_verify_penutupan(user: Pengguna, kasus: Kasus, usulan: UsulanPenutupan) -> bool:
    """The head, who neither recorded the case nor proposed to close it."""
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk and usulan.dicatat_oleh_id != user.pk


def can_update_simfoni(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases; also after closing, as entry in the other system often comes late."""
    return user.has_izin(Izin.RECORD_KASUS) and not kasus.is_dimusnahkan

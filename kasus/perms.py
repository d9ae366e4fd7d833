"""Who may what in the register. Pure predicates: (user) or (user, object) -> bool. Scope is `visible_to`'s business."""

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import STATUS_TERBUKA, StatusKasus
from kasus.models import Kasus, Korban, Layanan, Permintaan


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


def can_handle_layanan(user: Pengguna) -> bool:
    """The secretariat for all services, a member for those of the own agency (desain.md 4)."""
    return user.has_izin(Izin.RECORD_KASUS) or user.has_izin(Izin.REPORT_LAYANAN)


def can_record_layanan_of_all(user: Pengguna) -> bool:
    """Who records cases writes every column of a service, for every agency; a member only what its own agency did."""
    return user.has_izin(Izin.RECORD_KASUS)


def can_add_layanan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat, and a member for a service of the own agency, while the case is open."""
    return can_handle_layanan(user) and kasus.is_terbuka


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


def can_change_status_kasus(user: Pengguna, kasus: Kasus, to: StatusKasus) -> bool:
    """The secretariat moves an open case; closing and reopening belong to the head, who did not record it (maker is not checker)."""
    if not user.has_izin(Izin.CHANGE_STATUS_KASUS):
        return False
    if to in STATUS_TERBUKA and kasus.status in STATUS_TERBUKA:
        return True
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk


def allowed_status(user: Pengguna, kasus: Kasus) -> list[StatusKasus]:
    """The states this user may move the case to now, in the order of the list."""
    following = frozenset() if kasus.is_dimusnahkan else StatusKasus(kasus.status).can_become()
    return [to for to in StatusKasus if to in following and can_change_status_kasus(user, kasus, to)]


def can_reveal_identitas(user: Pengguna, korban: Korban) -> bool:
    """The secretariat and its head, with a reason; of a restricted victim the head alone. Members: not before a referral with consent."""
    return user.has_izin(Izin.REVEAL_IDENTITAS) and _passes_restriction(user, korban)


def can_update_identitas(user: Pengguna, korban: Korban) -> bool:
    """Who records requests and may read this identity: who may not read it does not write it."""
    return user.has_izin(Izin.RECORD_PERMINTAAN) and can_reveal_identitas(user, korban)


def _passes_restriction(user: Pengguna, korban: Korban) -> bool:
    return not korban.is_dibatasi or user.has_izin(Izin.VERIFY_PERMINTAAN)


def can_record_permintaan(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.RECORD_PERMINTAAN)


def can_change_pembatasan(user: Pengguna) -> bool:
    """The head restricts processing and ends the restriction."""
    return user.has_izin(Izin.VERIFY_PERMINTAAN)


def can_verify_permintaan(user: Pengguna, permintaan: Permintaan) -> bool:
    """The head, when another person took the request down."""
    return user.has_izin(Izin.VERIFY_PERMINTAAN) and permintaan.dicatat_oleh_id != user.pk


def can_export_salinan(user: Pengguna, permintaan: Permintaan) -> bool:
    """Once the head granted the copy; of a restricted victim the head alone."""
    return (
        user.has_izin(Izin.EXPORT_SALINAN)
        and permintaan.is_salinan_siap
        and _passes_restriction(user, permintaan.korban)
    )


def can_record_pemusnahan(user: Pengguna) -> bool:
    """The secretariat and its head propose disposal, and hold a case back from it."""
    return user.has_izin(Izin.RECORD_PEMUSNAHAN)


def can_verify_pemusnahan(user: Pengguna) -> bool:
    """The head decides on disposal and ends a hold; never on an own proposal (the action and the table refuse it)."""
    return user.has_izin(Izin.VERIFY_PEMUSNAHAN)


def can_break_glass(user: Pengguna, korban: Korban) -> bool:
    """A member whose agency serves this victim (visible_to), while the case is open; who may open it anyway has no need."""
    return can_break_glass_in(user, korban.kasus)


def can_break_glass_in(user: Pengguna, kasus: Kasus) -> bool:
    return user.has_izin(Izin.BREAK_GLASS) and not user.has_izin(Izin.REVEAL_IDENTITAS) and kasus.is_terbuka


def can_review_darurat(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.REVIEW_DARURAT)


def can_view_pembukaan(user: Pengguna, kasus: Kasus) -> bool:
    """Who looked at the identities: the owner of the case and the head."""
    return can_view_whole_kasus(user) and (kasus.penanggung_jawab_id == user.pk or can_review_darurat(user))

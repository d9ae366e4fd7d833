"""Who may what in the register. Pure predicates: (user) or (user, object) -> bool. Scope is `visible_to`'s business."""

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import STATUS_TERBUKA, StatusKasus
from kasus.models import Bendera, Catatan, Kasus, Korban, Lampiran, Permintaan, UsulanPenutupan


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


def can_add_layanan(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases, while the case is open."""
    return user.has_izin(Izin.RECORD_KASUS) and kasus.is_terbuka


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


def can_add_catatan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat as long as the case has data; a member on its victims while the case is open."""
    return user.has_izin(Izin.ADD_CATATAN) and _may_still_add(user, kasus)


def can_update_catatan(user: Pengguna, catatan: Catatan) -> bool:
    """A note is corrected by whoever may write one and sees it, once: afterwards its correction is corrected."""
    return can_add_catatan(user, catatan.kasus) and (
        can_view_whole_kasus(user) or catatan.instansi_id == user.instansi_id
    )


def _may_still_add(user: Pengguna, kasus: Kasus) -> bool:
    return not kasus.is_dimusnahkan and (can_view_whole_kasus(user) or kasus.is_terbuka)


def can_record_bendera(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head, while the case is open."""
    return user.has_izin(Izin.RECORD_BENDERA) and kasus.is_terbuka


def can_end_bendera(user: Pengguna, bendera: Bendera) -> bool:
    """Who raised the flag, and the head."""
    return user.has_izin(Izin.RECORD_BENDERA) and (
        bendera.dicatat_oleh_id == user.pk or user.has_izin(Izin.CLOSE_KASUS)
    )


def can_add_lampiran(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat as long as the case has data; a member for its victims while the case is open."""
    return user.has_izin(Izin.ADD_LAMPIRAN) and _may_still_add(user, kasus)


def can_update_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """Replace a file or propose to remove it: the secretariat, or the agency that sent it."""
    own = can_view_whole_kasus(user) or lampiran.instansi_id == user.instansi_id
    return own and can_add_lampiran(user, lampiran.kasus) and bool(lampiran.berkas)


def can_export_lampiran(user: Pengguna, lampiran: Lampiran, *, dibatasi: bool) -> bool:
    """Who sees the row (visible_to). While its removal is decided, or when processing is restricted: the head alone."""
    if not lampiran.berkas:
        return False
    if dibatasi and not user.has_izin(Izin.VERIFY_PERMINTAAN):
        return False
    return user.has_izin(Izin.VERIFY_LAMPIRAN) or not lampiran.is_ditarik


def can_assign_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The secretariat shares a file that is kept, while the case is open."""
    return user.has_izin(Izin.ASSIGN_LAMPIRAN) and bool(lampiran.berkas) and lampiran.kasus.is_terbuka


def can_verify_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The head decides on a removal that another person proposed."""
    return user.has_izin(Izin.VERIFY_LAMPIRAN) and lampiran.ditarik_oleh_id != user.pk


def can_record_penutupan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head propose, while the case is open."""
    return user.has_izin(Izin.CHANGE_STATUS_KASUS) and kasus.is_terbuka


def can_verify_penutupan(user: Pengguna, kasus: Kasus, usulan: UsulanPenutupan) -> bool:
    """The head, who neither recorded the case nor proposed to close it."""
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk and usulan.dicatat_oleh_id != user.pk


def can_update_simfoni(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases; also after closing, as entry in the other system often comes late."""
    return user.has_izin(Izin.RECORD_KASUS) and not kasus.is_dimusnahkan

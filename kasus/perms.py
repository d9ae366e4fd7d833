"""Who may what in the register. Pure predicates: (user) or (user, object) -> bool. Scope is `visible_to`'s business."""

from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import RUJUKAN_MEMBUKA, STATUS_TERBUKA, StatusKasus, StatusRujukan
from kasus.models import Kasus, Korban, Layanan, Permintaan, Rujukan
from kasus.models.rujukan import active_members


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


def can_give_layanan(user: Pengguna, layanan: Layanan) -> bool:
    """Who records cases, and a member for the services of the own agency, while the case is open."""
    own = user.has_izin(Izin.GIVE_LAYANAN) and user.instansi_id == layanan.penyedia_id
    return layanan.korban.kasus.is_terbuka and (user.has_izin(Izin.RECORD_KASUS) or own)


def can_record_persetujuan(user: Pengguna) -> bool:
    """The secretariat and its head, also in a closed case: a person may answer and withdraw at any time."""
    return user.has_izin(Izin.RECORD_PERSETUJUAN)


def can_send_rujukan(user: Pengguna) -> bool:
    """The secretariat, its head, and members (for the victims they may see)."""
    return user.has_izin(Izin.ADD_RUJUKAN)


def can_add_rujukan(user: Pengguna, korban: Korban) -> bool:
    """Of a victim whom one may see, while the case is open and the person has not had processing restricted."""
    return can_send_rujukan(user) and korban.kasus.is_terbuka and not korban.is_dibatasi


def can_record_pengecualian(user: Pengguna) -> bool:
    """The head alone sends without consent (keamanan.md 40)."""
    return user.has_izin(Izin.RECORD_PENGECUALIAN)


def can_view_isi_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """What a referral says about the victim: the secretariat, the sender while it serves the victim, the receiver for a while.

    The receiver may read in order to decide and to help; no longer once it refused, the referral was withdrawn, or consent ended.
    """
    if can_view_whole_kasus(user):
        return True
    if user.instansi_id == rujukan.penerima_id:
        return rujukan.status in {StatusRujukan.DIAJUKAN, *RUJUKAN_MEMBUKA} and rujukan.is_dijamin()
    return user.instansi_id == rujukan.pengirim_id and is_korban_visible(user, rujukan)


def is_korban_visible(user: Pengguna, rujukan: Rujukan) -> bool:
    """Does the page of the victim open for this user?"""
    return Korban.objects.visible_to(user).filter(pk=rujukan.korban_id).exists()


def _speaks_for_receiver(user: Pengguna, rujukan: Rujukan) -> bool:
    """A member of the receiving agency; for an agency without an account the secretariat writes down what it was told."""
    if not user.has_izin(Izin.VERIFY_RUJUKAN):
        return False
    if can_view_whole_kasus(user):
        return not active_members(penerima=rujukan.penerima_id).exists()
    return user.instansi_id == rujukan.penerima_id and rujukan.is_dijamin()


def can_verify_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Accept or refuse, while it waits."""
    return rujukan.status == StatusRujukan.DIAJUKAN and _speaks_for_receiver(user, rujukan)


def can_report_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Tell the outcome, while it stands accepted."""
    return rujukan.status == StatusRujukan.DITERIMA and _speaks_for_receiver(user, rujukan)


def can_withdraw_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The sender while it waits; after that the secretariat alone."""
    if not user.has_izin(Izin.ADD_RUJUKAN) or not rujukan.is_terbuka:
        return False
    if can_view_whole_kasus(user):
        return True
    return rujukan.status == StatusRujukan.DIAJUKAN and user.instansi_id == rujukan.pengirim_id


def can_export_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The letter: the secretariat, and the sender while it waits."""
    own = user.has_izin(Izin.ADD_RUJUKAN) and user.instansi_id == rujukan.pengirim_id
    return rujukan.is_terbuka and (can_view_whole_kasus(user) or own)


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
    """The secretariat and its head, with a reason; of a restricted victim the head alone. A member while its referral is accepted.

    For a member every condition is asked anew at each request: the referral of this victim to the own agency stands accepted
    (finished is too late), consent or the recorded exception covers it today, the case is open, the victim is not restricted.
    """
    if not _passes_restriction(user, korban):
        return False
    if user.has_izin(Izin.REVEAL_IDENTITAS):
        return True
    if not user.has_izin(Izin.REVEAL_RUJUKAN) or user.instansi_id is None or not korban.kasus.is_terbuka:
        return False
    rows = Rujukan.objects.filter(korban=korban, penerima=user.instansi_id, status=StatusRujukan.DITERIMA)
    return rows.dijamin(on=timezone.localdate()).exists()


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

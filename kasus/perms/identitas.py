"""Who may open, change, merge, copy and dispose of personal data."""

from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.models import (
    Kasus,
    Korban,
    Permintaan,
    Terlapor,
)
from kasus.models.orang import Sosok
from kasus.models.rujukan import identitas_dirujuk
from kasus.perms.kasus import can_view_whole_kasus


def can_reveal_identitas(user: Pengguna, korban: Korban) -> bool:
    """The secretariat and its head, with a reason; of a restricted victim the head alone. A member while its referral is accepted.

    For a member every condition is asked anew at each request: the referral of this victim to the own agency stands accepted
    (finished is too late), consent or the recorded exception covers it today, the case is open, the victim is not restricted.
    """
    if korban.kasus.is_dimusnahkan or not _passes_restriction(user, korban):
        return False
    if user.has_izin(Izin.REVEAL_IDENTITAS):
        return True
    if not user.has_izin(Izin.REVEAL_RUJUKAN) or user.instansi_id is None or not korban.kasus.is_terbuka:
        return False
    return identitas_dirujuk(Korban.objects.filter(pk=korban.pk), user.instansi_id, on=timezone.localdate()).exists()


def can_match_orang(user: Pengguna, baris: Korban | Terlapor) -> bool:
    """Who may open an identity may learn that a typed name is that person's; nobody learns it by guessing."""
    if isinstance(baris, Korban):
        return can_reveal_identitas(user, baris)
    return can_view_whole_kasus(user) and user.has_izin(Izin.REVEAL_IDENTITAS)


def can_merge(user: Pengguna) -> bool:
    """The secretariat and its head: one person in several cases is seen by who sees the cases whole."""
    return can_view_whole_kasus(user) and user.has_izin(Izin.MERGE_ORANG)


def can_merge_orang(user: Pengguna, sosok: Sosok) -> bool:
    """Whose identity one may open; of a restricted victim the head alone. Of a case that was disposed of nothing is left to compare."""
    return can_merge(user) and can_match_orang(user, sosok.baris) and not sosok.kasus.is_dimusnahkan


def can_update_identitas(user: Pengguna, korban: Korban) -> bool:
    """Who records requests and may read this identity: who may not read it does not write it."""
    return user.has_izin(Izin.RECORD_PERMINTAAN) and can_reveal_identitas(user, korban)


def _passes_restriction(user: Pengguna, korban: Korban) -> bool:
    return user.has_izin(Izin.VERIFY_PERMINTAAN) or not korban.is_orang_dibatasi


def can_record_permintaan(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.RECORD_PERMINTAAN)


def can_record_permintaan_in(user: Pengguna, kasus: Kasus) -> bool:
    """Also in a closed case; not once it is disposed of, when nothing is left to ask for."""
    return can_record_permintaan(user) and not kasus.is_dimusnahkan


def can_change_pembatasan(user: Pengguna) -> bool:
    """The head restricts processing and ends the restriction."""
    return user.has_izin(Izin.VERIFY_PERMINTAAN)


def can_change_pembatasan_in(user: Pengguna, kasus: Kasus) -> bool:
    """While there is something to process."""
    return can_change_pembatasan(user) and not kasus.is_dimusnahkan


def can_verify_permintaan(user: Pengguna, permintaan: Permintaan) -> bool:
    """The head, when another person took the request down, while there are data to answer about."""
    is_other = permintaan.dicatat_oleh_id != user.pk
    return user.has_izin(Izin.VERIFY_PERMINTAAN) and is_other and not permintaan.korban.kasus.is_dimusnahkan


def can_export_salinan(user: Pengguna, permintaan: Permintaan) -> bool:
    """Once the head granted the copy, until the data are disposed of; of a restricted victim the head alone."""
    return (
        user.has_izin(Izin.EXPORT_SALINAN)
        and permintaan.is_salinan_siap
        and not permintaan.korban.kasus.is_dimusnahkan
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
    return user.has_izin(Izin.BREAK_GLASS) and not user.has_izin(Izin.REVEAL_IDENTITAS) and korban.kasus.is_terbuka


def can_review_darurat(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.REVIEW_DARURAT)


def can_review_darurat_in(user: Pengguna, kasus: Kasus) -> bool:
    """As long as the case has data: what was opened, and why, is gone with them."""
    return can_review_darurat(user) and not kasus.is_dimusnahkan


def can_view_pembukaan(user: Pengguna, kasus: Kasus) -> bool:
    """Who looked at the identities: the owner of the case and the head."""
    return can_view_whole_kasus(user) and (kasus.penanggung_jawab_id == user.pk or can_review_darurat(user))


def can_reveal_identitas_terlapor(user: Pengguna, terlapor: Terlapor) -> bool:
    """The secretariat and its head, with a reason; no agency, ever."""
    return user.has_izin(Izin.REVEAL_IDENTITAS) and not terlapor.kasus.is_dimusnahkan

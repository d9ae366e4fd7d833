"""Who may what with consent and referrals."""

from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import StatusRujukan
from kasus.models import (
    Kasus,
    Korban,
    Rujukan,
)
from kasus.models.rujukan import active_members
from kasus.perms.kasus import can_view_whole_kasus


def can_record_persetujuan(user: Pengguna) -> bool:
    """The secretariat and its head, also in a closed case: a person may answer and withdraw at any time."""
    return user.has_izin(Izin.RECORD_PERSETUJUAN)


def can_record_persetujuan_in(user: Pengguna, kasus: Kasus) -> bool:
    """Not once the case is disposed of: there is nothing left that one could agree to."""
    return can_record_persetujuan(user) and not kasus.is_dimusnahkan


def can_send_rujukan(user: Pengguna) -> bool:
    """The secretariat, its head, and members (for the victims they may see)."""
    return user.has_izin(Izin.ADD_RUJUKAN)


def can_add_rujukan(user: Pengguna, korban: Korban) -> bool:
    """Of a victim whom one may see, while the case is open and the person has not had processing restricted."""
    return can_send_rujukan(user) and korban.kasus.is_terbuka and not korban.is_orang_dibatasi


def can_record_pengecualian(user: Pengguna) -> bool:
    """The head alone sends without consent (keamanan.md 40)."""
    return user.has_izin(Izin.RECORD_PENGECUALIAN)


def can_view_isi_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """What a referral says about the victim (RujukanQuerySet.isi_terlihat)."""
    if can_view_whole_kasus(user):
        return True
    return Rujukan.objects.filter(pk=rujukan.pk).isi_terlihat(user, on=timezone.localdate()).exists()


def is_korban_visible(user: Pengguna, rujukan: Rujukan) -> bool:
    """Does the page of the victim open for this user?"""
    return Korban.objects.visible_to(user).filter(pk=rujukan.korban_id).exists()


def _speaks_for_receiver(user: Pengguna, rujukan: Rujukan) -> bool:
    """A member of the receiving agency; for an agency without an account the secretariat writes down what it was told. In an open case."""
    if not user.has_izin(Izin.VERIFY_RUJUKAN) or not rujukan.korban.kasus.is_terbuka:
        return False
    if can_view_whole_kasus(user):
        return not active_members(penerima=rujukan.penerima_id).exists()
    return user.instansi_id == rujukan.penerima_id and rujukan.is_dijamin()


def can_verify_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Accept or refuse, while it waits and the case is open."""
    return rujukan.status == StatusRujukan.DIAJUKAN and _speaks_for_receiver(user, rujukan)


def can_report_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Tell the outcome, while it stands accepted and the case is open.

    Once consent has run out by itself the receiver is shut out: the secretariat writes down what it was told.
    """
    if rujukan.status != StatusRujukan.DITERIMA:
        return False
    is_told = can_view_whole_kasus(user) and rujukan.korban.kasus.is_terbuka and not rujukan.is_dijamin()
    return is_told or _speaks_for_receiver(user, rujukan)


def can_withdraw_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The sender while it waits; after that the secretariat alone. Also in a closed case, until it is disposed of."""
    if not user.has_izin(Izin.ADD_RUJUKAN) or not rujukan.is_terbuka or rujukan.korban.kasus.is_dimusnahkan:
        return False
    if can_view_whole_kasus(user):
        return True
    return rujukan.status == StatusRujukan.DIAJUKAN and user.instansi_id == rujukan.pengirim_id


def can_export_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The letter: the secretariat while it is open, and the sender while it waits and its content is open to it.

    Nobody once the consent it rests on has ended, or the data are disposed of; while the person's data are restricted, only who
    decides on that.
    """
    if rujukan.korban.kasus.is_dimusnahkan:
        return False
    if not rujukan.is_dijamin() or (rujukan.korban.is_orang_dibatasi and not user.has_izin(Izin.VERIFY_PERMINTAAN)):
        return False
    if can_view_whole_kasus(user):
        return rujukan.is_terbuka
    own = user.has_izin(Izin.ADD_RUJUKAN) and user.instansi_id == rujukan.pengirim_id
    return own and rujukan.status == StatusRujukan.DIAJUKAN and can_view_isi_rujukan(user, rujukan)

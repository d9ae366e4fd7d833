"""Who may what with notes, flags and files."""

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.models import (
    Bendera,
    Catatan,
    Kasus,
    Lampiran,
    Layanan,
)
from kasus.models.lingkup import opened_track
from kasus.perms.identitas import can_reveal_identitas
from kasus.perms.kasus import can_view_whole_kasus


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
    """Who raised the flag, and the head; also in a closed case, until it is disposed of."""
    own = bendera.dicatat_oleh_id == user.pk or user.has_izin(Izin.CLOSE_KASUS)
    return user.has_izin(Izin.RECORD_BENDERA) and own and not bendera.kasus.is_dimusnahkan


def can_add_lampiran(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat as long as the case has data; a member for its victims while the case is open."""
    return user.has_izin(Izin.ADD_LAMPIRAN) and _may_still_add(user, kasus)


def can_update_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """Replace a file or propose to remove it: the secretariat, or the agency that sent it."""
    own = can_view_whole_kasus(user) or lampiran.instansi_id == user.instansi_id
    return own and can_add_lampiran(user, lampiran.kasus) and bool(lampiran.berkas)


def can_export_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """Who sees the row (visible_to). While its removal is decided, or when processing is restricted: the head alone.

    A file that was shared may hold what identifies: it closes for the agency with the case, and when its last referral of the
    victim is finished, as the identity does. Its own uploads stay open to it.
    """
    if not lampiran.berkas:
        return False
    own = can_view_whole_kasus(user) or lampiran.instansi_id == user.instansi_id
    if not own and not _still_serves(user, lampiran):
        return False
    if lampiran.is_dibatasi and not user.has_izin(Izin.VERIFY_PERMINTAAN):
        return False
    return user.has_izin(Izin.VERIFY_LAMPIRAN) or not lampiran.is_ditarik


def _still_serves(user: Pengguna, lampiran: Lampiran) -> bool:
    """While the case is open: who handles its legal track, was asked directly for a service, or may open the identity."""
    if not lampiran.kasus.is_terbuka or lampiran.korban is None:
        return lampiran.kasus.is_terbuka
    if opened_track(Kasus.objects.filter(pk=lampiran.kasus_id), user).exists():
        return True
    asked = Layanan.objects.visible_to(user).filter(korban=lampiran.korban_id, rujukan__isnull=True)
    return asked.exists() or can_reveal_identitas(user, lampiran.korban)


def can_assign_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The secretariat shares a file that is kept, while the case is open."""
    return user.has_izin(Izin.ASSIGN_LAMPIRAN) and bool(lampiran.berkas) and lampiran.kasus.is_terbuka


def can_verify_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The head decides on a removal that another person proposed, while the file is there."""
    return user.has_izin(Izin.VERIFY_LAMPIRAN) and lampiran.ditarik_oleh_id != user.pk and bool(lampiran.berkas)

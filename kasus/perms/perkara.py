"""Who may what with the legal track and reported persons."""

from anggota.enums import Izin, JenisInstansi
from anggota.models import Pengguna
from kasus.models import (
    Kasus,
    PerkaraHukum,
    TahapHukum,
    Terlapor,
)


def can_record_perkara(user: Pengguna) -> bool:
    """The secretariat and its head: reports, articles, verdicts, restitution, legal status of suspects."""
    return user.has_izin(Izin.RECORD_PERKARA)


def can_record_perkara_in(user: Pengguna, kasus: Kasus) -> bool:
    """Also after the case is closed: services end, the legal track goes on (ranah.md 3.1). Not once it is disposed of."""
    return can_record_perkara(user) and not kasus.is_dimusnahkan


def can_add_tahap(user: Pengguna, perkara: PerkaraHukum) -> bool:
    """The secretariat and its head; a law-enforcement agency for the reports that it investigates or prosecutes."""
    if not user.has_izin(Izin.ADD_TAHAP_HUKUM) or perkara.kasus.is_dimusnahkan:
        return False
    return user.has_izin(Izin.RECORD_PERKARA) or is_penegak_hukum(user, perkara)


def is_penegak_hukum(user: Pengguna, perkara: PerkaraHukum) -> bool:
    """Does this account stand for the law-enforcement agency in whose hands the report lies?"""
    return (
        user.instansi_id is not None
        and user.instansi.jenis == JenisInstansi.PENEGAK_HUKUM
        and user.instansi_id in {perkara.instansi_id, perkara.penuntut_id}
    )


def can_update_tahap(user: Pengguna, tahap: TahapHukum) -> bool:
    """Who may add stages; an agency corrects only what its own people recorded."""
    if not can_add_tahap(user, tahap.perkara):
        return False
    return user.has_izin(Izin.RECORD_PERKARA) or tahap.dicatat_oleh.instansi_id == user.instansi_id


def can_update_terlapor(user: Pengguna, terlapor: Terlapor) -> bool:
    """The secretariat and its head, also after closing, until the case is disposed of."""
    return can_record_perkara_in(user, terlapor.kasus)

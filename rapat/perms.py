"""Who may what with meetings and follow-up. Pure predicates: (user) or (user, object) -> bool."""

from anggota.enums import Izin
from anggota.models import Instansi, Pengguna
from rapat.enums import StatusRapat
from rapat.models import Agenda, Penyerahan, Perkembangan, Rekomendasi, TindakLanjut


def can_view_rapat(user: Pengguna) -> bool:
    """Everyone but the account manager."""
    return user.has_izin(Izin.VIEW_RAPAT)


def can_schedule_rapat(user: Pengguna) -> bool:
    """The secretariat and its head: schedule, attendance, recommendations."""
    return user.has_izin(Izin.SCHEDULE_RAPAT)


def can_reopen_rapat(user: Pengguna) -> bool:
    """The head of the secretariat alone: closed minutes are opened by who verifies, with a reason."""
    return user.has_izin(Izin.VERIFY_TINDAK_LANJUT)


def can_report_progress(user: Pengguna, item: TindakLanjut) -> bool:
    """A member, on the items of the own agency only."""
    return user.has_izin(Izin.REPORT_PROGRESS) and user.instansi_id == item.instansi_id


def can_verify(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.VERIFY_TINDAK_LANJUT)


def can_verify_tindak_lanjut(user: Pengguna, perkembangan: Perkembangan) -> bool:
    """The head of the secretariat, on what somebody else reported."""
    return can_verify(user) and perkembangan.dicatat_oleh_id != user.pk


def can_export_bukti(user: Pengguna, perkembangan: Perkembangan) -> bool:
    """The agency that sent the evidence, the secretariat and its head."""
    return can_schedule_rapat(user) or can_report_progress(user, perkembangan.tindak_lanjut)


def can_add_agenda(user: Pengguna) -> bool:
    """The secretariat, and every member: a member's item is a topic that waits for an answer."""
    return can_schedule_rapat(user) or (user.has_izin(Izin.REPORT_PROGRESS) and user.instansi_id is not None)


def can_withdraw_agenda(user: Pengguna, agenda: Agenda) -> bool:
    """The secretariat; a member the own topic."""
    return can_schedule_rapat(user) or (can_add_agenda(user) and agenda.dicatat_oleh_id == user.pk)


def can_verify_penyerahan(user: Pengguna, penyerahan: Penyerahan) -> bool:
    """The secretariat and its head, on what somebody else asked."""
    return user.has_izin(Izin.ASSIGN_TINDAK_LANJUT) and penyerahan.dicatat_oleh_id != user.pk


def can_assign_tindak_lanjut(user: Pengguna) -> bool:
    """The secretariat and its head: ask one more agency, open the next round."""
    return user.has_izin(Izin.ASSIGN_TINDAK_LANJUT)


def can_update_rekomendasi(user: Pengguna, rekomendasi: Rekomendasi) -> bool:
    """The secretariat while the meeting is open; afterwards the head alone, with a reason."""
    is_closed = rekomendasi.rapat.status == StatusRapat.SELESAI
    return can_schedule_rapat(user) and (not is_closed or user.has_izin(Izin.VERIFY_TINDAK_LANJUT))


def can_view_semua_kartu(user: Pengguna) -> bool:
    """Scorecards of every agency: the secretariat, its head, the leadership."""
    return user.has_izin(Izin.VIEW_LAPORAN)


def can_view_kartu(user: Pengguna, instansi: Instansi) -> bool:
    """A member: that of the own agency."""
    return can_view_semua_kartu(user) or (user.has_izin(Izin.REPORT_PROGRESS) and user.instansi_id == instansi.pk)


def own_kartu(user: Pengguna) -> str:
    """Code of the agency whose scorecard a member has; empty for everybody else."""
    return user.instansi.kode if user.has_izin(Izin.REPORT_PROGRESS) else ""

"""Every write of meetings and follow-up, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, KonsepTooBig
from rapat.actions.agenda import (
    accept_usulan,
    add_agenda,
    answer_agenda,
    finish_agenda,
    move_agenda,
    update_agenda,
    withdraw_agenda,
)
from rapat.actions.hasil import record_hasil, update_hasil, withdraw_hasil
from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.konsep import record_konsep, report_progress_of_konsep, withdraw_konsep
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.penutupan import close_rapat, export_notulen, record_export_teguran, reopen_rapat
from rapat.actions.penyerahan import record_penyerahan, verify_penyerahan, withdraw_penyerahan
from rapat.actions.rapat import (
    cancel_rapat,
    change_status_rapat,
    propose_triwulan,
    schedule_rapat,
    update_rapat,
    withdraw_rapat,
)
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut
from rapat.actions.undangan import record_undangan

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "accept_usulan",
    "add_agenda",
    "answer_agenda",
    "assign_tindak_lanjut",
    "cancel_rapat",
    "carry_out_sk",
    "change_status_rapat",
    "close_rapat",
    "export_bukti",
    "export_notulen",
    "finish_agenda",
    "move_agenda",
    "propose_triwulan",
    "reassign_tindak_lanjut",
    "record_export_teguran",
    "record_hasil",
    "record_kehadiran",
    "record_konsep",
    "record_penyerahan",
    "record_rekomendasi",
    "record_undangan",
    "reopen_rapat",
    "report_progress",
    "report_progress_of_konsep",
    "schedule_rapat",
    "update_agenda",
    "update_hasil",
    "update_rapat",
    "verify_penyerahan",
    "verify_tindak_lanjut",
    "withdraw_agenda",
    "withdraw_hasil",
    "withdraw_konsep",
    "withdraw_penyerahan",
    "withdraw_rapat",
]

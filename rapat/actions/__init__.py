"""Every write of meetings and follow-up, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from rapat.actions.hasil import record_hasil, update_hasil, withdraw_hasil
from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.penutupan import close_rapat, export_notulen, record_export_teguran, reopen_rapat
from rapat.actions.rapat import change_status_rapat, schedule_rapat
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut

__all__ = [
    "assign_tindak_lanjut",
    "carry_out_sk",
    "change_status_rapat",
    "close_rapat",
    "export_bukti",
    "export_notulen",
    "reassign_tindak_lanjut",
    "record_export_teguran",
    "record_hasil",
    "record_kehadiran",
    "record_rekomendasi",
    "reopen_rapat",
    "report_progress",
    "schedule_rapat",
    "update_hasil",
    "verify_tindak_lanjut",
    "withdraw_hasil",
]

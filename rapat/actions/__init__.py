"""Every write of meetings and follow-up, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, KonsepTooBig
from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.konsep import record_konsep, report_progress_of_konsep, withdraw_konsep
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.penyerahan import record_penyerahan, verify_penyerahan, withdraw_penyerahan
from rapat.actions.rapat import change_status_rapat, schedule_rapat
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "assign_tindak_lanjut",
    "carry_out_sk",
    "change_status_rapat",
    "export_bukti",
    "reassign_tindak_lanjut",
    "record_kehadiran",
    "record_konsep",
    "record_penyerahan",
    "record_rekomendasi",
    "report_progress",
    "report_progress_of_konsep",
    "schedule_rapat",
    "verify_penyerahan",
    "verify_tindak_lanjut",
    "withdraw_konsep",
    "withdraw_penyerahan",
]

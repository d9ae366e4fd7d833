"""Every write of meetings and follow-up, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.perubahan import add_instansi, open_putaran, update_rekomendasi
from rapat.actions.rapat import change_status_rapat, schedule_rapat
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut

__all__ = [
    "add_instansi",
    "assign_tindak_lanjut",
    "carry_out_sk",
    "change_status_rapat",
    "export_bukti",
    "open_putaran",
    "reassign_tindak_lanjut",
    "record_kehadiran",
    "record_rekomendasi",
    "report_progress",
    "schedule_rapat",
    "update_rekomendasi",
    "verify_tindak_lanjut",
]

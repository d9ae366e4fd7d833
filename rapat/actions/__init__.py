"""Every write of meetings and follow-up, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from rapat.actions.kabar import renew_kalender, update_pilihan_kabar, withdraw_kalender
from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.pemberitahuan import kirim_lagi, tandai_diterima
from rapat.actions.pengingat import antre_pengingat, antre_tugas_baru
from rapat.actions.pengiriman import kirim
from rapat.actions.rapat import change_status_rapat, schedule_rapat
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.siaran import resend_undangan, send_undangan
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut

__all__ = [
    "antre_pengingat",
    "antre_tugas_baru",
    "assign_tindak_lanjut",
    "carry_out_sk",
    "change_status_rapat",
    "export_bukti",
    "kirim",
    "kirim_lagi",
    "reassign_tindak_lanjut",
    "record_kehadiran",
    "record_rekomendasi",
    "renew_kalender",
    "report_progress",
    "resend_undangan",
    "schedule_rapat",
    "send_undangan",
    "tandai_diterima",
    "update_pilihan_kabar",
    "verify_tindak_lanjut",
    "withdraw_kalender",
]

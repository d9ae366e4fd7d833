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
from rapat.actions.kabar import renew_kalender, update_pilihan_kabar, withdraw_kalender
from rapat.actions.kehadiran import record_kehadiran
from rapat.actions.konsep import record_konsep, report_progress_of_konsep, withdraw_konsep
from rapat.actions.pelaksanaan import carry_out_sk
from rapat.actions.pemberitahuan import kirim_lagi, tandai_diterima
from rapat.actions.pengingat import antre_pengingat, antre_tugas_baru
from rapat.actions.pengiriman import kirim
from rapat.actions.penutupan import close_rapat, export_notulen, record_export_teguran, reopen_rapat
from rapat.actions.penyerahan import record_penyerahan, verify_penyerahan, withdraw_penyerahan
from rapat.actions.perubahan import add_instansi, open_putaran, update_rekomendasi, withdraw_instansi
from rapat.actions.rapat import (
    cancel_rapat,
    change_status_rapat,
    propose_triwulan,
    schedule_rapat,
    update_rapat,
    withdraw_rapat,
)
from rapat.actions.rekomendasi import assign_tindak_lanjut, reassign_tindak_lanjut, record_rekomendasi
from rapat.actions.siaran import resend_undangan, send_undangan
from rapat.actions.tindak_lanjut import export_bukti, report_progress, verify_tindak_lanjut
from rapat.actions.undangan import record_undangan

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "accept_usulan",
    "add_agenda",
    "add_instansi",
    "answer_agenda",
    "antre_pengingat",
    "antre_tugas_baru",
    "assign_tindak_lanjut",
    "cancel_rapat",
    "carry_out_sk",
    "change_status_rapat",
    "close_rapat",
    "export_bukti",
    "export_notulen",
    "finish_agenda",
    "kirim",
    "kirim_lagi",
    "move_agenda",
    "open_putaran",
    "propose_triwulan",
    "reassign_tindak_lanjut",
    "record_export_teguran",
    "record_hasil",
    "record_kehadiran",
    "record_konsep",
    "record_penyerahan",
    "record_rekomendasi",
    "record_undangan",
    "renew_kalender",
    "reopen_rapat",
    "report_progress",
    "report_progress_of_konsep",
    "resend_undangan",
    "schedule_rapat",
    "send_undangan",
    "tandai_diterima",
    "update_agenda",
    "update_hasil",
    "update_pilihan_kabar",
    "update_rapat",
    "update_rekomendasi",
    "verify_penyerahan",
    "verify_tindak_lanjut",
    "withdraw_agenda",
    "withdraw_hasil",
    "withdraw_instansi",
    "withdraw_kalender",
    "withdraw_konsep",
    "withdraw_penyerahan",
    "withdraw_rapat",
]

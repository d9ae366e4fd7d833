"""Pages of this app, one file per noun."""

from rapat.views.agenda import (
    accept_usulan,
    add_agenda,
    agenda,
    answer_agenda,
    finish_agenda,
    move_agenda,
    update_agenda,
    withdraw_agenda,
)
from rapat.views.dokumen import agenda_pdf, daftar_hadir_pdf, record_undangan, undangan_pdf
from rapat.views.jadwal import cancel_rapat, propose_triwulan, update_rapat, withdraw_rapat
from rapat.views.kabar import export_ics, kalender, pilihan_kabar, renew_kalender, withdraw_kalender
from rapat.views.kehadiran import record_kehadiran
from rapat.views.lapor import record_konsep, report_progress, withdraw_konsep
from rapat.views.notulen import layar, notulen, notulen_baris, update_hasil, withdraw_hasil
from rapat.views.pemberitahuan import pemberitahuan, resend_pemberitahuan, verify_pemberitahuan
from rapat.views.penutupan import close_rapat, export_notulen, export_teguran, reopen_rapat
from rapat.views.penyerahan import record_penyerahan, verify_penyerahan, withdraw_penyerahan
from rapat.views.perubahan import add_instansi, open_putaran, rekomendasi_detail, update_rekomendasi, withdraw_instansi
from rapat.views.rapat import change_status, detail, index, konferensi_index, record_rekomendasi, schedule
from rapat.views.rekomendasi import matriks, matriks_pdf, matriks_xlsx, rekomendasi, rekomendasi_pdf
from rapat.views.siaran import resend_undangan, send_undangan
from rapat.views.sk import carry_out_sk
from rapat.views.tindak_lanjut import (
    export_bukti,
    tindak_lanjut,
    tindak_lanjut_detail,
    verify_tindak_lanjut,
)

__all__ = [
    "accept_usulan",
    "add_agenda",
    "add_instansi",
    "agenda",
    "agenda_pdf",
    "answer_agenda",
    "cancel_rapat",
    "carry_out_sk",
    "change_status",
    "close_rapat",
    "daftar_hadir_pdf",
    "detail",
    "export_bukti",
    "export_ics",
    "export_notulen",
    "export_teguran",
    "finish_agenda",
    "index",
    "kalender",
    "konferensi_index",
    "layar",
    "matriks",
    "matriks_pdf",
    "matriks_xlsx",
    "move_agenda",
    "notulen",
    "notulen_baris",
    "open_putaran",
    "pemberitahuan",
    "pilihan_kabar",
    "propose_triwulan",
    "record_kehadiran",
    "record_konsep",
    "record_penyerahan",
    "record_rekomendasi",
    "record_undangan",
    "rekomendasi",
    "rekomendasi_detail",
    "rekomendasi_pdf",
    "renew_kalender",
    "reopen_rapat",
    "report_progress",
    "resend_pemberitahuan",
    "resend_undangan",
    "schedule",
    "send_undangan",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "undangan_pdf",
    "update_agenda",
    "update_hasil",
    "update_rapat",
    "update_rekomendasi",
    "verify_pemberitahuan",
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

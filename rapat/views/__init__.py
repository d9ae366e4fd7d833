"""Pages of this app, one file per noun."""

from rapat.views.kabar import export_ics, kalender, pilihan_kabar, renew_kalender, withdraw_kalender
from rapat.views.pemberitahuan import pemberitahuan, resend_pemberitahuan, verify_pemberitahuan
from rapat.views.rapat import change_status, detail, index, record_kehadiran, record_rekomendasi, schedule
from rapat.views.rekomendasi import rekomendasi, rekomendasi_detail
from rapat.views.siaran import resend_undangan, send_undangan
from rapat.views.sk import carry_out_sk
from rapat.views.tindak_lanjut import (
    export_bukti,
    report_progress,
    tindak_lanjut,
    tindak_lanjut_detail,
    verify_tindak_lanjut,
)

__all__ = [
    "carry_out_sk",
    "change_status",
    "detail",
    "export_bukti",
    "export_ics",
    "index",
    "kalender",
    "pemberitahuan",
    "pilihan_kabar",
    "record_kehadiran",
    "record_rekomendasi",
    "rekomendasi",
    "rekomendasi_detail",
    "renew_kalender",
    "report_progress",
    "resend_pemberitahuan",
    "resend_undangan",
    "schedule",
    "send_undangan",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "verify_pemberitahuan",
    "verify_tindak_lanjut",
    "withdraw_kalender",
]

"""Pages of this app, one file per noun."""

from rapat.views.lapor import record_konsep, report_progress, withdraw_konsep
from rapat.views.penyerahan import record_penyerahan, verify_penyerahan, withdraw_penyerahan
from rapat.views.rapat import change_status, detail, index, record_kehadiran, record_rekomendasi, schedule
from rapat.views.rekomendasi import rekomendasi, rekomendasi_detail
from rapat.views.sk import carry_out_sk
from rapat.views.tindak_lanjut import (
    export_bukti,
    tindak_lanjut,
    tindak_lanjut_detail,
    verify_tindak_lanjut,
)

__all__ = [
    "carry_out_sk",
    "change_status",
    "detail",
    "export_bukti",
    "index",
    "record_kehadiran",
    "record_konsep",
    "record_penyerahan",
    "record_rekomendasi",
    "rekomendasi",
    "rekomendasi_detail",
    "report_progress",
    "schedule",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "verify_penyerahan",
    "verify_tindak_lanjut",
    "withdraw_konsep",
    "withdraw_penyerahan",
]

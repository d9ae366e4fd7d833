"""Pages of this app, one file per noun."""

from rapat.views.kehadiran import record_kehadiran
from rapat.views.notulen import layar, notulen, notulen_baris, update_hasil, withdraw_hasil
from rapat.views.penutupan import close_rapat, export_notulen, export_teguran, reopen_rapat
from rapat.views.rapat import change_status, detail, index, record_rekomendasi, schedule
from rapat.views.rekomendasi import rekomendasi, rekomendasi_detail
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
    "close_rapat",
    "detail",
    "export_bukti",
    "export_notulen",
    "export_teguran",
    "index",
    "layar",
    "notulen",
    "notulen_baris",
    "record_kehadiran",
    "record_rekomendasi",
    "rekomendasi",
    "rekomendasi_detail",
    "reopen_rapat",
    "report_progress",
    "schedule",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "update_hasil",
    "verify_tindak_lanjut",
    "withdraw_hasil",
]

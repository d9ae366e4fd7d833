"""Pages of this app, one file per noun."""

from rapat.views.rapat import change_status, detail, index, record_kehadiran, record_rekomendasi, schedule
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
    "detail",
    "export_bukti",
    "index",
    "record_kehadiran",
    "record_rekomendasi",
    "rekomendasi",
    "rekomendasi_detail",
    "report_progress",
    "schedule",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "verify_tindak_lanjut",
]

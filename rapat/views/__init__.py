"""Pages of this app, one file per noun."""

from rapat.views.perubahan import add_instansi, open_putaran, rekomendasi_detail, update_rekomendasi
from rapat.views.rapat import change_status, detail, index, record_kehadiran, record_rekomendasi, schedule
from rapat.views.rekomendasi import matriks, matriks_pdf, matriks_xlsx, rekomendasi, rekomendasi_pdf
from rapat.views.sk import carry_out_sk
from rapat.views.tindak_lanjut import (
    export_bukti,
    report_progress,
    tindak_lanjut,
    tindak_lanjut_detail,
    verify_tindak_lanjut,
)

__all__ = [
    "add_instansi",
    "carry_out_sk",
    "change_status",
    "detail",
    "export_bukti",
    "index",
    "matriks",
    "matriks_pdf",
    "matriks_xlsx",
    "open_putaran",
    "record_kehadiran",
    "record_rekomendasi",
    "rekomendasi",
    "rekomendasi_detail",
    "rekomendasi_pdf",
    "report_progress",
    "schedule",
    "tindak_lanjut",
    "tindak_lanjut_detail",
    "update_rekomendasi",
    "verify_tindak_lanjut",
]

"""Pages of the register, one file per noun."""

from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index, record
from kasus.views.korban import korban_detail
from kasus.views.layanan import add_layanan, give_layanan
from kasus.views.pemusnahan import change_penahanan, record_pemusnahan, retensi, verify_pemusnahan
from kasus.views.permintaan import (
    change_pembatasan,
    export_salinan,
    permintaan_detail,
    permintaan_index,
    record_permintaan,
    update_identitas,
    verify_permintaan,
)
from kasus.views.ubah import update_kasus

__all__ = [
    "add_layanan",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "darurat",
    "detail",
    "export_salinan",
    "give_layanan",
    "index",
    "korban_detail",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_pemusnahan",
    "record_permintaan",
    "retensi",
    "reveal_identitas",
    "review_darurat",
    "update_identitas",
    "update_kasus",
    "verify_pemusnahan",
    "verify_permintaan",
]

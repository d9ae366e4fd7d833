"""Pages of the register, one file per noun."""

from kasus.views.kasus import add_layanan, change_status, detail, give_layanan, index, record, reveal_identitas
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

__all__ = [
    "add_layanan",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "detail",
    "export_salinan",
    "give_layanan",
    "index",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_pemusnahan",
    "record_permintaan",
    "retensi",
    "reveal_identitas",
    "update_identitas",
    "verify_pemusnahan",
    "verify_permintaan",
]

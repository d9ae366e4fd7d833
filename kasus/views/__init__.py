"""Pages of the register, one file per noun."""

from kasus.views.daftar import (
    apply_filter,
    index,
    preview,
    reassign_kasus,
    record_saringan,
    update_kolom,
    withdraw_saringan,
)
from kasus.views.ekspor import export_identitas, export_kasus
from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.impor import import_faults, import_kasus, import_template, preview_import
from kasus.views.kasus import change_status, detail, record
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

__all__ = [
    "add_layanan",
    "apply_filter",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "darurat",
    "detail",
    "export_identitas",
    "export_kasus",
    "export_salinan",
    "give_layanan",
    "import_faults",
    "import_kasus",
    "import_template",
    "index",
    "korban_detail",
    "permintaan_detail",
    "permintaan_index",
    "preview",
    "preview_import",
    "reassign_kasus",
    "record",
    "record_pemusnahan",
    "record_permintaan",
    "record_saringan",
    "retensi",
    "reveal_identitas",
    "review_darurat",
    "update_identitas",
    "update_kolom",
    "verify_pemusnahan",
    "verify_permintaan",
    "withdraw_saringan",
]

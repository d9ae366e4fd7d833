"""Pages of the register, one file per noun."""

from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index
from kasus.views.konsep import (
    konsep,
    konsep_index,
    langkah,
    record,
    record_konsep,
    record_langkah,
    withdraw_konsep,
)
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
from kasus.views.persetujuan import blank_persetujuan, lembar_persetujuan, record_persetujuan, withdraw_persetujuan
from kasus.views.rujukan import (
    add_rujukan,
    export_rujukan,
    report_rujukan,
    rujukan_detail,
    rujukan_index,
    verify_rujukan,
    withdraw_rujukan,
)
from kasus.views.ubah import (
    add_korban,
    add_peristiwa,
    add_terlapor,
    update_kasus,
    update_korban,
    update_peristiwa,
    withdraw_peristiwa,
)

__all__ = [
    "add_korban",
    "add_layanan",
    "add_peristiwa",
    "add_rujukan",
    "add_terlapor",
    "blank_persetujuan",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "darurat",
    "detail",
    "export_rujukan",
    "export_salinan",
    "give_layanan",
    "index",
    "konsep",
    "konsep_index",
    "korban_detail",
    "langkah",
    "lembar_persetujuan",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_konsep",
    "record_langkah",
    "record_pemusnahan",
    "record_permintaan",
    "record_persetujuan",
    "report_rujukan",
    "retensi",
    "reveal_identitas",
    "review_darurat",
    "rujukan_detail",
    "rujukan_index",
    "update_identitas",
    "update_kasus",
    "update_korban",
    "update_peristiwa",
    "verify_pemusnahan",
    "verify_permintaan",
    "verify_rujukan",
    "withdraw_konsep",
    "withdraw_peristiwa",
    "withdraw_persetujuan",
    "withdraw_rujukan",
]

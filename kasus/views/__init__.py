"""Pages of the register, one file per noun."""

from kasus.views.htcds import export_htcds, export_htcds_identitas
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
from kasus.views.layanan import add_layanan, give_layanan, layanan_index, record_hak, update_layanan
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
from kasus.views.reintegrasi import (
    add_pemberdayaan,
    add_rencana,
    pemantauan_index,
    reintegrasi,
    schedule_pemantauan,
    update_pemantauan,
    update_rencana,
)
from kasus.views.skrining import record_penetapan, record_skrining, skrining, skrining_detail
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
    "add_pemberdayaan",
    "add_peristiwa",
    "add_rencana",
    "add_terlapor",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "darurat",
    "detail",
    "export_htcds",
    "export_htcds_identitas",
    "export_salinan",
    "give_layanan",
    "index",
    "konsep",
    "konsep_index",
    "korban_detail",
    "langkah",
    "layanan_index",
    "pemantauan_index",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_hak",
    "record_konsep",
    "record_langkah",
    "record_pemusnahan",
    "record_penetapan",
    "record_permintaan",
    "record_skrining",
    "reintegrasi",
    "retensi",
    "reveal_identitas",
    "review_darurat",
    "schedule_pemantauan",
    "skrining",
    "skrining_detail",
    "update_identitas",
    "update_kasus",
    "update_korban",
    "update_layanan",
    "update_pemantauan",
    "update_peristiwa",
    "update_rencana",
    "verify_pemusnahan",
    "verify_permintaan",
    "withdraw_konsep",
    "withdraw_peristiwa",
]

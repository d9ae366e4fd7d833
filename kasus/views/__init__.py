"""Pages of the register, one file per noun."""

from kasus.views.htcds import export_htcds, export_htcds_identitas
from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index, record
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
from kasus.views.ubah import update_kasus

__all__ = [
    "add_layanan",
    "add_pemberdayaan",
    "add_rencana",
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
    "korban_detail",
    "layanan_index",
    "pemantauan_index",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_hak",
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
    "update_layanan",
    "update_pemantauan",
    "update_rencana",
    "verify_pemusnahan",
    "verify_permintaan",
]

"""Pages of the register, one file per noun."""

from kasus.views.cari import search
from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index
from kasus.views.konsep import konsep, konsep_index, langkah, record, record_konsep, record_langkah, withdraw_konsep
from kasus.views.korban import korban_detail
from kasus.views.layanan import add_layanan, give_layanan
from kasus.views.orang import merge_orang, update_bukan_sama, withdraw_penyatuan
from kasus.views.pemusnahan import change_penahanan, record_pemusnahan, retensi, verify_pemusnahan
from kasus.views.perkara import (
    perkara_detail,
    perkara_index,
    record_perkara,
    schedule_sidang,
    sidang_index,
    update_pasal,
    update_perkara,
    withdraw_sidang,
)
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
from kasus.views.putusan import (
    add_pembayaran,
    add_putusan,
    add_restitusi,
    update_putusan,
    update_restitusi,
    withdraw_pembayaran,
)
from kasus.views.rujukan import (
    add_rujukan,
    export_rujukan,
    report_rujukan,
    rujukan_detail,
    rujukan_index,
    verify_rujukan,
    withdraw_rujukan,
)
from kasus.views.tahap import add_tahap, update_tahap
from kasus.views.terlapor import (
    change_status_hukum,
    record_pencarian,
    reveal_identitas_terlapor,
    terlapor_detail,
    update_terlapor,
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
    "add_pembayaran",
    "add_peristiwa",
    "add_putusan",
    "add_restitusi",
    "add_rujukan",
    "add_tahap",
    "add_terlapor",
    "blank_persetujuan",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "change_status_hukum",
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
    "merge_orang",
    "perkara_detail",
    "perkara_index",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_konsep",
    "record_langkah",
    "record_pemusnahan",
    "record_pencarian",
    "record_perkara",
    "record_permintaan",
    "record_persetujuan",
    "report_rujukan",
    "retensi",
    "reveal_identitas",
    "reveal_identitas_terlapor",
    "review_darurat",
    "rujukan_detail",
    "rujukan_index",
    "schedule_sidang",
    "search",
    "sidang_index",
    "terlapor_detail",
    "update_bukan_sama",
    "update_identitas",
    "update_kasus",
    "update_korban",
    "update_pasal",
    "update_peristiwa",
    "update_perkara",
    "update_putusan",
    "update_restitusi",
    "update_tahap",
    "update_terlapor",
    "verify_pemusnahan",
    "verify_permintaan",
    "verify_rujukan",
    "withdraw_konsep",
    "withdraw_pembayaran",
    "withdraw_penyatuan",
    "withdraw_peristiwa",
    "withdraw_persetujuan",
    "withdraw_rujukan",
    "withdraw_sidang",
]

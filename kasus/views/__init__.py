"""Pages of the register, one file per noun."""

from kasus.views.catatan import add_catatan, end_bendera, record_bendera, update_catatan
from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index, record
from kasus.views.kelengkapan import kelengkapan, simfoni, simfoni_index, update_simfoni
from kasus.views.korban import korban_detail
from kasus.views.lampiran import (
    add_lampiran,
    assign_lampiran,
    end_pembagian,
    export_lampiran,
    lampiran_detail,
    update_lampiran,
    verify_lampiran,
    withdraw_lampiran,
)
from kasus.views.layanan import add_layanan, give_layanan
from kasus.views.pemusnahan import change_penahanan, record_pemusnahan, retensi, verify_pemusnahan
from kasus.views.penutupan import record_penutupan, verify_penutupan
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
    "add_catatan",
    "add_lampiran",
    "add_layanan",
    "assign_lampiran",
    "break_glass",
    "change_pembatasan",
    "change_penahanan",
    "change_status",
    "darurat",
    "detail",
    "end_bendera",
    "end_pembagian",
    "export_lampiran",
    "export_salinan",
    "give_layanan",
    "index",
    "kelengkapan",
    "korban_detail",
    "lampiran_detail",
    "permintaan_detail",
    "permintaan_index",
    "record",
    "record_bendera",
    "record_pemusnahan",
    "record_penutupan",
    "record_permintaan",
    "retensi",
    "reveal_identitas",
    "review_darurat",
    "simfoni",
    "simfoni_index",
    "update_catatan",
    "update_identitas",
    "update_kasus",
    "update_lampiran",
    "update_simfoni",
    "verify_lampiran",
    "verify_pemusnahan",
    "verify_penutupan",
    "verify_permintaan",
    "withdraw_lampiran",
]

"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.catatan import add_catatan, end_bendera, record_bendera
from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.identitas import reveal_identitas
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_kasus, update_kasus
from kasus.actions.lampiran import (
    add_lampiran,
    assign_lampiran,
    end_pembagian,
    export_lampiran,
    is_dibatasi,
    refuse_lampiran,
    verify_lampiran,
    withdraw_lampiran,
)
from kasus.actions.layanan import add_layanan, give_layanan
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.penutupan import record_penutupan, verify_penutupan
from kasus.actions.permintaan import (
    change_pembatasan,
    record_permintaan,
    stamp_identitas,
    update_identitas,
    verify_permintaan,
)
from kasus.actions.salinan import export_salinan
from kasus.actions.simfoni import reveal_lembar, update_simfoni
from kasus.actions.status import change_status_kasus

__all__ = [
    "add_catatan",
    "add_lampiran",
    "add_layanan",
    "assign_lampiran",
    "break_glass",
    "change_pembatasan",
    "change_status_kasus",
    "end_bendera",
    "end_pembagian",
    "export_lampiran",
    "export_salinan",
    "give_layanan",
    "is_dibatasi",
    "reassign_kasus",
    "record_bendera",
    "record_kasus",
    "record_pemusnahan",
    "record_penahanan",
    "record_penutupan",
    "record_permintaan",
    "record_view_kasus",
    "refuse_lampiran",
    "reveal_identitas",
    "reveal_lembar",
    "review_darurat",
    "stamp_identitas",
    "update_identitas",
    "update_kasus",
    "update_simfoni",
    "verify_lampiran",
    "verify_pemusnahan",
    "verify_penutupan",
    "verify_permintaan",
    "withdraw_lampiran",
    "withdraw_penahanan",
]

"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.htcds import export_htcds, export_htcds_identitas
from kasus.actions.identitas import reveal_identitas
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_kasus, update_kasus
from kasus.actions.konsep import (
    KonsepConflict,
    KonsepForeign,
    KonsepGone,
    KonsepTooBig,
    is_foreign_konsep,
    record_kasus_of_konsep,
    record_konsep,
    withdraw_konsep,
)
from kasus.actions.layanan import add_layanan, give_layanan, record_hak, record_view_layanan, update_layanan
from kasus.actions.orang import add_korban, add_terlapor, update_korban
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.peristiwa import add_peristiwa, update_peristiwa, withdraw_peristiwa
from kasus.actions.permintaan import (
    change_pembatasan,
    record_permintaan,
    stamp_identitas,
    update_identitas,
    verify_permintaan,
)
from kasus.actions.persetujuan import record_persetujuan, withdraw_persetujuan
from kasus.actions.reintegrasi import (
    add_pemberdayaan,
    add_rencana,
    record_view_reintegrasi,
    schedule_pemantauan,
    update_pemantauan,
    update_rencana,
)
from kasus.actions.salinan import export_salinan
from kasus.actions.skrining import record_penetapan, record_skrining, record_view_skrining
from kasus.actions.status import change_status_kasus

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "add_korban",
    "add_layanan",
    "add_pemberdayaan",
    "add_peristiwa",
    "add_rencana",
    "add_terlapor",
    "break_glass",
    "change_pembatasan",
    "change_status_kasus",
    "export_htcds",
    "export_htcds_identitas",
    "export_salinan",
    "give_layanan",
    "is_foreign_konsep",
    "reassign_kasus",
    "record_hak",
    "record_kasus",
    "record_kasus_of_konsep",
    "record_konsep",
    "record_pemusnahan",
    "record_penahanan",
    "record_penetapan",
    "record_permintaan",
    "record_persetujuan",
    "record_skrining",
    "record_view_kasus",
    "record_view_layanan",
    "record_view_reintegrasi",
    "record_view_skrining",
    "reveal_identitas",
    "review_darurat",
    "schedule_pemantauan",
    "stamp_identitas",
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
    "withdraw_penahanan",
    "withdraw_peristiwa",
    "withdraw_persetujuan",
]

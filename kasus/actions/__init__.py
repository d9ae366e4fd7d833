"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.darurat import break_glass, review_darurat
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
from kasus.actions.layanan import add_layanan, give_layanan
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
from kasus.actions.persetujuan import (
    export_persetujuan,
    record_lembar_persetujuan,
    record_persetujuan,
    withdraw_persetujuan,
)
from kasus.actions.rujukan import (
    add_rujukan,
    export_rujukan,
    record_view_rujukan,
    report_rujukan,
    verify_rujukan,
    withdraw_rujukan,
)
from kasus.actions.salinan import export_salinan
from kasus.actions.status import change_status_kasus

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "add_korban",
    "add_layanan",
    "add_peristiwa",
    "add_rujukan",
    "add_terlapor",
    "break_glass",
    "change_pembatasan",
    "change_status_kasus",
    "export_persetujuan",
    "export_rujukan",
    "export_salinan",
    "give_layanan",
    "is_foreign_konsep",
    "reassign_kasus",
    "record_kasus",
    "record_kasus_of_konsep",
    "record_konsep",
    "record_lembar_persetujuan",
    "record_pemusnahan",
    "record_penahanan",
    "record_permintaan",
    "record_persetujuan",
    "record_view_kasus",
    "record_view_rujukan",
    "report_rujukan",
    "reveal_identitas",
    "review_darurat",
    "stamp_identitas",
    "update_identitas",
    "update_kasus",
    "update_korban",
    "update_peristiwa",
    "verify_pemusnahan",
    "verify_permintaan",
    "verify_rujukan",
    "withdraw_konsep",
    "withdraw_penahanan",
    "withdraw_peristiwa",
    "withdraw_persetujuan",
    "withdraw_rujukan",
]

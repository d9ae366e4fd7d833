"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.identitas import reveal_identitas
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_kasus, update_kasus
from kasus.actions.layanan import add_layanan, give_layanan
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.permintaan import (
    change_pembatasan,
    record_permintaan,
    stamp_identitas,
    update_identitas,
    verify_permintaan,
)
from kasus.actions.salinan import export_salinan
from kasus.actions.status import change_status_kasus

__all__ = [
    "add_layanan",
    "break_glass",
    "change_pembatasan",
    "change_status_kasus",
    "export_salinan",
    "give_layanan",
    "reassign_kasus",
    "record_kasus",
    "record_pemusnahan",
    "record_penahanan",
    "record_permintaan",
    "record_view_kasus",
    "reveal_identitas",
    "review_darurat",
    "stamp_identitas",
    "update_identitas",
    "update_kasus",
    "verify_pemusnahan",
    "verify_permintaan",
    "withdraw_penahanan",
]

"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.daftar import reassign_pilihan, record_saringan, update_kolom, withdraw_saringan
from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.ekspor import export_identitas, export_kasus
from kasus.actions.identitas import reveal_identitas
from kasus.actions.impor import hold_kasus, import_kasus
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_kasus
from kasus.actions.layanan import add_layanan, give_layanan
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.permintaan import (
    change_pembatasan,
    record_permintaan,
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
    "export_identitas",
    "export_kasus",
    "export_salinan",
    "give_layanan",
    "hold_kasus",
    "import_kasus",
    "reassign_kasus",
    "reassign_pilihan",
    "record_kasus",
    "record_pemusnahan",
    "record_penahanan",
    "record_permintaan",
    "record_saringan",
    "record_view_kasus",
    "reveal_identitas",
    "review_darurat",
    "update_identitas",
    "update_kolom",
    "verify_pemusnahan",
    "verify_permintaan",
    "withdraw_penahanan",
    "withdraw_saringan",
]

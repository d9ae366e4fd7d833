"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from kasus.actions.cari import search_orang
from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.identitas import reveal_identitas
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_kasus
from kasus.actions.kembar import possible_doubles
from kasus.actions.kode import write_identitas
from kasus.actions.layanan import add_layanan, give_layanan
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.penyatuan import (
    compare_orang,
    merge_orang,
    record_bukan_sama,
    withdraw_bukan_sama,
    withdraw_penyatuan,
)
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
    "compare_orang",
    "export_salinan",
    "give_layanan",
    "merge_orang",
    "possible_doubles",
    "reassign_kasus",
    "record_bukan_sama",
    "record_kasus",
    "record_pemusnahan",
    "record_penahanan",
    "record_permintaan",
    "record_view_kasus",
    "reveal_identitas",
    "review_darurat",
    "search_orang",
    "update_identitas",
    "verify_pemusnahan",
    "verify_permintaan",
    "withdraw_bukan_sama",
    "withdraw_penahanan",
    "withdraw_penyatuan",
    "write_identitas",
]

"""Pages of the register, one file per noun."""

from kasus.views.identitas import break_glass, darurat, reveal_identitas, review_darurat
from kasus.views.kasus import change_status, detail, index, record
from kasus.views.layanan import add_layanan, give_layanan

__all__ = [
    "add_layanan",
    "break_glass",
    "change_status",
    "darurat",
    "detail",
    "give_layanan",
    "index",
    "record",
    "reveal_identitas",
    "review_darurat",
]

"""The small-number guard: what the public may read about people, in one place (ranah.md 8.3, docs/adr/0019).

**Small** is every number below the threshold (5; 10 where a cell tells of children or of sexual exploitation), zero included where a
zero tells of persons too. Small numbers are printed as `*`, and further numbers with them where one could otherwise be worked out.

**Protection interval.** Behind a small number that is not told, each whole number from 0 (or 1, where a zero may be told) to the
threshold minus one stays possible for a reader who knows: everything printed in this edition and in every earlier one that is handed
in; that counts are whole and not negative; how the tables hang together; the rule itself (each of these values would have been masked
too); and who guesses that between two versions cases only came in. The same holds for differences and merged parts that nobody
prints, and for those who came in between two versions.

**Not claimed.** A reader who runs this program on every table that he can imagine may rule some out ("that one would have been masked
in another way"). The order and the price of masks do not depend on numbers, which leaves him little; how little is not measured.

`terbitkan` guards one table, `terbitkan_semua` an edition; `Terbitan` is what was told, to be frozen with it. scipy is imported only
when there is something to audit.
"""

from laporan.guard.ambang import MIN_REPORT_CELL, MIN_REPORT_CELL_RENTAN, at_least, may_break_down
from laporan.guard.masking import terbitkan, terbitkan_semua
from laporan.guard.tabel import Hubungan, Sel, Tabel, jumlah, paling, satu_arah, sedikitnya
from laporan.guard.terbitan import SelTerbit, Terbitan, gabung

__all__ = [
    "MIN_REPORT_CELL",
    "MIN_REPORT_CELL_RENTAN",
    "Hubungan",
    "Sel",
    "SelTerbit",
    "Tabel",
    "Terbitan",
    "at_least",
    "gabung",
    "jumlah",
    "may_break_down",
    "paling",
    "satu_arah",
    "sedikitnya",
    "terbitkan",
    "terbitkan_semua",
]

"""What the services for victims cost, who pays, and what nobody pays: recommendation 4 of 2018 (ranah.md 7.3).

Unit of count: rupiah and layanan, of services requested in the year for victims that count. For readers who do not open cases the
table stands only when behind every source, and behind the services without one, there are enough people (laporan/guard.py), and
its numbers are rounded down to steps no smaller than what any one victim cost, or two days, or two versions of a report, would tell
by subtraction what the services of the one victim between them cost.
"""

from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Sum, UUIDField
from django.db.models.functions import Coalesce

from kasus.enums import SumberBiaya
from kasus.models import BiayaLayanan
from laporan import guard
from laporan.statistics import ORANG_DARI, services

TANPA_CATATAN = "tanpa_catatan"
JUTA = 1_000_000
ORANG = Coalesce("layanan__korban__orang", "layanan__korban", output_field=UUIDField())


@dataclass(frozen=True)
class BarisBiaya:
    """One source of one year; `tanpa_jumlah` are its services whose amount nobody wrote down."""

    kode: str
    label: str
    layanan: int
    korban: int
    rupiah: int
    tanpa_jumlah: int


@dataclass(frozen=True)
class Pembiayaan:
    """`baris` is empty when it may not be shown, the sums are None then."""

    tahun: int
    baris: tuple[BarisBiaya, ...]
    tercatat: int | None
    terbiayai: int | None
    celah: int | None
    is_disembunyikan: bool = False

    @property
    def is_kosong(self) -> bool:
        return not self.baris and not self.is_disembunyikan


def pembiayaan(tahun: int, *, in_full: bool) -> Pembiayaan:
    """`in_full`: for who opens every case; the others get all of the table or nothing of it."""
    rows = _rows(services(tahun))
    if not in_full and rows:
        costs = _per_victim(services(tahun))
        if not guard.may_break_down([*(row.korban for row in rows), *map(len, costs.values())]):
            return Pembiayaan(tahun, (), None, None, None, is_disembunyikan=True)
        rows = tuple(_rounded(row, langkah(max(costs.get(row.kode, [0])))) for row in rows)
    sums = {row.kode: row.rupiah for row in rows}
    unpaid = sums.get(SumberBiaya.BELUM_ADA, 0)
    total = sum(sums.values())
    return Pembiayaan(tahun, rows, total, total - unpaid - sums.get(SumberBiaya.TIDAK_DIKETAHUI, 0), unpaid)


def _per_victim(asked) -> dict[str, list[int]]:
    """By source: what is known to have been paid for each victim, which is all that a sum of rupiah is about."""
    found = BiayaLayanan.objects.filter(layanan__in=asked, jumlah__isnull=False).order_by()
    costs: dict[str, list[int]] = {}
    for source, _, rupiah in found.values_list("sumber", ORANG).annotate(rupiah=Sum("jumlah")):
        costs.setdefault(source, []).append(rupiah)
    return costs


def langkah(terbesar: int) -> int:
    """The step to which sums are rounded down where nobody cost more than this: 1, 2, 5, 10, 20, 50 … million rupiah."""
    step = JUTA
    while step < terbesar:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _rounded(row: BarisBiaya, step: int) -> BarisBiaya:
    counts = {name: guard.at_least(getattr(row, name)) or 0 for name in ("layanan", "korban", "tanpa_jumlah")}
    return replace(row, rupiah=row.rupiah - row.rupiah % step, **counts)


def _rows(asked) -> tuple[BarisBiaya, ...]:
    found = BiayaLayanan.objects.filter(layanan__in=asked).order_by().values("sumber")
    found = found.annotate(
        n=Count("*"), orang=Count(ORANG, distinct=True), rupiah=Sum("jumlah"), berjumlah=Count("jumlah")
    )
    by_source = {row["sumber"]: row for row in found}
    rows = [
        BarisBiaya(s.value, s.label, row["n"], row["orang"], row["rupiah"] or 0, row["n"] - row["berjumlah"])
        for s in SumberBiaya
        if (row := by_source.get(s.value))
    ]
    bare = asked.filter(~Exists(BiayaLayanan.objects.filter(layanan=OuterRef("pk")))).aggregate(
        n=Count("*"), orang=Count(ORANG_DARI, distinct=True)
    )
    if bare["n"]:
        rows.append(BarisBiaya(TANPA_CATATAN, "Biaya tidak dicatat", bare["n"], bare["orang"], 0, bare["n"]))
    return tuple(rows)

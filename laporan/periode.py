"""The stretches of days over which figures are asked: a year, a quarter, the period of the TIP Report."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q

from rapat.calendar import quarter_end, quarter_start

ROMAWI = ("I", "II", "III", "IV")
TRIWULAN = ("1", "2", "3", "4")
TIP = "tip"
BULAN_TIP = 4  # 1 April to 31 March (ranah.md 5.1)


@dataclass(frozen=True)
class Periode:
    """From the first day to the last, both counted."""

    nama: str
    singkat: str  # as the head of a narrow column
    awal: datetime.date
    akhir: datetime.date

    def memuat(self, kolom: str) -> Q:
        """Lies this date within? `kolom` is its lookup, of a moment with "__date"."""
        return Q(**{f"{kolom}__gte": self.awal, f"{kolom}__lte": self.akhir})

    def sampai(self, on: datetime.date) -> "Periode":
        """The part up to this day; a period to come holds no day."""
        return replace(self, akhir=min(self.akhir, on))

    @property
    def tahun(self) -> list[int]:
        """The calendar years that it touches."""
        return list(range(self.awal.year, self.akhir.year + 1))


def setahun(tahun: int) -> Periode:
    return Periode(f"tahun {tahun}", str(tahun), datetime.date(tahun, 1, 1), datetime.date(tahun, 12, 31))


def triwulan(tahun: int, nomor: int) -> Periode:
    roman, first, last = ROMAWI[nomor - 1], quarter_start(tahun, nomor), quarter_end(tahun, nomor)
    return Periode(f"Triwulan {roman} {tahun}", f"{roman}/{tahun}", first, last)


def periode_tip(tahun: int) -> Periode:
    """What the TIP Report of a year asks about."""
    start, end = datetime.date(tahun - 1, BULAN_TIP, 1), datetime.date(tahun, BULAN_TIP, 1)
    return Periode(f"Periode TIP Report {tahun}", f"TIP {tahun}", start, end - datetime.timedelta(days=1))


def periode_of(kode: str, tahun: int) -> Periode:
    """By its code: "1" to "4", or "tip"."""
    return periode_tip(tahun) if kode == TIP else triwulan(tahun, int(kode))


def sebelum(kode: str, tahun: int) -> Periode:
    """The one before of the same kind."""
    if kode == TIP:
        return periode_tip(tahun - 1)
    return triwulan(tahun - 1, 4) if kode == "1" else triwulan(tahun, int(kode) - 1)


def periode_pada(on: datetime.date) -> tuple[str, int]:
    """Code and year of the last quarter that ended before this day: what the next meeting looks back on."""
    now = (on.month - 1) // 3 + 1
    return ("4", on.year - 1) if now == 1 else (str(now - 1), on.year)

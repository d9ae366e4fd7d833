"""The leadership's glance: this year against four before, meetings held, recommendations by state, newest report."""

import datetime
from dataclasses import dataclass

from laporan import statistics
from laporan.annual_report import by_status
from laporan.statistics import Baris, TitikTren
from rapat.calendar import SlotTriwulan, slot_triwulan


@dataclass(frozen=True)
class Ikhtisar:
    tahun: int
    tahun_laporan: int | None
    tren: tuple[TitikTren, ...]
    slots: tuple[SlotTriwulan, ...]
    rekomendasi_per_status: tuple[Baris, ...]
    jumlah_rekomendasi: int


def build_overview(today: datetime.date) -> Ikhtisar:
    """The newest report is that of the last finished year for which there is something to report."""
    states = statistics.status_hari_ini()
    return Ikhtisar(
        tahun=today.year,
        tahun_laporan=statistics.last_year_before(today.year),
        tren=tuple(statistics.tren(today.year)),
        slots=tuple(slot_triwulan(statistics.rapat_triwulan(today.year), year=today.year, today=today)),
        rekomendasi_per_status=tuple(by_status(states)),
        jumlah_rekomendasi=len(states),
    )

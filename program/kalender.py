"""The month of the calendar: its weeks, and what falls on each day."""

import calendar
import datetime
import re
from dataclasses import dataclass, field

from program.models import Kegiatan

SHOWN = 3  # activities in the box of one day
_BULAN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def parse_bulan(text: str, *, today: datetime.date) -> datetime.date:
    """First day of "2026-11"; of the present month for anything else."""
    found = _BULAN.fullmatch(text)
    if found and 1990 <= int(found[1]) <= 2100 and 1 <= int(found[2]) <= 12:
        return datetime.date(int(found[1]), int(found[2]), 1)
    return today.replace(day=1)


@dataclass
class Hari:
    tanggal: datetime.date
    is_bulan_ini: bool
    is_hari_ini: bool
    semua: list[Kegiatan] = field(default_factory=list)

    @property
    def tampil(self) -> list[Kegiatan]:
        return self.semua[:SHOWN]

    @property
    def sisa(self) -> int:
        return len(self.semua) - len(self.tampil)


def weeks_of(first: datetime.date) -> list[list[datetime.date]]:
    """Monday to Sunday."""
    return calendar.Calendar().monthdatescalendar(first.year, first.month)


def month_of(first: datetime.date, rows: list[Kegiatan], *, today: datetime.date) -> list[list[Hari]]:
    """The rows, which are in the order of their dates, on every day that they touch."""
    weeks = [[Hari(day, day.month == first.month, day == today) for day in week] for week in weeks_of(first)]
    by_day = {day.tanggal: day for week in weeks for day in week}
    for row in rows:
        day = max(row.tanggal, weeks[0][0].tanggal)
        while day <= min(row.hari_terakhir, weeks[-1][-1].tanggal):
            by_day[day].semua.append(row)
            day += datetime.timedelta(days=1)
    return weeks

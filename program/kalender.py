"""The month of the calendar: its weeks, and what falls on each day."""

import calendar
import datetime
import re
from dataclasses import dataclass, field

from django.db import models

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
    """A box of the calendar: what is shown of the day, and how many more there are."""

    tanggal: datetime.date
    is_bulan_ini: bool
    is_hari_ini: bool
    jumlah: int = 0
    tampil: list[Kegiatan] = field(default_factory=list)

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.tampil)


def weeks_of(first: datetime.date) -> list[list[datetime.date]]:
    """Monday to Sunday."""
    return calendar.Calendar().monthdatescalendar(first.year, first.month)


def month_of(first: datetime.date, rows: models.QuerySet, *, today: datetime.date) -> list[list[Hari]]:
    """The rows, in the order of their dates, on every day that they touch; only those that are shown are read whole."""
    weeks = [[Hari(day, day.month == first.month, day == today) for day in week] for week in weeks_of(first)]
    by_day = {day.tanggal: day for week in weeks for day in week}
    shown: dict[datetime.date, list[int]] = {day: [] for day in by_day}
    for pk, begin, end in rows.values_list("pk", "tanggal", "sampai"):
        day = max(begin, weeks[0][0].tanggal)
        while day <= min(end or begin, weeks[-1][-1].tanggal):
            by_day[day].jumlah += 1
            if len(shown[day]) < SHOWN:
                shown[day].append(pk)
            day += datetime.timedelta(days=1)
    found = rows.in_bulk({pk for of_day in shown.values() for pk in of_day})
    for day, keys in shown.items():
        by_day[day].tampil = [found[pk] for pk in keys if pk in found]  # one may be gone since
    return weeks

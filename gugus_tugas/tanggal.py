"""Dates as Indonesian officials type them. Never guesses an order: day, month, year."""

import calendar
import datetime
import re

from django.core.exceptions import ValidationError
from hijridate import Gregorian

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_HIJRIAH = (
    "Muharam", "Safar", "Rabiulawal", "Rabiulakhir", "Jumadilawal", "Jumadilakhir", "Rajab", "Syakban", "Ramadan", "Syawal",
    "Zulkaidah", "Zulhijah",
)  # fmt: skip
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = {name.lower(): number for number, name in enumerate(BULAN, 1)} | {
    name[:3].lower(): number for number, name in enumerate(BULAN, 1)
}
_MONTHS |= {"agt": 8, "agu": 8, "ags": 8, "sept": 9, "nop": 11, "pebruari": 2, "peb": 2}
EARLIEST = datetime.date(1900, 1, 1)

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.\- ]\d{1,2}[/.\- ]\d{2}", re.ASCII)

UNREADABLE = "Tulis tanggal sebagai hari/bulan/tahun, misalnya 9/8/2018, 9 Agustus 2018, atau 090818."


def parse_tanggal(text: str) -> datetime.date:
    """A date from `9/8/2018`, `9-8-2018`, `9 agustus 2018`, `2018-08-09`, `09082018` or `090818` (20yy).

    Raises ValidationError with an Indonesian sentence for anything else, for impossible days and years before 1900.
    """
    text = " ".join(text.lower().split())
    if _SHORT_YEAR.fullmatch(text):
        raise ValidationError("Tulis tahun dengan empat angka, misalnya 9/8/2018.")
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif (found := _WORDS.fullmatch(text)) and found[2] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2]], int(found[3])
    elif found := _COMPACT.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    else:
        raise ValidationError(UNREADABLE)
    if not 1 <= month <= 12:
        raise ValidationError(f"Bulan {month} tidak ada. {UNREADABLE}")
    try:
        value = datetime.date(year, month, day)
    except ValueError:
        raise ValidationError(f"Tanggal {day} {BULAN[month - 1]} {year} tidak ada.") from None
    if value < EARLIEST:
        raise ValidationError("Tahun paling awal yang diterima adalah 1900.")
    return value


def tulis_tanggal(value: datetime.date) -> str:
    """9 Agustus 2018."""
    return f"{value.day} {BULAN[value.month - 1]} {value.year}"


def tambah_bulan(value: datetime.date, months: int) -> datetime.date:
    """The same day some months later; the last day of a shorter month."""
    years, month = divmod(value.month - 1 + months, 12)
    year = value.year + years
    return datetime.date(year, month + 1, min(value.day, calendar.monthrange(year, month + 1)[1]))


def sebut_tanggal(value: datetime.date) -> str:
    """Kamis, 9 Agustus 2018: the reading said back to who typed it."""
    return f"{HARI[value.weekday()]}, {tulis_tanggal(value)}"


def tulis_hijriah(value: datetime.date) -> str:
    """27 Zulkaidah 1439: the date in the Umm al-Qura calendar. Empty before 1924 and after 2077, where its tables end.

    Indonesia decides some months by sighting; a decree's own Hijri date may differ by a day.
    """
    try:
        hijri = Gregorian(value.year, value.month, value.day).to_hijri()
    except OverflowError:
        return ""
    return f"{hijri.day} {BULAN_HIJRIAH[hijri.month - 1]} {hijri.year}"


def tulis_dua_tanggal(value: datetime.date) -> str:
    """9 Agustus 2018 M bertepatan dengan 27 Zulkaidah 1439 H, as decrees in Aceh are dated."""
    hijri = tulis_hijriah(value)
    return f"{tulis_tanggal(value)} M" + (f" bertepatan dengan {hijri} H" if hijri else "")

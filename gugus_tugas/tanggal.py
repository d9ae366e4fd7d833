"""Dates as Indonesian officials type them. Never guesses an order: day, month, year."""

import calendar
import datetime
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
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
YEARS_AHEAD = 10  # a date further away is a slip of the finger

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.\- ]\d{1,2}[/.\- ]\d{2}", re.ASCII)

_MONTH_NUMBER = re.compile(r"(\d{1,2})[/.\- ](\d{4})", re.ASCII)
_MONTH_WORD = re.compile(r"([a-z]+)\.?\s+(\d{4})", re.ASCII)
_YEAR = re.compile(r"(?:tahun )?(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:sekitar|kira-kira|kurang lebih|±) ?(?:tahun )?(.+)", re.ASCII)

UNREADABLE = "Tulis tanggal sebagai hari/bulan/tahun, misalnya 9/8/2018, 9 Agustus 2018, atau 090818."
UNREADABLE_PERKIRAAN = (
    "Tulis 9/8/2018 atau 9 Agustus 2018; bila tidak tepat: Agustus 2018, 8/2018, 2018, atau sekitar 2018."
)


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


def is_far(value: datetime.date) -> bool:
    """Further ahead than anything is planned."""
    return value.year > timezone.localdate().year + YEARS_AHEAD


def tulis_tanggal(value: datetime.date) -> str:
    """9 Agustus 2018."""
    return f"{value.day} {BULAN[value.month - 1]} {value.year}"


def tambah_bulan(value: datetime.date, months: int) -> datetime.date:
    """The same day some months later; the last day of a shorter month."""
    years, month = divmod(value.month - 1 + months, 12)
    year = value.year + years
    return datetime.date(year, month + 1, min(value.day, calendar.monthrange(year, month + 1)[1]))


def quarter_of(value: datetime.date) -> int:
    """1-4."""
    return (value.month + 2) // 3


class Ketelitian(TextChoices):
    """How exactly a date is known. The stored day of a month or year is its first; it is never used as an exact day."""

    HARI = "hari", "Tepat sampai hari"
    BULAN = "bulan", "Perkiraan, sampai bulan"
    TAHUN = "tahun", "Perkiraan, sampai tahun"
    SEKITAR = "sekitar", "Sekitar tahun itu"


@dataclass(frozen=True)
class Perkiraan:
    """A date as well as it is known: `tanggal` is the first day of the month or year that was meant."""

    tanggal: datetime.date
    ketelitian: Ketelitian = Ketelitian.HARI

    @property
    def awal(self) -> datetime.date:
        """The earliest day it may have been; "sekitar 2018" reaches one year further to both sides."""
        if self.ketelitian == Ketelitian.SEKITAR:
            return datetime.date(max(self.tanggal.year - 1, EARLIEST.year), 1, 1)
        return self.tanggal

    @property
    def akhir(self) -> datetime.date:
        """The latest day it may have been."""
        day = self.tanggal
        if self.ketelitian == Ketelitian.BULAN:
            return day.replace(day=calendar.monthrange(day.year, day.month)[1])
        if self.ketelitian == Ketelitian.TAHUN:
            return datetime.date(day.year, 12, 31)
        return datetime.date(day.year + 1, 12, 31) if self.ketelitian == Ketelitian.SEKITAR else day

    @property
    def is_tepat(self) -> bool:
        return self.ketelitian == Ketelitian.HARI

    @property
    def iso(self) -> str:
        """No more than is known, in the form of ISO 8601: "2018-08-09", "2018-08", "2018"."""
        length = {Ketelitian.HARI: 10, Ketelitian.BULAN: 7}.get(self.ketelitian, 4)
        return self.tanggal.isoformat()[:length]

    @property
    def ketikan(self) -> str:
        """As one would type it: "Agustus 2018", "sekitar 2018"."""
        day = self.tanggal
        return {
            Ketelitian.HARI: tulis_tanggal(day),
            Ketelitian.BULAN: f"{BULAN[day.month - 1]} {day.year}",
            Ketelitian.TAHUN: f"{day.year}",
            Ketelitian.SEKITAR: f"sekitar {day.year}",
        }[Ketelitian(self.ketelitian)]

    def __str__(self):
        """As it is shown everywhere: "9 Agustus 2018", "Agustus 2018 (perkiraan)", "sekitar 2018"."""
        return (
            f"{self.ketikan} (perkiraan)" if self.ketelitian in (Ketelitian.BULAN, Ketelitian.TAHUN) else self.ketikan
        )


def perkiraan(tanggal: datetime.date | None, ketelitian: str) -> Perkiraan | None:
    """Two columns as one value; None when the date is not known."""
    return Perkiraan(tanggal, Ketelitian(ketelitian)) if tanggal else None


def parse_perkiraan(text: str) -> Perkiraan:
    """A full date as parse_tanggal reads it, or `Agustus 2018`, `8/2018`, `2018`, `sekitar 2018`.

    Raises ValidationError with an Indonesian sentence for anything else.
    """
    text = " ".join(text.lower().removesuffix("(perkiraan)").split())
    about = _ABOUT.fullmatch(text)
    rest = about[1] if about else text
    if found := _YEAR.fullmatch(rest):
        return Perkiraan(_first(int(found[1]), 1), Ketelitian.SEKITAR if about else Ketelitian.TAHUN)
    if found := _MONTH_NUMBER.fullmatch(rest):
        return Perkiraan(_first(int(found[2]), int(found[1])), Ketelitian.BULAN)
    if (found := _MONTH_WORD.fullmatch(rest)) and found[1] in _MONTHS:
        return Perkiraan(_first(int(found[2]), _MONTHS[found[1]]), Ketelitian.BULAN)
    if about:
        raise ValidationError("Sesudah 'sekitar' tulis bulan dan tahun, atau tahun saja, misalnya sekitar 2018.")
    try:
        return Perkiraan(parse_tanggal(text))
    except ValidationError as refusal:
        if refusal.messages[0] == UNREADABLE:
            raise ValidationError(UNREADABLE_PERKIRAAN) from None
        raise


def _first(year: int, month: int) -> datetime.date:
    if not 1 <= month <= 12:
        raise ValidationError(f"Bulan {month} tidak ada. {UNREADABLE_PERKIRAAN}")
    if year < EARLIEST.year:
        raise ValidationError("Tahun paling awal yang diterima adalah 1900.")
    return datetime.date(year, month, 1)


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

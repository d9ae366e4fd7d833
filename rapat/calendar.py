"""The rhythm of the year: four quarterly slots, and who was to be invited on a date."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from hijridate import Gregorian

from anggota.enums import UnitGugusTugas
from anggota.models import Instansi, Keanggotaan, Pejabat, SuratKeputusan
from kasus.models.lingkup import opened_instansi
from rapat.enums import StatusRapat
from rapat.models import Kehadiran, Rapat

DUE_SOON_DAYS = 30  # an empty slot warns this long before the quarter ends
NOTICE = datetime.timedelta(days=14)  # an invitation needs this long
DAY = datetime.timedelta(days=1)
# (month, day): feasts on which no office sits; those by the Hijri calendar may differ by a day, a proposal is looked at anyway.
LIBUR = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}
LIBUR_HIJRIAH = {
    (1, 1),
    (3, 12),
    (7, 27),
    (9, 29),
    (9, 30),
    (10, 1),
    (10, 2),
    (10, 3),
    (10, 4),
    (12, 9),
    (12, 10),
    (12, 11),
}


@dataclass(frozen=True)
class SlotTriwulan:
    """One quarter: the meeting held or planned in it, or how urgent the empty place is."""

    triwulan: int
    akhir: datetime.date
    rapat: Rapat | None
    nada: str
    keterangan: str


def quarter_start(year: int, quarter: int) -> datetime.date:
    """First day of a quarter."""
    return datetime.date(year, quarter * 3 - 2, 1)


def quarter_end(year: int, quarter: int) -> datetime.date:
    """Last day of a quarter."""
    first_of_next = datetime.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return first_of_next - datetime.timedelta(days=1)


def is_hari_kerja(day: datetime.date) -> bool:
    """Monday to Friday, and no feast that the calendars know."""
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    is_libur = (day.month, day.day) in LIBUR or (hijri.month, hijri.day) in LIBUR_HIJRIAH
    return day.weekday() < 5 and not is_libur


def proposed_date(year: int, quarter: int, *, today: datetime.date) -> datetime.date | None:
    """A workday for a quarterly meeting: the tenth of its last month or soon after; later when that leaves no time to invite.

    None when no workday of the quarter is left.
    """
    end = quarter_end(year, quarter)
    wanted = max(end.replace(day=10), min(today + NOTICE, end), today + DAY)
    later = (wanted + n * DAY for n in range((end - wanted).days + 1))
    earlier = (wanted - n * DAY for n in range(1, (wanted - today).days))
    return next((day for day in [*later, *earlier] if is_hari_kerja(day)), None) if wanted <= end else None


def slot_triwulan(meetings, *, year: int, today: datetime.date) -> list[SlotTriwulan]:
    """The four slots of a year, filled from the given quarterly meetings."""
    by_quarter = {meeting.triwulan: meeting for meeting in meetings}
    return [_slot(quarter, quarter_end(year, quarter), by_quarter.get(quarter), today) for quarter in (1, 2, 3, 4)]


def _slot(quarter: int, end: datetime.date, meeting: Rapat | None, today: datetime.date) -> SlotTriwulan:
    if meeting:
        return SlotTriwulan(quarter, end, meeting, meeting.nada, meeting.get_status_display())
    if today > end:
        return SlotTriwulan(quarter, end, None, "terlambat", "Tidak terlaksana")
    if today > end - datetime.timedelta(days=DUE_SOON_DAYS):
        return SlotTriwulan(quarter, end, None, "perhatian", "Segera jadwalkan")
    return SlotTriwulan(quarter, end, None, "netral", "Belum dijadwalkan")


def kursi_pada(on: datetime.date) -> list[Keanggotaan]:
    """Seats of the decree in force on a date, each with `.pejabat_saat_itu`: a past meeting shows the members of its day."""
    sk = SuratKeputusan.objects.in_force(on=on).first()
    if sk is None:
        return []
    serving = Prefetch("daftar_pejabat", Pejabat.objects.serving(on=on), to_attr="pejabat_saat_itu")
    return list(
        sk.daftar_keanggotaan.select_related("instansi", "kedudukan").prefetch_related(serving).order_by("urutan")
    )


def kursi_diundang(rapat: Rapat, *, beserta: frozenset[int] = frozenset()) -> list[Keanggotaan]:
    """Seats that a meeting invites: all; to a conference those of agencies that may see its case, of the secretariat, and `beserta`."""
    seats = kursi_pada(rapat.tanggal)
    if rapat.kasus_id is None:
        return seats
    knowing = opened_instansi(rapat.kasus_id)
    office = UnitGugusTugas.SEKRETARIAT
    return [s for s in seats if s.instansi_id in knowing or s.kedudukan.unit == office or s.pk in beserta]


def kursi_dicatat(rapat: Rapat) -> list[Keanggotaan]:
    """Seats whose attendance is asked: those invited, and those recorded already, though they are no longer invited."""
    return kursi_diundang(rapat, beserta=frozenset(rapat.daftar_kehadiran.values_list("keanggotaan", flat=True)))


def instansi_tanpa_kursi(rapat: Rapat) -> list[Instansi]:
    """Agencies that a conference invites because they handle its case, though no seat of the decree is theirs."""
    if rapat.kasus_id is None:
        return []
    seated = {seat.instansi_id for seat in kursi_pada(rapat.tanggal)}
    return list(Instansi.objects.filter(pk__in=opened_instansi(rapat.kasus_id) - seated).order_by("nama"))


def instansi_diundang(rapat: Rapat) -> dict[int, Instansi]:
    """Each agency that a meeting invites, by its key: in the order of the decree, then those without a seat."""
    seated = {seat.instansi_id: seat.instansi for seat in kursi_diundang(rapat)}
    return seated | {agency.pk: agency for agency in instansi_tanpa_kursi(rapat)}


def kehadiran_pada(rapat: Rapat) -> list[Kehadiran]:
    """Attendance in the order of the decree; each seat has `.pejabat_saat_itu`: who held it on the day of the meeting."""
    serving = Pejabat.objects.serving(on=rapat.tanggal)
    rows = rapat.daftar_kehadiran.select_related("keanggotaan__instansi", "keanggotaan__kedudukan")
    rows = rows.prefetch_related(Prefetch("keanggotaan__daftar_pejabat", serving, to_attr="pejabat_saat_itu"))
    return list(rows.order_by("keanggotaan__urutan"))


def terlaksana(meetings) -> int:
    """How many quarterly meetings were held."""
    return sum(meeting.status == StatusRapat.SELESAI for meeting in meetings)

"""How the agencies answer what was asked of them: by year and quarter, for all of them and for one."""

import datetime
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractQuarter, TruncDate
from django.utils import timezone

from anggota.models import Instansi
from laporan.statistics import asked, with_first_report
from rapat.calendar import quarter_end, quarter_start
from rapat.enums import KEHADIRAN_TERHITUNG, StatusRapat
from rapat.models import Kehadiran, Perkembangan, Rapat, TindakLanjut

QUARTERS = (1, 2, 3, 4)
LEWAT_TAMPIL = 7  # overdue items on a scorecard: it must fit one sheet


@dataclass(frozen=True)
class BarisKinerja:
    """One agency in the year: items finished in each quarter, what is open and late on the day, its last report."""

    instansi: Instansi
    selesai: tuple[int, ...]
    terbuka: int
    lewat: int
    laporan_terakhir: datetime.date | None
    is_diam: bool  # something is open, and nothing was reported in the quarter of that day


@dataclass(frozen=True)
class Triwulan:
    """One quarter of one agency: notes sent and items finished in it, open and late at its end (or on the day, while it runs)."""

    nomor: int
    laporan: int
    selesai: int
    terbuka: int
    lewat: int


@dataclass(frozen=True)
class ItemLewat:
    pk: int
    nomor: int
    uraian: str
    tenggat: datetime.date
    hari: int


@dataclass(frozen=True)
class Kartu:
    """The scorecard of an agency for a year, as it stands on `pada`."""

    instansi: Instansi
    tahun: int
    pada: datetime.date
    hadir: int
    rapat: int
    selesai: int
    terbuka: int
    lewat: int
    median_hari: float | None
    jumlah_laporan: int
    berbukti: int
    laporan_terakhir: datetime.date | None
    triwulan: tuple[Triwulan, ...]
    daftar_lewat: tuple[ItemLewat, ...]

    @property
    def lewat_lain(self) -> int:
        """Late ones that the sheet has no room for."""
        return self.lewat - len(self.daftar_lewat)


def day_of(tahun: int) -> datetime.date:
    """The day on which a year is looked at: its last, or today."""
    return min(datetime.date(tahun, 12, 31), timezone.localdate())


def kinerja(tahun: int) -> list[BarisKinerja]:
    """Every agency of which anything was asked by the end of the year, by name."""
    on = day_of(tahun)
    done = _grouped(
        TindakLanjut.objects.umum().filter(selesai_pada__year=tahun).annotate(triwulan=ExtractQuarter("selesai_pada")),
        "instansi", "triwulan", n=Count("*"),
    )  # fmt: skip
    finished = {(row["instansi"], row["triwulan"]): row["n"] for row in done}
    still = _grouped(_open(on), "instansi", n=Count("*"), lewat=Count("pk", filter=Q(tenggat__lt=on)))
    open_now = {row["instansi"]: row for row in still}
    begin = quarter_start(on.year, (on.month + 2) // 3)
    notes = _grouped(
        Perkembangan.objects.umum().filter(dicatat_pada__date__lte=on), "tindak_lanjut__instansi",
        terakhir=Max("dicatat_pada"), baru=Count("pk", filter=Q(dicatat_pada__date__gte=begin)),
    )  # fmt: skip
    told = {row["tindak_lanjut__instansi"]: row for row in notes}
    rows = Instansi.objects.filter(pk__in=asked(on).order_by().values("instansi"))
    return [_line(row, finished, open_now.get(row.pk), told.get(row.pk)) for row in rows.order_by("nama")]


def _grouped(rows, *names: str, **counts):
    return rows.order_by().values(*names).annotate(**counts)


def _line(instansi: Instansi, finished: dict, still: dict | None, told: dict | None) -> BarisKinerja:
    still, told = still or {"n": 0, "lewat": 0}, told or {"terakhir": None, "baru": 0}
    return BarisKinerja(
        instansi=instansi,
        selesai=tuple(finished.get((instansi.pk, quarter), 0) for quarter in QUARTERS),
        terbuka=still["n"],
        lewat=still["lewat"],
        laporan_terakhir=_day(told["terakhir"]),
        is_diam=still["n"] > 0 and not told["baru"],
    )


def _open(on: datetime.date):
    """Asked by this day and not ended on it."""
    return asked(on).filter(Q(selesai_pada__isnull=True) | Q(selesai_pada__date__gt=on))


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localtime(moment).date() if moment else None


def kartu(instansi: Instansi, tahun: int) -> Kartu:
    """The scorecard of one agency; conferences on a case stand on nobody's."""
    on = day_of(tahun)
    items = _spans(asked(on).filter(instansi=instansi))
    notes = _grouped(
        Perkembangan.objects.umum()
        .filter(tindak_lanjut__instansi=instansi, dicatat_pada__date__lte=on)
        .annotate(hari=TruncDate("dicatat_pada")),
        "hari", n=Count("pk"), berbukti=Count("pk", filter=Q(jumlah_bukti__gte=1)),
    )  # fmt: skip
    notes = list(notes)
    of_year = [row for row in notes if row["hari"].year == tahun]
    waited = [
        (item.dilaporkan - item.diminta).days
        for item in items
        if item.dilaporkan and item.dilaporkan.year == tahun and item.dilaporkan <= on
    ]
    came, held = _attendance(instansi, tahun)
    late = sorted((item for item in items if item.is_late(on)), key=lambda item: (item.tenggat, item.pk))
    quarters = [_quarter(tahun, n, items, of_year, on) for n in QUARTERS if quarter_start(tahun, n) <= on]
    return Kartu(
        instansi=instansi, tahun=tahun, pada=on, hadir=came, rapat=held,
        selesai=sum(row.selesai for row in quarters), terbuka=sum(item.is_open(on) for item in items), lewat=len(late),
        median_hari=median(waited) if waited else None,
        jumlah_laporan=sum(row["n"] for row in of_year), berbukti=sum(row["berbukti"] for row in of_year),
        laporan_terakhir=max((row["hari"] for row in notes), default=None),
        triwulan=tuple(quarters),
        daftar_lewat=tuple(
            ItemLewat(i.pk, i.nomor, i.uraian, i.tenggat, (on - i.tenggat).days)
            for i in late[:LEWAT_TAMPIL]
        ),
    )  # fmt: skip


def _attendance(instansi: Instansi, tahun: int) -> tuple[int, int]:
    """(meetings to which a seat of this agency came, held meetings that recorded a seat of it)."""
    held = Rapat.objects.umum().filter(tahun=tahun, status=StatusRapat.SELESAI)
    rows = Kehadiran.objects.filter(keanggotaan__instansi=instansi, rapat__in=held).order_by().values("rapat")
    found = list(rows.annotate(datang=Count("pk", filter=Q(status__in=KEHADIRAN_TERHITUNG))))
    return sum(row["datang"] > 0 for row in found), len(found)


@dataclass(frozen=True)
class _Masa:
    """An item and its days, each looked up once: an agency may have hundreds, and each is asked about for every quarter."""

    pk: int
    nomor: int
    uraian: str
    mulai: datetime.date
    diminta: datetime.date
    dilaporkan: datetime.date | None
    selesai: datetime.date | None
    tenggat: datetime.date | None

    def is_open(self, on: datetime.date) -> bool:
        return self.mulai <= on and not (self.selesai and self.selesai <= on)

    def is_late(self, on: datetime.date) -> bool:
        return bool(self.tenggat and self.tenggat < on and self.is_open(on))


def _spans(rows) -> list[_Masa]:
    """An item of the first round counts on whatever day it is looked at; later ones from the day on which they were opened.

    The database turns moments into days: an agency may have thousands of items.
    """
    days = with_first_report(rows).annotate(diminta=TruncDate("dicatat_pada"), selesai=TruncDate("selesai_pada"))
    found = days.values_list(
        "pk", "rekomendasi__nomor", "rekomendasi__uraian", "putaran", "diminta", "dilaporkan", "selesai", "tenggat"
    )
    return [
        _Masa(pk, nomor, uraian, datetime.date.min if putaran == 1 else asked_on, asked_on, *rest)
        for pk, nomor, uraian, putaran, asked_on, *rest in found
    ]


def _quarter(tahun: int, number: int, items: list, notes: list, on: datetime.date) -> Triwulan:
    begin, end = quarter_start(tahun, number), min(quarter_end(tahun, number), on)
    return Triwulan(
        nomor=number,
        laporan=sum(row["n"] for row in notes if begin <= row["hari"] <= end),
        selesai=sum(bool(item.selesai) and begin <= item.selesai <= end for item in items),
        terbuka=sum(item.is_open(end) for item in items),
        lewat=sum(item.is_late(end) for item in items),
    )

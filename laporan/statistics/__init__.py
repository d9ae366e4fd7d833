"""Counts across apps: pure reads, set-based, one definition each. Nothing else in the house counts for a report.

Unit of count is named in every type: kasus, korban and layanan are different things (ranah.md 9.2). Years are years of
report in Aceh's time zone; child or adult is the age when the exploitation took place.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, UUIDField
from django.db.models.functions import Coalesce, Substr
from django.utils import timezone

from gugus_tugas.db import Cacah, Ditanya
from kasus.enums import HARI_LAYANAN, JenisKelamin, JenisLayanan, JenisUnsur, KelompokUsia, StatusIdentifikasi, Tujuan
from kasus.models import Kasus, Korban, Layanan, Unsur
from laporan.models import RekapHistoris
from rapat.enums import TINDAK_LANJUT_TERBUKA, StatusRapat, StatusTindakLanjut, status_of
from rapat.models import Rapat, Rekomendasi, TindakLanjut
from wilayah.models import KODE_KABKOTA_LENGTH, Wilayah

YEARS_OF_TREND = 5
SUMBER_REGISTER = "Register kasus sekretariat"
# Victims that count: not those found not to be victims.
TERHITUNG = ~Q(status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN)
# The person behind a row of a victim, and behind a row that belongs to one.
ORANG = Coalesce("orang", "pk", output_field=UUIDField())
ORANG_DARI = Coalesce("korban__orang", "korban", output_field=UUIDField())


@dataclass(frozen=True)
class TitikTren:
    """One year of the trend. `jumlah` None: no figure exists, which is not zero."""

    tahun: int
    jumlah: int | None
    satuan: str
    sumber: str


@dataclass(frozen=True)
class Baris:
    """One line of a table: a label and its count; None where the edition masks it."""

    kode: str
    label: str
    jumlah: int | None


@dataclass(frozen=True)
class BarisLayanan:
    """Services of one kind requested in the year; None where the edition masks or leaves out a number."""

    kode: str
    label: str
    diminta: int | None
    diberikan: int | None
    tepat_waktu: int | None


@dataclass(frozen=True)
class StatusRekomendasi:
    """A recommendation as it stood on the cut-off date."""

    nomor: int
    uraian: str
    asal: str
    instansi: tuple[str, ...]
    jumlah_tindak_lanjut: int
    jumlah_sesuai: int
    status: StatusTindakLanjut
    hambatan: str = ""


def recorded(*years: int):
    """Victims as the cases reported in these years name them, those found not to be victims left out; who stands in two cases, twice."""
    return Korban.objects.filter(TERHITUNG, tahun_lapor__in=years)


def once(rows, *per: str):
    """Of these victims one row for each person: who was found to be the same in several cases stands in the one reported first.

    `per`: columns that keep the rows of a person apart.
    """
    same = rows.filter(orang=OuterRef("orang"), **{name: OuterRef(name) for name in per})
    first = same.order_by("kasus__tanggal_lapor", "kasus__tahun_nomor", "kasus__urutan", "urutan").values("pk")[:1]
    again = rows.filter(orang__isnull=False).exclude(pk=Subquery(first))
    return rows.exclude(pk__in=again.order_by().values("pk"))


def victims(*years: int):
    """The persons behind `recorded`, each once a year."""
    return once(recorded(*years), "tahun_lapor")


def services(tahun: int):
    """Services requested in a year, those for who was found not to be a victim left out."""
    nobody = Korban.objects.filter(pk=OuterRef("korban"), status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN)
    return Layanan.objects.filter(~Exists(nobody), diminta__year=tahun)


def first_year_of_register() -> int | None:
    """The year in which the register was first used. An older case entered later does not turn "no figure" into zero."""
    first = Kasus.objects.aggregate(first=Min("dicatat_pada"))["first"]
    return timezone.localtime(first).year if first else None


def is_counted_from_register(tahun: int) -> bool:
    """Does the register answer for this year? Not for a year whose figure comes from a source before it."""
    return bool(years_of_register([tahun]))


def years_of_register(years: Iterable[int]) -> list[int]:
    """Those of these years for which the register answers."""
    first = first_year_of_register()
    if first is None:
        return []
    elsewhere = set(RekapHistoris.objects.filter(tahun__in=years).values_list("tahun", flat=True))
    return [year for year in years if year >= first and year not in elsewhere]


def tren(tahun: int) -> list[TitikTren]:
    """Victims of five years up to `tahun`: the source's figure where there is one, else the register's."""
    return ditanya_tren(tahun).ask()


def ditanya_tren(tahun: int) -> Ditanya:
    """`tren`, to be asked together with other figures; years for which a source answers are not counted."""
    years = range(tahun - YEARS_OF_TREND + 1, tahun + 1)
    history = {row.tahun: row for row in RekapHistoris.objects.filter(tahun__in=years)}
    counted = [year for year in years if year not in history]
    began = Kasus.objects.order_by("dicatat_pada").values("dicatat_pada")[:1]

    def susun(first: datetime.datetime | None, *numbers: int) -> list[TitikTren]:
        of_register = dict(zip(counted, numbers, strict=True))
        since = timezone.localtime(first).year if first else None
        return [_point(year, history.get(year), of_register, since) for year in years]

    return Ditanya([Subquery(began), *(Cacah(victims(year).values("pk")) for year in counted)], susun)


def _point(year: int, row: RekapHistoris | None, counted: dict[int, int], first: int | None) -> TitikTren:
    if row:
        return TitikTren(year, row.jumlah, row.satuan, row.sumber)
    if first and year >= first:
        return TitikTren(year, counted[year], "orang", SUMBER_REGISTER)
    return TitikTren(year, None, "", "Tidak ada data")


def sum_of(trend: list[TitikTren]) -> int | None:
    """Sum of the years that have a figure; None when none has: no figure is not zero."""
    known = [point.jumlah for point in trend if point.jumlah is not None]
    return sum(known) if known else None


def jumlah_korban(*years: int) -> int:
    """Victims of the cases reported in these years."""
    return victims(*years).count()


def jumlah_kasus(tahun: int) -> int:
    """Cases reported in the year in which at least one victim counts."""
    return recorded(tahun).aggregate(n=Count("kasus", distinct=True))["n"]


def kelompok_korban(tahun: int) -> list[Baris]:
    """The four groups of Polri's statistics, and the rest as "tidak diketahui"; their sum is all victims of the year."""
    counts = {
        (row["jenis_kelamin"], row["kelompok_usia"]): row["n"]
        for row in victims(tahun).values("jenis_kelamin", "kelompok_usia").annotate(n=Count("*")).order_by()
    }
    groups = [
        ("pd", "Perempuan dewasa", (JenisKelamin.PEREMPUAN, KelompokUsia.DEWASA)),
        ("ap", "Anak perempuan", (JenisKelamin.PEREMPUAN, KelompokUsia.ANAK)),
        ("ld", "Laki-laki dewasa", (JenisKelamin.LAKI_LAKI, KelompokUsia.DEWASA)),
        ("al", "Anak laki-laki", (JenisKelamin.LAKI_LAKI, KelompokUsia.ANAK)),
    ]
    rows = [Baris(kode, label, counts.pop(key, 0)) for kode, label, key in groups]
    return [*rows, Baris("td", "Usia atau jenis kelamin tidak diketahui", sum(counts.values()))]


def unsur_korban(tahun: int) -> dict[tuple[str, str], int]:
    """Victims of a year by (kind, code) of what was found. Multi-response: one victim may stand behind several codes.

    Of who stands in several cases, what was found in any of them: counted row by row, and what was found again taken off.
    """
    found = Unsur.objects.filter(korban__in=recorded(tahun)).order_by().values_list("jenis", "kode")
    counts = Counter({(jenis, kode): n for jenis, kode, n in found.annotate(n=Count("*"))})
    several = Unsur.objects.filter(korban__in=recorded(tahun).filter(orang__isnull=False)).order_by()
    for jenis, kode, _, n in several.values_list("jenis", "kode", "korban__orang").annotate(n=Count("*")):
        counts[jenis, kode] -= n - 1
    return dict(counts)


def bentuk_eksploitasi(unsur: dict[tuple[str, str], int]) -> list[Baris]:
    """Victims by purpose of exploitation, from `unsur_korban`."""
    found = [(tujuan, unsur.get((JenisUnsur.TUJUAN.value, tujuan.value), 0)) for tujuan in Tujuan]
    return [Baris(tujuan.value, tujuan.label, n) for tujuan, n in found if n]


def bentuk_selain(tahun: int, kode: Iterable[str]) -> int:
    """Victims with a purpose of exploitation outside these, each counted once."""
    found = Unsur.objects.filter(jenis=JenisUnsur.TUJUAN, korban__in=recorded(tahun)).exclude(kode__in=list(kode))
    return found.aggregate(n=Count(ORANG_DARI, distinct=True))["n"]


def berbentuk(tahun: int) -> int:
    """Victims of whom any purpose of exploitation is found."""
    found = Unsur.objects.filter(jenis=JenisUnsur.TUJUAN, korban__in=recorded(tahun))
    return found.aggregate(n=Count(ORANG_DARI, distinct=True))["n"]


def asal_korban(*years: int) -> list[Baris]:
    """Victims of these years by kabupaten/kota of origin in Aceh, for all 23."""
    names = dict(Wilayah.objects.kabkota_aceh().values_list("kode", "nama"))
    rows = victims(*years).order_by()
    counts = dict(rows.values_list(Substr("asal_id", 1, KODE_KABKOTA_LENGTH)).annotate(n=Count("*")))
    return [Baris(kode, nama, counts.get(kode, 0)) for kode, nama in names.items()]


def layanan(tahun: int, *, on: datetime.date) -> list[BarisLayanan]:
    """Services requested in the year for counted victims, by kind: requested, given up to `on`, given within seven days."""
    given = Q(diberikan__lte=on)
    within = given & Q(diberikan__lte=F("diminta") + datetime.timedelta(days=HARI_LAYANAN))
    rows = (
        services(tahun)
        .values("jenis")
        .annotate(diminta_n=Count("*"), diberikan_n=Count("id", filter=given), tepat_n=Count("id", filter=within))
        .order_by()
    )
    by_kind = {row["jenis"]: row for row in rows}
    return [
        BarisLayanan(kind.value, kind.label, row["diminta_n"], row["diberikan_n"], row["tepat_n"])
        for kind in JenisLayanan
        if (row := by_kind.get(kind.value))
    ]


def rapat_triwulan(tahun: int) -> list[Rapat]:
    """The quarterly meetings of the year with their attendance."""
    return list(Rapat.objects.triwulanan(tahun).exclude(status=StatusRapat.KONSEP).with_attendance())


def rapat_lain(tahun: int) -> list[Rapat]:
    """Held meetings of the year that are not quarterly ones; conferences on a case are not the province's business."""
    return list(
        Rapat.objects.umum()
        .filter(tahun=tahun, triwulan__isnull=True, status=StatusRapat.SELESAI)
        .with_attendance()
        .order_by("tanggal")
    )


def rekomendasi(*, on: datetime.date) -> list[StatusRekomendasi]:
    """Every recommendation made up to `on`, in the state that its round of that day had (WIB)."""
    rounds: dict[int, dict[int, list[tuple[str, StatusTindakLanjut]]]] = {}
    recommendations = Rekomendasi.objects.umum().filter(rapat__tanggal__lte=on)
    rows = asked(on).filter(rekomendasi__in=recommendations).select_related("instansi")
    for item in with_first_report(rows).order_by("peran", "instansi__singkatan"):
        of_round = rounds.setdefault(item.rekomendasi_id, {}).setdefault(item.putaran, [])
        of_round.append((item.instansi.singkatan, status_on(item, on)))
    newest = {pk: found[max(found)] for pk, found in rounds.items()}
    return [_standing(row, newest.get(row.pk, [])) for row in recommendations.select_related("rapat").order_by("nomor")]


def status_hari_ini() -> list[StatusTindakLanjut]:
    """State of every recommendation that was made up to today: what `rekomendasi` says, from counts alone (for home)."""
    items = (
        TindakLanjut.objects.umum()
        .putaran_ini()
        .filter(rekomendasi__rapat__tanggal__lte=timezone.localdate())
        .order_by()
    )
    counted = items.values("rekomendasi").annotate(
        jumlah_tindak_lanjut=Count("*"),
        jumlah_belum=Count("pk", filter=Q(status=StatusTindakLanjut.BELUM)),
        jumlah_terbuka=Count("pk", filter=Q(status__in=TINDAK_LANJUT_TERBUKA)),
        jumlah_sesuai=Count("pk", filter=Q(status=StatusTindakLanjut.SESUAI)),
    )
    return [status_of(**{name: n for name, n in row.items() if name != "rekomendasi"}) for row in counted]


def asked(on: datetime.date):
    """Items that were asked by this day, outside conferences on a case.

    Those of the first round with the meeting, later ones when their round was opened.
    """
    first = Q(putaran=1, rekomendasi__rapat__tanggal__lte=on)
    rows = TindakLanjut.objects.umum()
    return rows.filter(first | Q(putaran__gt=1, dicatat_pada__date__lte=on))


def with_first_report(rows):
    """`dilaporkan`: the day of the first note of each item, or None."""
    return rows.annotate(dilaporkan=Min("daftar_perkembangan__dicatat_pada__date"))


def status_on(item: TindakLanjut, on: datetime.date) -> StatusTindakLanjut:
    """State of an item on a day (needs with_first_report)."""
    if item.selesai_pada and timezone.localtime(item.selesai_pada).date() <= on:
        return StatusTindakLanjut(item.status)
    return StatusTindakLanjut.PROSES if item.dilaporkan and item.dilaporkan <= on else StatusTindakLanjut.BELUM


def _standing(row: Rekomendasi, items: list[tuple[str, StatusTindakLanjut]]) -> StatusRekomendasi:
    states = [status for _, status in items]
    done, untouched = states.count(StatusTindakLanjut.SESUAI), states.count(StatusTindakLanjut.BELUM)
    open_ = untouched + states.count(StatusTindakLanjut.PROSES)
    status = status_of(
        jumlah_tindak_lanjut=len(states), jumlah_belum=untouched, jumlah_terbuka=open_, jumlah_sesuai=done
    )
    agencies = tuple(name for name, _ in items)
    barrier = row.get_kode_hambatan_display()
    return StatusRekomendasi(row.nomor, row.uraian, row.rapat.judul, agencies, len(states), done, status, barrier)


def available_years() -> list[int]:
    """Years for which a report can be made, newest first: years with a figure, a case or a meeting."""
    years = {
        *RekapHistoris.objects.values_list("tahun", flat=True),
        *Kasus.objects.tahun_terisi(),
    }
    return sorted(years | set(_meetings().values_list("tahun", flat=True).distinct()), reverse=True)


def ditanya_tahun_sebelum(tahun: int) -> Ditanya:
    """The newest of the available years before this one, or None, by a look into three indexes."""
    asked = [(RekapHistoris.objects, "tahun"), (Kasus.objects, "tahun_lapor"), (_meetings(), "tahun")]
    newest = [rows.filter(**{f"{name}__lt": tahun}).order_by(f"-{name}").values(name)[:1] for rows, name in asked]
    return Ditanya([Subquery(rows) for rows in newest], lambda *years: max(filter(None, years), default=None))


def _meetings():
    return Rapat.objects.umum().exclude(status__in=[StatusRapat.KONSEP, StatusRapat.BATAL])

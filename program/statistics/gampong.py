"""How far the gampong have come, by area and by year, within what a role may count (`counted_for`).

Of every gampong either something is known or it is not yet reported: what is missing is never counted as "tidak ada".
"""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from anggota.models import Pengguna
from program.enums.gampong import Isi, Keadaan, Ukuran
from program.models import ProgramGampong
from program.models.gampong import isi
from wilayah.models import ACEH, Wilayah

YEARS_COMPARED = 5
# measure -> (rows that have it, rows of which it is known that they do not)
_KNOWN = {
    Ukuran.FORUM: (Q(forum_anak=Keadaan.ADA), Q(forum_anak=Keadaan.TIDAK_ADA)),
    Ukuran.APBG: (isi("apbg")[Isi.ADA], isi("apbg")[Isi.NOL]),
    Ukuran.REUSAM: (Q(reusam=Keadaan.ADA), Q(reusam=Keadaan.TIDAK_ADA)),
    Ukuran.KADER: (isi("kader")[Isi.ADA], isi("kader")[Isi.NOL]),
}


def share(part: int, whole: int) -> float:
    """In percent; nothing of nothing is 0."""
    return part * 100 / whole if whole else 0.0


def tulis_persen(value: float) -> str:
    """Never 0% where there is one, nor 100% where one is missing."""
    return "<1%" if 0 < value < 1 else f"{int(value)}%"


@dataclass(frozen=True)
class Capaian:
    """One measure of one area. `ada` + `tidak` + `tidak_diketahui` were reported, `belum` were not."""

    ukuran: Ukuran
    ada: int
    tidak: int
    dilaporkan: int
    gampong: int

    @property
    def tidak_diketahui(self) -> int:
        return self.dilaporkan - self.ada - self.tidak

    @property
    def belum(self) -> int:
        return self.gampong - self.dilaporkan

    @property
    def persen(self) -> str:
        return tulis_persen(share(self.ada, self.gampong))


@dataclass(frozen=True)
class BarisCapaian:
    """One area, or one year: what its gampong reported, of how many."""

    kode: str
    nama: str
    gampong: int
    jumlah: dict[str, int]  # the counts of `_sums`
    tempat: Wilayah | None = None

    @property
    def dilaporkan(self) -> int:
        return self.jumlah.get("dilaporkan", 0)

    @property
    def belum(self) -> int:
        return self.gampong - self.dilaporkan

    @property
    def total_apbg(self) -> int | None:
        """None as long as nobody told an amount."""
        return self.jumlah.get("total_apbg")

    @property
    def total_kader(self) -> int | None:
        return self.jumlah.get("total_kader")

    @property
    def daftar_capaian(self) -> list[Capaian]:
        return [
            Capaian(
                measure, self.jumlah.get(f"{measure}_ada", 0), self.jumlah.get(f"{measure}_tidak", 0), self.dilaporkan, self.gampong
            )
            for measure in _KNOWN
        ]  # fmt: skip

    def reached(self, ukuran: Ukuran) -> float:
        """The part of all gampong that has it, in percent."""
        have = self.dilaporkan if ukuran == Ukuran.LAPORAN else self.jumlah.get(f"{ukuran}_ada", 0)
        return share(have, self.gampong)


def _sums(rows, group: str, *, is_rinci: bool = True) -> dict:
    """Group -> counts of its rows, in one query that an index answers alone. Null sums stay null: nobody told a number."""
    counts = {"dilaporkan": Count("*"), "total_apbg": Sum("apbg"), "total_kader": Sum("kader")}
    for measure, (have, have_not) in _KNOWN.items():
        counts |= {f"{measure}_ada": Count("tahun", filter=have)}
        counts |= {f"{measure}_tidak": Count("tahun", filter=have_not)} if is_rinci else {}
    return {found.pop(group): found for found in rows.order_by().values(group).annotate(**counts)}


def by_kabkota(user: Pengguna, tahun: int) -> list[BarisCapaian]:
    """The 23, also those of which nothing is reported."""
    rows = ProgramGampong.objects.counted_for(user).filter(tahun=tahun)
    within = Wilayah.objects.filter(induk__induk__induk=ACEH).order_by().values_list("induk__induk")
    return _areas(Wilayah.objects.kabkota_aceh(), within, _sums(rows, "kabkota"))


def by_kecamatan(user: Pengguna, tahun: int, kabkota: str) -> list[BarisCapaian]:
    """Every kecamatan of this kabupaten/kota."""
    rows = ProgramGampong.objects.counted_for(user).filter(tahun=tahun, kabkota=kabkota)
    within = Wilayah.objects.filter(induk__induk=kabkota).order_by().values_list("induk")
    return _areas(Wilayah.objects.filter(induk=kabkota), within, _sums(rows, "kecamatan"))


def _areas(places, within, sums: dict) -> list[BarisCapaian]:
    size = dict(within.annotate(n=Count("*")))
    return [BarisCapaian(row.kode, row.nama, size.get(row.kode, 0), sums.get(row.kode, {}), row) for row in places]


def by_year(user: Pengguna, last: int, *, gampong: int, kabkota: str = "") -> list[BarisCapaian]:
    """The years up to `last` in which anything was reported, in their order, each of as many gampong as there are now.

    Of what they have, and of nothing that they lack: a comparison needs no more.
    """
    rows = ProgramGampong.objects.counted_for(user).filter(tahun__in=range(last - YEARS_COMPARED + 1, last + 1))
    sums = _sums(rows.filter(kabkota=kabkota) if kabkota else rows, "tahun", is_rinci=False)
    return [BarisCapaian(str(tahun), str(tahun), gampong, sums[tahun]) for tahun in sorted(sums)]


def total(rows: list[BarisCapaian], *, kode: str, nama: str) -> BarisCapaian:
    """All of them as one."""
    added = {}
    for row in rows:
        for name, value in row.jumlah.items():
            if value is not None:
                added[name] = added.get(name, 0) + value
    return BarisCapaian(kode, nama, sum(row.gampong for row in rows), added)

"""Sums of the budgets, exact to the rupiah, within what a role may count (`counted_for`): by agency, by source, by year.

Three things that look alike are told apart: an agency that has nothing (it said so, or its lines sum to zero), one that has not
said anything, and a line whose spending was not reported yet.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce

from django.db.models import Count, Q, Sum

from anggota.models import Instansi, Keanggotaan, Pengguna, SuratKeputusan
from gugus_tugas.rupiah import persen
from program.enums.dana import SumberDana
from program.models import AnggaranInstansi, NihilAnggaran
from program.perms import can_manage_program, can_record_program

RENTANG = (3, 4, 5)  # how many years stand side by side


@dataclass(frozen=True)
class SelAnggaran:
    """One year of one agency, of one source, or of all."""

    pagu: int = 0
    terpakai: int = 0  # of the lines that reported
    baris: int = 0
    belum: int = 0  # lines whose spending was not reported
    is_nihil: bool = False  # declared

    def __add__(self, other: "SelAnggaran") -> "SelAnggaran":
        return SelAnggaran(
            self.pagu + other.pagu, self.terpakai + other.terpakai, self.baris + other.baris, self.belum + other.belum
        )

    @property
    def is_diam(self) -> bool:
        return not self.baris and not self.is_nihil

    @property
    def is_nol(self) -> bool:
        """Nothing given and nothing spent: what was spent without a pagu must show."""
        return not self.is_diam and not self.pagu and not self.terpakai

    @property
    def realisasi(self) -> int | None:
        """None while no line reported it."""
        return None if self.baris and self.belum == self.baris else self.terpakai

    @property
    def serapan(self) -> str:
        """What was spent of the whole pagu, also of the lines that have not reported."""
        return "–" if self.realisasi is None else persen(self.terpakai, self.pagu)

    @property
    def keadaan(self) -> str:
        if self.is_diam:
            return "Belum melapor"
        if self.is_nol:
            return "Nol (dinyatakan)" if self.is_nihil else "Nol"
        return f"{self.belum} dari {self.baris} baris tanpa realisasi" if self.belum else "Lengkap"

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_diam else "perhatian" if self.is_nol else "netral"


@dataclass(frozen=True)
class BarisRekap:
    nama: str
    sel: dict[int, SelAnggaran]  # by year


@dataclass(frozen=True)
class RekapAnggaran:
    tahun: tuple[int, ...]
    instansi: tuple[BarisRekap, ...]
    sumber: tuple[BarisRekap, ...]

    @property
    def jumlah(self) -> dict[int, SelAnggaran]:
        return {year: reduce(SelAnggaran.__add__, self._cells(year), SelAnggaran()) for year in self.tahun}

    @property
    def ringkas(self) -> list[tuple[int, int, int, int]]:
        """Of each year: how many agencies have a budget, have zero, and said nothing."""
        counts = [(sum(s.is_nol for s in self._cells(y)), sum(s.is_diam for s in self._cells(y))) for y in self.tahun]
        total = len(self.instansi)
        return [(y, total - nol - diam, nol, diam) for y, (nol, diam) in zip(self.tahun, counts, strict=True)]

    def _cells(self, year: int) -> list[SelAnggaran]:
        return [row.sel[year] for row in self.instansi]


def rekap_anggaran(user: Pengguna, tahun: int, *, lama: int = RENTANG[0], on: datetime.date) -> RekapAnggaran:
    """`lama` years up to `tahun`: every agency of the task force on that day, and whoever has a line; a member, the own one."""
    years = tuple(range(tahun - lama + 1, tahun + 1))
    by_agency, by_source = defaultdict(SelAnggaran), defaultdict(SelAnggaran)
    for row in _sums(user, years):
        cell = SelAnggaran(row["jumlah_pagu"], row["jumlah_realisasi"] or 0, row["baris"], row["belum"])
        by_agency[row["instansi"], row["tahun"]] += cell
        by_source[row["sumber_dana"], row["tahun"]] += cell
    declared = NihilAnggaran.objects.counted_for(user).filter(tahun__in=years).values_list("instansi", "tahun")
    by_agency |= {key: SelAnggaran(is_nihil=True) for key in declared if key not in by_agency}
    sources = [s for s in SumberDana if any((s.value, year) in by_source for year in years)]
    return RekapAnggaran(
        years,
        tuple(
            BarisRekap(row.nama, {year: by_agency[row.pk, year] for year in years})
            for row in _agencies(user, {agency for agency, _ in by_agency}, on=on)
        ),
        tuple(BarisRekap(str(s.label), {year: by_source[s.value, year] for year in years}) for s in sources),
    )


def _sums(user: Pengguna, years: tuple[int, ...]):
    rows = AnggaranInstansi.objects.counted_for(user).filter(tahun__in=years).order_by()
    return rows.values("instansi", "tahun", "sumber_dana").annotate(
        jumlah_pagu=Sum("pagu"),
        jumlah_realisasi=Sum("realisasi"),
        baris=Count("pk"),
        belum=Count("pk", filter=Q(realisasi__isnull=True)),
    )


def _agencies(user: Pengguna, met: set[int], *, on: datetime.date) -> list[Instansi]:
    """Where no decree is in force, every agency is asked."""
    rows = Instansi.objects.order_by("nama")
    if can_record_program(user) and not can_manage_program(user):
        return list(rows.filter(pk=user.instansi_id))
    seated = set(
        Keanggotaan.objects.filter(sk__in=SuratKeputusan.objects.in_force(on=on)).values_list("instansi", flat=True)
    )
    return [row for row in rows if not seated or row.pk in seated | met]

"""The task force as a body in a year: attendance, budgets, agreements, action plans and the task forces of the kabupaten, in chapter II
(ranah.md 5.2, T10, T11, T13, T14).

Units: agencies, rupiah, agreements, lines of a plan. Nothing dated after the cut-off day counts; budgets and plans are of the year and
told as they stand when they are read, for they carry no day.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Sum

from anggota.models import Instansi, Keanggotaan, NotaKesepahaman, SuratKeputusan
from gugus_tugas.tanggal import tulis_tanggal
from program.enums.rencana import RENCANA_TERBUKA, KeadaanBaris
from program.models import AnggaranInstansi, BarisRencana, NihilAnggaran
from program.statistics.anggaran import SelAnggaran
from program.statistics.gugus_daerah import BarisGugus, gugus_kabkota, is_diketahui, kalimat_gugus
from rapat.enums import KEHADIRAN_TERHITUNG, StatusRapat
from rapat.models import Kehadiran, Rapat
from rapat.models.rapat import TRIWULAN


@dataclass(frozen=True)
class BarisHadir:
    """One agency at the four quarterly meetings: a seat of it came, none came, or None where none was recorded."""

    instansi: str
    triwulan: tuple[bool | None, ...]

    @property
    def hadir(self) -> int:
        return sum(bool(came) for came in self.triwulan)

    @property
    def tercatat(self) -> int:
        return sum(came is not None for came in self.triwulan)


@dataclass(frozen=True)
class BarisAnggaran:
    """The budget of one agency in the year, in rupiah."""

    instansi: str
    sel: SelAnggaran


@dataclass(frozen=True)
class BarisNota:
    """An agreement in force on the cut-off day; `sampai` is empty where it has no end."""

    jenis: str
    judul: str
    pihak: tuple[str, ...]
    sampai: str


@dataclass(frozen=True)
class BarisIndikator:
    """A line of a plan in the year: what was to be reached, and what was told of it; None: nothing was told."""

    aksi: str
    indikator: str
    instansi: str
    satuan: str
    target: Decimal
    capaian: Decimal | None
    keadaan: KeadaanBaris


@dataclass(frozen=True)
class BarisGugusDaerah:
    """One of the 23 and its task force on the cut-off day; dates in words, empty where none is known."""

    nama: str
    keadaan: str
    nomor: str
    tanggal: str
    sampai: str


@dataclass(frozen=True)
class Kelembagaan:
    """What chapter II prints beside the meetings."""

    kehadiran: tuple[BarisHadir, ...]
    anggaran: tuple[BarisAnggaran, ...]
    nota: tuple[BarisNota, ...]
    indikator: tuple[BarisIndikator, ...]
    gugus_daerah: tuple[BarisGugusDaerah, ...] = ()  # empty where nothing is told of any
    kalimat_gugus: str = ""

    @property
    def is_anggaran_dilaporkan(self) -> bool:
        """Did any agency say anything of its budget?"""
        return not all(row.sel.is_diam for row in self.anggaran)

    @property
    def jumlah_anggaran(self) -> SelAnggaran:
        return reduce(SelAnggaran.__add__, (row.sel for row in self.anggaran), SelAnggaran())


def kelembagaan(tahun: int, *, on: datetime.date) -> Kelembagaan:
    """Of a year up to `on`; the same in every edition, for it tells of agencies alone."""
    return Kelembagaan(
        kehadiran=tuple(_kehadiran(tahun, on=on)),
        anggaran=tuple(_anggaran(tahun, on=on)),
        nota=tuple(_nota(on=on)),
        indikator=tuple(_indikator(tahun, on=on)),
        **_gugus_daerah(on=on),
    )


def _gugus_daerah(*, on: datetime.date) -> dict:
    """All 23 with a sentence, as soon as something is known of one of them."""
    if not is_diketahui(on=on):
        return {}
    rows = gugus_kabkota(on=on)
    return {"gugus_daerah": tuple(map(_gugus, rows)), "kalimat_gugus": kalimat_gugus(rows)}


def _gugus(found: BarisGugus) -> BarisGugusDaerah:
    row = found.row
    day, end = (tulis_tanggal(d) if d else "" for d in (row and row.tanggal, row and row.berlaku_sampai))
    return BarisGugusDaerah(found.nama, found.status.label, row.nomor if row else "", day, end)


def _kehadiran(tahun: int, *, on: datetime.date) -> list[BarisHadir]:
    """Agencies with a seat in any quarterly meeting that was held; who sent a deputy came."""
    held = Rapat.objects.triwulanan(tahun).filter(status=StatusRapat.SELESAI, tanggal__lte=on).order_by()
    found = (
        Kehadiran.objects.filter(rapat__in=held)
        .order_by("keanggotaan__instansi__nama", "keanggotaan__instansi")
        .values_list("keanggotaan__instansi", "keanggotaan__instansi__nama", "rapat__triwulan")
        .annotate(datang=Count("pk", filter=Q(status__in=KEHADIRAN_TERHITUNG)))
    )
    names, came = {}, {}
    for pk, name, quarter, number in found:
        names[pk] = name
        came[pk, quarter] = number > 0
    return [BarisHadir(name, tuple(came.get((pk, quarter)) for quarter in TRIWULAN)) for pk, name in names.items()]


def _anggaran(tahun: int, *, on: datetime.date) -> list[BarisAnggaran]:
    """Agencies with a seat on the day, with a line, or that said they have none: the silent ones too."""
    seats = Keanggotaan.objects.filter(sk__in=SuratKeputusan.objects.in_force(on=on)).values("instansi")
    nothing = Exists(NihilAnggaran.objects.filter(instansi=OuterRef("pk"), tahun=tahun))
    lines = Exists(AnggaranInstansi.objects.filter(instansi=OuterRef("pk"), tahun=tahun))
    of_year = FilteredRelation("daftar_anggaraninstansi", condition=Q(daftar_anggaraninstansi__tahun=tahun))
    rows = (
        Instansi.objects.annotate(is_nihil=nothing)
        .filter(Q(pk__in=seats) | Q(is_nihil=True) | lines)
        .annotate(baris_tahun=of_year)
        .annotate(
            jumlah_pagu=Sum("baris_tahun__pagu"),
            jumlah_realisasi=Sum("baris_tahun__realisasi"),
            baris=Count("baris_tahun"),
            belum=Count("baris_tahun", filter=Q(baris_tahun__realisasi__isnull=True)),
        )
        .order_by("nama")
    )
    return [
        BarisAnggaran(
            row.nama,
            # PostgreSQL sums whole numbers to a decimal
            SelAnggaran(int(row.jumlah_pagu or 0), int(row.jumlah_realisasi or 0), row.baris, row.belum, row.is_nihil),
        )
        for row in rows
    ]


def _nota(*, on: datetime.date) -> list[BarisNota]:
    return [
        BarisNota(
            row.get_jenis_display(),
            row.judul,
            tuple(party.sebutan for party in row.pihak_berurutan),
            tulis_tanggal(row.berlaku_sampai) if row.berlaku_sampai else "",
        )
        for row in NotaKesepahaman.objects.in_force(on=on).with_pihak()
    ]


def _indikator(tahun: int, *, on: datetime.date) -> list[BarisIndikator]:
    """Lines of the plans in force; a draft is of the secretariat alone."""
    lines = BarisRencana.objects.filter(rencana__status__in=RENCANA_TERBUKA, tahun=tahun)
    return [
        BarisIndikator(
            row.aksi,
            row.indikator,
            row.instansi.singkatan,
            row.satuan,
            row.target,
            row.capaian,
            KeadaanBaris(row.keadaan),
        )
        for row in lines.with_capaian(on=on).select_related("instansi").in_order()
    ]

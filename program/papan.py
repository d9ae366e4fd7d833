"""A plan as it is laid out: its lines by strategy, and the board of its four quarters."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.tanggal import quarter_of
from program.enums.rencana import KeadaanBaris, StatusRencana
from program.models import BarisRencana, Kegiatan, RealisasiRencana, RencanaAksi
from program.models.baris_rencana import TRIWULAN


@dataclass
class Kelompok:
    """Lines under one strategy."""

    strategi: str
    isi: list[BarisRencana] = field(default_factory=list)


@dataclass(frozen=True)
class SelTriwulan:
    """One quarter of one line. `nada` is empty where nothing was planned and nothing told."""

    triwulan: int
    is_rencana: bool
    realisasi: RealisasiRencana | None
    is_lewat: bool

    @property
    def nada(self) -> str:
        if self.realisasi:
            return "selesai"
        return "terlambat" if self.is_lewat else "netral" if self.is_rencana else ""

    @property
    def sebutan(self) -> str:
        return "Lewat, belum dilaporkan" if self.is_lewat else "Direncanakan" if self.is_rencana else ""


def lines_of(user: Pengguna, plan: RencanaAksi):
    """The lines that this user sees, each with its result, its quarters told (`terlapor`) and how many activities carry it out."""
    told = Prefetch(
        "daftar_realisasi_rencana", RealisasiRencana.objects.visible_to(user).order_by("triwulan"), to_attr="terlapor"
    )
    done = Kegiatan.objects.visible_to(user).filter(baris_rencana=OuterRef("pk")).order_by().values("baris_rencana")
    rows = BarisRencana.objects.visible_to(user).filter(rencana=plan).select_related("instansi", "rencana")
    rows = rows.with_capaian(on=timezone.localdate())
    return rows.annotate(jumlah_kegiatan=Subquery(done.annotate(n=Count("pk")).values("n"))).prefetch_related(told)


def laid_out(rows: Iterable[BarisRencana]) -> list[BarisRencana]:
    """Each line (of lines_of) with its four quarters (`sel`) and its state in words and tone."""
    today = timezone.localdate()
    now = (today.year, quarter_of(today))
    rows = list(rows)
    for row in rows:
        told, planned = {r.triwulan: r for r in row.terlapor}, row.daftar_triwulan
        is_open = row.rencana.status != StatusRencana.KONSEP
        row.sel = [
            SelTriwulan(n, n in planned, told.get(n), is_open and n in planned and n not in told and (row.tahun, n) < now)
            for n in TRIWULAN
        ]  # fmt: skip
        row.sebutan_keadaan, row.nada = KeadaanBaris(row.keadaan).label, KeadaanBaris(row.keadaan).nada
    return rows


def by_strategi(rows: Iterable[BarisRencana]) -> list[Kelompok]:
    """In the order in which the strategies first appear."""
    groups: dict[str, Kelompok] = {}
    for row in rows:
        groups.setdefault(row.strategi, Kelompok(row.strategi)).isi.append(row)
    return list(groups.values())


@dataclass
class KolomPapan:
    triwulan: int
    kartu: list[tuple[BarisRencana, SelTriwulan]] = field(default_factory=list)

    @property
    def terlapor(self) -> int:
        return sum(1 for _, sel in self.kartu if sel.realisasi)


def board_of(rows: Iterable[BarisRencana], *, only: int | None = None) -> list[KolomPapan]:
    """A card in each quarter that was planned or told; `only` shows one column."""
    columns = {n: KolomPapan(n) for n in TRIWULAN if only in (None, n)}
    for row in rows:
        for sel in row.sel:
            if sel.triwulan in columns and (sel.is_rencana or sel.realisasi):
                columns[sel.triwulan].kartu.append((row, sel))
    return list(columns.values())

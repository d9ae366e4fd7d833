"""The shape of a definition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anggota.models import Pengguna
from laporan.annual_report import AnnualReport

# (label, address, rows behind it or None where their number may not be said beside this edition, how far they are counted)
Tautan = tuple[str, str, object, int]


def no_list(report: AnnualReport, user: Pengguna) -> Sequence[Tautan]:
    return ()


@dataclass(frozen=True)
class Definisi:
    """`nama` also names the sheet of a spreadsheet. `batas` may name {tahun}, {batas} and {masa}; `daftar` gives the lists behind
    the figure that this person may open."""

    kunci: str
    nama: str
    satuan: str
    definisi: str
    cara: str
    batas: str
    sumber: str
    daftar: Callable[[AnnualReport, Pengguna], Sequence[Tautan]] = no_list

    def batas_of(self, report: AnnualReport) -> str:
        return self.batas.format(
            tahun=report.tahun, batas=report.batas_data_tertulis, masa=report.asal_masa or report.tahun
        )

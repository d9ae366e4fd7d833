"""What a researcher may take away: the tables of the public edition, with the terms on the first sheet. Never a row of the register."""

from gugus_tugas.tabel import write_tables
from gugus_tugas.tanggal import tulis_tanggal
from laporan.annual_report import AnnualReport, build_annual_report
from laporan.enums import Edisi
from laporan.rancangan import terbitan_terdahulu
from program.models import Penelitian
from program.syarat import SYARAT_PENELITIAN

DITUTUP = "*"


def researcher_workbook(penelitian: Penelitian, years: list[int]) -> bytes:
    """An XLSX of what the public edition says of these years: no number more, and `*` where it says none."""
    told, reports = terbitan_terdahulu(), []
    for year in sorted(years):
        reports.append(build_annual_report(year, Edisi.UMUM, told))
        told = [*told, *filter(None, [reports[-1].terbitan])]
    return write_tables(
        [
            ("Syarat", ["No", "Syarat"], _terms(penelitian)),
            ("Tren", ["Tahun", "Jumlah", "Satuan", "Sumber"], [_point(report) for report in reports]),
            ("Kelompok", ["Tahun", "Kelompok", "Korban"], [row for report in reports for row in _groups(report)]),
            (
                "Layanan",
                ["Tahun", "Layanan", "Diminta", "Diberikan", "Dalam 7 hari"],
                [row for report in reports for row in _services(report)],
            ),
        ]
    ).read()


def _terms(row: Penelitian) -> list[list]:
    until = tulis_tanggal(row.perjanjian_sampai)
    agreement = f"{row}, {row.lembaga}: perjanjian {row.perjanjian_nomor}, berlaku sampai {until}."
    rule = f"{DITUTUP} berarti angkanya ditutup: bagiannya terlalu kecil untuk diumumkan tanpa menunjuk orang."
    return [[n, text] for n, text in enumerate((agreement, *SYARAT_PENELITIAN, rule), 1)]


def _point(report: AnnualReport) -> list:
    point = report.titik_tahun_ini
    return [report.tahun, point.jumlah, point.satuan or "tidak disebut", point.sumber]


def _groups(report: AnnualReport) -> list[list]:
    if "kelompok" in report.ditutup:  # one line for the year: how many groups there are would tell too
        return [[report.tahun, "Semua kelompok", DITUTUP]]
    return [[report.tahun, row.label, _masked(row.jumlah)] for row in report.kelompok]


def _services(report: AnnualReport) -> list[list]:
    if "layanan" in report.ditutup:
        return [[report.tahun, "Semua layanan", DITUTUP, DITUTUP, DITUTUP]]
    return [
        [report.tahun, row.label, *map(_masked, (row.diminta, row.diberikan, row.tepat_waktu))]
        for row in report.layanan
    ]


def _masked(number: int | None) -> int | str:
    return DITUTUP if number is None else number

"""What a researcher may take away: the tables of the public edition, with the terms on the first sheet. Never a row of the register."""

from gugus_tugas.auth import ActionRefused
from gugus_tugas.tabel import write_tables
from gugus_tugas.tanggal import tulis_tanggal
from laporan.annual_report import AnnualReport
from laporan.models import EdisiLaporan
from laporan.potret import Potret
from laporan.snapshot import SnapshotFault
from program.models import Penelitian
from program.syarat import SYARAT_PENELITIAN

DITUTUP = "*"


def researcher_workbook(penelitian: Penelitian) -> bytes:
    """An XLSX of what the issued public editions say: no number more, and `*` where they say none. Raises ActionRefused without any.

    Of frozen editions alone: two workbooks of different days, or one beside a report, would tell who was recorded in between.
    """
    reports, years_before = _issued()
    if not reports:
        raise ActionRefused(
            "Belum ada Laporan Tahunan yang terbit. Tabel peneliti diambil dari edisi Umum yang sudah terbit."
        )
    return write_tables(
        [
            ("Syarat", ["No", "Syarat"], _terms(penelitian, years_before)),
            ("Tren", ["Tahun", "Jumlah", "Satuan", "Sumber"], [_point(report) for report in reports]),
            ("Kelompok", ["Tahun", "Kelompok", "Korban"], [row for report in reports for row in _groups(report)]),
            (
                "Layanan",
                ["Tahun", "Layanan", "Diminta", "Diberikan", "Dalam 7 hari"],
                [row for report in reports for row in _services(report)],
            ),
        ]
    ).read()


def _issued() -> tuple[list[AnnualReport], list[int]]:
    """The figures of every report in force, by year; and years whose edition was frozen in a shape that is read no more."""
    reports, closed = [], []
    for tahun, potret in EdisiLaporan.umum_berlaku().values_list("laporan__tahun", "potret"):
        try:
            reports.append(Potret.read(potret).laporan)
        except SnapshotFault:
            closed.append(tahun)
    return reports, closed


def _terms(row: Penelitian, closed: list[int]) -> list[list]:
    until = tulis_tanggal(row.perjanjian_sampai)
    agreement = f"{row}, {row.lembaga}: perjanjian {row.perjanjian_nomor}, berlaku sampai {until}."
    rule = f"{DITUTUP} berarti angkanya ditutup: bagiannya terlalu kecil untuk diumumkan tanpa menunjuk orang."
    left = [f"Tahun {year} tidak dimuat: laporannya dibekukan oleh versi aplikasi yang lebih tua." for year in closed]
    return [[n, text] for n, text in enumerate((agreement, *SYARAT_PENELITIAN, rule, *left), 1)]


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

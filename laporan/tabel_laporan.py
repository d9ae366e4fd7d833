"""The tables of a report as plain rows, read from its figures alone: for spreadsheets, files and the page of one figure.

What the edition masks is `*` here and was never anything else: AnnualReport holds no hidden number.
"""

from collections.abc import Iterable
from dataclasses import replace

from laporan.annual_report import MEETINGS_DUE, AnnualReport, BarisRapat
from laporan.definisi import DEFINISI
from laporan.statistics import Baris
from laporan.tabel import TIDAK_ADA, TIDAK_DIMUAT, TabelLaporan, known, masked
from laporan.tabel_bab import tabel_kelembagaan, tabel_pencegahan, tabel_penegakan


def daftar_tabel(report: AnnualReport) -> tuple[TabelLaporan, ...]:
    """In the order of the report; a table that this edition does not print is not among them."""
    found = (
        _pokok(report),
        _meetings("rapat_triwulan", f"Rapat triwulan, {report.tahun}", "Triwulan", report.rapat_triwulan),
        _meetings("rapat_lain", f"Rapat lain, {report.tahun}", "Rapat", report.rapat_lain),
        *tabel_kelembagaan(report),
        _trend(report),
        _groups(report),
        _parts(report, "bentuk", f"Korban menurut bentuk eksploitasi, {report.tahun}", "Bentuk", report.bentuk),
        _modus(report),
        _destination(report),
        _origin(report),
        *tabel_pencegahan(report),
        _services(report),
        *tabel_penegakan(report),
        _states(report),
        _recommendations(report),
        _evidence(report),
    )
    return tuple(
        replace(table, batas=DEFINISI[table.kunci].batas_of(report)) for table in found if table.baris or table.catatan
    )


def find_tabel(report: AnnualReport, kunci: str) -> TabelLaporan | None:
    return next((table for table in daftar_tabel(report) if table.kunci == kunci), None)


def _pokok(report: AnnualReport) -> TabelLaporan:
    """The five figures of the summary, each with its own unit."""
    unit = report.titik_tahun_ini.satuan
    rows = (
        (
            f"Tercatat tahun {report.tahun}",
            known(report.jumlah_korban),
            f"korban ({unit})" if unit else "tidak disebut",
        ),
        ("Tercatat dalam lima tahun", known(report.jumlah_tren), "sebagaimana tiap sumber"),
        ("Rapat triwulan terlaksana", report.rapat_terlaksana, f"rapat, dari {MEETINGS_DUE} yang seharusnya"),
        ("Rekomendasi gugus tugas", len(report.rekomendasi), "rekomendasi"),
        ("Rekomendasi sudah sesuai", report.rekomendasi_sesuai, "rekomendasi"),
    )
    return TabelLaporan("pokok", f"Angka pokok, {report.tahun}", ("Angka", "Jumlah", "Satuan"), rows)


def _meetings(kunci: str, judul: str, what: str, rows: Iterable[BarisRapat]) -> TabelLaporan:
    lines = ((r.nama, r.tanggal or TIDAK_ADA, r.keadaan, known(r.hadir), known(r.diundang)) for r in rows)
    return TabelLaporan(kunci, judul, (what, "Tanggal", "Keadaan", "Hadir", "Diundang"), tuple(lines))


def _trend(report: AnnualReport) -> TabelLaporan:
    lines = (
        (t.tahun, known(t.jumlah), TIDAK_ADA if t.jumlah is None else t.satuan or "tidak disebut", t.sumber)
        for t in report.tren
    )
    head, total = ("Tahun", "Jumlah", "Satuan", "Sumber"), ("Jumlah", known(report.jumlah_tren), "", "")
    return TabelLaporan("tren", "Angka yang tercatat menurut tahun laporan", head, tuple(lines), total)


def _groups(report: AnnualReport) -> TabelLaporan:
    rows = report.kelompok if report.jumlah_korban else ()
    judul = f"Korban menurut kelompok, {report.tahun}"
    return _parts(report, "kelompok", judul, "Kelompok", rows, total=report.jumlah_korban)


def _modus(report: AnnualReport) -> TabelLaporan:
    isi, judul = report.situasi, f"Korban menurut proses, cara, dan perekrutannya, {report.tahun}"
    lines = tuple((row.unsur, row.label, row.jumlah) for row in isi.modus)
    return TabelLaporan(
        "modus", judul, ("Unsur", "Yang ditemukan", "Korban"), lines, catatan=TIDAK_DIMUAT if isi.is_ditutup else ""
    )


def _destination(report: AnnualReport) -> TabelLaporan:
    isi, judul = report.situasi, f"Korban menurut negara atau provinsi tujuan, {report.tahun}"
    lines = tuple((row.label, row.jumlah) for row in isi.tempat_tujuan)
    note = TIDAK_DIMUAT if isi.is_ditutup else ""
    return TabelLaporan("tempat_tujuan", judul, ("Negara atau provinsi", "Korban"), lines, catatan=note)


def _origin(report: AnnualReport) -> TabelLaporan:
    judul = f"Korban menurut daerah asal, {report.asal_masa}"
    return _parts(report, "asal", judul, "Daerah asal", report.asal, total=report.jumlah_asal)


def _parts(
    report: AnnualReport, kunci: str, judul: str, what: str, rows: Iterable[Baris], *, total: int | None = None
) -> TabelLaporan:
    lines = tuple((row.label, masked(row.jumlah)) for row in rows)
    sum_line = ("Jumlah", total) if lines and total is not None else ()
    return TabelLaporan(kunci, judul, (what, "Korban"), lines, sum_line, _note(report, kunci))


def _services(report: AnnualReport) -> TabelLaporan:
    lines = tuple((row.label, *map(masked, (row.diminta, row.diberikan, row.tepat_waktu))) for row in report.layanan)
    total = ("Jumlah", report.layanan_diminta, report.layanan_diberikan, report.layanan_tepat_waktu)
    note = _note(report, "layanan")
    return TabelLaporan(
        "layanan", f"Layanan yang diminta, {report.tahun}", ("Layanan", "Diminta", "Diberikan", "Dalam 7 hari"),
        lines, total if lines or note else (), note,
    )  # fmt: skip


def _states(report: AnnualReport) -> TabelLaporan:
    rows = report.rekomendasi_per_status if report.rekomendasi else ()
    lines = tuple((row.label, row.jumlah) for row in rows)
    judul = f"Keadaan rekomendasi, {report.batas_data_tertulis}"
    return TabelLaporan("keadaan_rekomendasi", judul, ("Keadaan", "Rekomendasi"), lines)


def _recommendations(report: AnnualReport) -> TabelLaporan:
    lines = tuple(
        (r.nomor, r.uraian, ", ".join(r.instansi), str(r.status.label), r.jumlah_sesuai, r.jumlah_tindak_lanjut)
        for r in report.rekomendasi
    )
    head = ("No", "Rekomendasi", "Instansi", "Keadaan", "Instansi sesuai", "Instansi diminta")
    return TabelLaporan("rekomendasi", f"Keadaan setiap rekomendasi, {report.batas_data_tertulis}", head, lines)


def _evidence(report: AnnualReport) -> TabelLaporan:
    rows = report.bukti if report.rekomendasi else ()
    lines = tuple((row.nomor, row.pokok, " ".join(bukti.kalimat for bukti in row.daftar)) for row in rows)
    return TabelLaporan("bukti", f"Bukti dari register, {report.tahun}", ("No", "Pokok", "Bukti"), lines)


def _note(report: AnnualReport, kunci: str) -> str:
    return TIDAK_DIMUAT if kunci in report.ditutup else ""

"""The comparison of budgets as a paper and as a spreadsheet: the same rows as the page, to the rupiah."""

import datetime

from gugus_tugas.pdf import Dokumen
from gugus_tugas.tabel import write_table
from gugus_tugas.tanggal import tulis_tanggal
from program.statistics.anggaran import BarisRekap, RekapAnggaran

JUMLAH = "Jumlah"


def judul_rekap(rekap: RekapAnggaran) -> str:
    return f"Anggaran TPPO {rekap.tahun[0]}–{rekap.tahun[-1]}"


def rekap_context(rekap: RekapAnggaran, *, on: datetime.date) -> dict:
    judul = judul_rekap(rekap)
    dokumen = Dokumen(judul=judul, tanggal=on, klasifikasi="TERBATAS", kaki=f"{judul} · {tulis_tanggal(on)}")
    return {"dokumen": dokumen, "rekap": rekap, "pada": on}


def rekap_xlsx(rekap: RekapAnggaran) -> bytes:
    """One row for each agency, each source and the sum; amounts are numbers, what is unknown is empty."""
    head = ["Kelompok", "Nama"]
    for year in rekap.tahun:
        head += [f"Pagu {year}", f"Realisasi {year}", f"Serapan {year}", f"Keadaan {year}"]
    rows = [_values("Instansi", row) for row in rekap.instansi]
    rows += [_values("Sumber dana", row) for row in rekap.sumber]
    rows.append(_values(JUMLAH, BarisRekap(JUMLAH, rekap.jumlah)))
    return write_table(head, rows, title="Rekap anggaran").read()


def _values(kelompok: str, row: BarisRekap) -> list:
    values = [kelompok, row.nama]
    for cell in row.sel.values():
        is_empty = cell.is_diam
        said = cell.keadaan if kelompok == "Instansi" else None
        values += [None if is_empty else cell.pagu, None if is_empty else cell.realisasi, cell.serapan, said]
    return values

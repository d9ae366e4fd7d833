"""The tables of a report as one XLSX: how it was counted on the first sheet, then a sheet for each table. No number of its own."""

from collections.abc import Sequence

from gugus_tugas.tabel import write_tables
from laporan.definisi import DEFINISI
from laporan.enums import Edisi
from laporan.guard import MIN_REPORT_CELL, MIN_REPORT_CELL_RENTAN
from laporan.tabel import DITUTUP, TIDAK_ADA, TabelLaporan

KEPALA_METODE = [
    "Lembar",
    "Isi",
    "Satuan hitung",
    "Definisi",
    "Cara hitung",
    "Batas waktu dan saringan",
    "Sumber",
    "Catatan",
]
ATURAN = {
    Edisi.UMUM: f"{DITUTUP} berarti angkanya ditutup: angka tentang orang yang kurang dari {MIN_REPORT_CELL}, termasuk nol (untuk anak "
    f"dan eksploitasi seksual kurang dari {MIN_REPORT_CELL_RENTAN}), dan angka lain bila darinya angka kecil itu dapat dihitung.",
    Edisi.TERBATAS: "Hanya untuk anggota dan pimpinan gugus tugas. Jumlah kecil dapat menunjuk orang: jangan menyebarkan, memotret, atau "
    "mengirimnya ke grup percakapan (UU 21/2007 Pasal 24 dan 44).",
}


def tables_workbook(tables: Sequence[TabelLaporan], sumber: str, edisi: Edisi) -> bytes:
    """`sumber`: of which report or version these are the tables."""
    method = [
        [sumber, f"Edisi {edisi.label}"],
        ["Aturan", ATURAN[edisi]],
        ["Tanda", f"{TIDAK_ADA} berarti tidak ada angka, bukan nol."],
        *([DEFINISI[t.kunci].nama, t.judul, *_meaning(t), t.catatan] for t in tables),
    ]
    sheets = ((DEFINISI[t.kunci].nama, list(t.kepala), t.semua_baris) for t in tables)
    return write_tables([("Metode", KEPALA_METODE, method), *sheets]).read()


def _meaning(table: TabelLaporan) -> list[str]:
    definisi = DEFINISI[table.kunci]
    return [definisi.satuan, definisi.definisi, definisi.cara, table.batas, definisi.sumber]

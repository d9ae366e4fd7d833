"""What everybody may know of an issued report who holds its code."""

import datetime
from dataclasses import dataclass

from laporan.enums import Edisi
from laporan.kode import tulis_kode
from laporan.models import EdisiLaporan, LaporanTahunan
from laporan.potret import Potret


@dataclass(frozen=True)
class LembarVerifikasi:
    """`pokok` are figures of the public edition, whichever edition the code is of; `versi_pengganti` the version that replaced it,
    which may have been withdrawn: then no report of the year is in force."""

    judul: str
    edisi: str
    nomor: str
    tanggal: datetime.date
    versi: int
    kode: str
    is_ditarik: bool
    versi_pengganti: LaporanTahunan | None
    sidik: str
    sidik_angka: str
    pokok: list[tuple[str, str]]

    @property
    def keadaan(self) -> tuple[str, str]:
        """(words, tone) of the badge."""
        if self.is_ditarik:
            return "Ditarik", "terlambat"
        if self.versi_pengganti:
            return f"Diganti versi {self.versi_pengganti.versi}", "perhatian"
        return "Terbit", "selesai"


def build_lembar_verifikasi(row: EdisiLaporan) -> LembarVerifikasi:
    laporan = row.laporan
    public = row if row.edisi == Edisi.UMUM else laporan.daftar_edisi.get(edisi=Edisi.UMUM)
    return LembarVerifikasi(
        judul=f"Laporan Tahunan {laporan.tahun} Gugus Tugas PP-TPPO Aceh",
        edisi=row.get_edisi_display(),
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        versi=laporan.versi,
        kode=tulis_kode(row.kode),
        is_ditarik=laporan.is_ditarik,
        versi_pengganti=laporan.find_pengganti(),
        sidik=row.sidik,
        sidik_angka=Potret.read(row.potret).sidik_angka,
        pokok=Potret.read(public.potret).pokok,
    )

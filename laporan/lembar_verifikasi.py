"""What everybody may know of an issued report who holds its code."""

import datetime
from dataclasses import dataclass

from laporan.enums import Edisi, StatusLaporan
from laporan.kode import tulis_kode
from laporan.models import EdisiLaporan
from laporan.potret import Potret


@dataclass(frozen=True)
class LembarVerifikasi:
    """`pokok` are figures of the public edition, whichever edition the code is of; `diganti` the version that replaced it."""

    judul: str
    edisi: str
    nomor: str
    tanggal: datetime.date
    versi: int
    kode: str
    is_ditarik: bool
    diganti: int | None
    sidik: str
    sidik_angka: str
    pokok: list[tuple[str, str]]

    @property
    def keadaan(self) -> tuple[str, str]:
        """(words, tone) of the badge."""
        if self.is_ditarik:
            return "Ditarik", "terlambat"
        if self.diganti:
            return f"Diganti versi {self.diganti}", "perhatian"
        return "Terbit", "selesai"


def build_lembar_verifikasi(row: EdisiLaporan) -> LembarVerifikasi:
    laporan = row.laporan
    editions = EdisiLaporan.of_year(laporan.tahun).filter(edisi=Edisi.UMUM)
    public = row if row.edisi == Edisi.UMUM else editions.get(laporan=laporan)
    later = editions.filter(laporan__status=StatusLaporan.TERBIT, laporan__versi__gt=laporan.versi)
    newest = later.order_by("-laporan__versi").first()
    return LembarVerifikasi(
        judul=f"Laporan Tahunan {laporan.tahun} Gugus Tugas PP-TPPO Aceh",
        edisi=row.get_edisi_display(),
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        versi=laporan.versi,
        kode=tulis_kode(row.kode),
        is_ditarik=laporan.status == StatusLaporan.DITARIK,
        diganti=newest and newest.laporan.versi,
        sidik=row.sidik,
        sidik_angka=Potret.read(row.potret).sidik_angka,
        pokok=Potret.read(public.potret).pokok,
    )

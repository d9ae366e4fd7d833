"""The matrix masalah – langkah – penanggung jawab – tenggat – status: one set of rows for the page, the PDF and the spreadsheet."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Prefetch
from django.utils import timezone

from anggota.models import Pengguna
from rapat.enums import PeranInstansi, StatusTindakLanjut
from rapat.models import Rekomendasi, TindakLanjut

PROVINSI = "Provinsi Aceh"
PALING_PDF = 400  # rows; a longer table is for the spreadsheet


@dataclass(frozen=True)
class BarisMatriks:
    """One recommendation; `pendukung` and `masalah` may be empty, `tenggat` None."""

    nomor: int
    wilayah: str
    masalah: str
    langkah: str
    penanggung_jawab: str
    pendukung: str
    tenggat: datetime.date | None
    status: StatusTindakLanjut
    sesuai: int
    diminta: int
    is_late: bool
    asal: str
    tanggal_asal: datetime.date

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_late else self.status.nada


KOLOM = (
    ("Nomor", lambda row: row.nomor),
    ("Wilayah", lambda row: row.wilayah),
    ("Masalah", lambda row: row.masalah),
    ("Langkah", lambda row: row.langkah),
    ("Penanggung jawab", lambda row: row.penanggung_jawab),
    ("Pendukung", lambda row: row.pendukung),
    ("Tenggat", lambda row: row.tenggat),
    ("Status", lambda row: row.status.label),
    ("Instansi sesuai", lambda row: row.sesuai),
    ("Instansi diminta", lambda row: row.diminta),
    ("Rapat asal", lambda row: row.asal),
    ("Tanggal rapat", lambda row: row.tanggal_asal),
)
JUDUL = [label for label, _ in KOLOM]


def matriks_rows(user: Pengguna, saring):
    """The recommendations that this filter (RekomendasiFilterForm) means to this account: the province first, then each kab/kota.

    It lies on the table of a meeting, so those of conferences on a case are not in it, whoever prints it.
    """
    rows = saring.filter(Rekomendasi.objects.visible_to(user).umum().with_progress())
    return with_agencies(user, rows.order_by(F("wilayah").asc(nulls_first=True), *saring.order))


def with_agencies(user: Pengguna, rows):
    """With origin, place, and (`diminta`) the items of the present round, the lead first."""
    items = TindakLanjut.objects.visible_to(user).putaran_ini().select_related("instansi").order_by("peran", "pk")
    asked = Prefetch("daftar_tindak_lanjut", items, to_attr="diminta")
    return rows.select_related("rapat", "wilayah").prefetch_related(asked)


def baris(row: Rekomendasi) -> BarisMatriks:
    """One row of the matrix (needs with_progress and with_agencies)."""
    names = {peran: [i.instansi.singkatan for i in row.diminta if i.peran == peran] for peran in PeranInstansi}
    return BarisMatriks(
        nomor=row.nomor,
        wilayah=row.wilayah.nama if row.wilayah else PROVINSI,
        masalah=row.masalah or row.get_kode_hambatan_display(),
        langkah=row.uraian,
        penanggung_jawab=", ".join(names[PeranInstansi.PENANGGUNG_JAWAB]),
        pendukung=", ".join(names[PeranInstansi.PENDUKUNG]),
        tenggat=row.tenggat,
        status=row.status,
        sesuai=row.jumlah_sesuai,
        diminta=row.jumlah_tindak_lanjut,
        is_late=row.is_late,
        asal=row.rapat.judul,
        tanggal_asal=row.rapat.tanggal,
    )


def nilai(row: BarisMatriks) -> list:
    """The row in the order of JUDUL: numbers and dates as such."""
    return [value(row) for _, value in KOLOM]


def nama_berkas(akhiran: str) -> str:
    return f"matriks-rekomendasi-{timezone.localdate():%Y%m%d}.{akhiran}"

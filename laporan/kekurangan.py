"""What a draft still lacks: who has to fill it, and where."""

from dataclasses import dataclass

from django.urls import reverse

from laporan.annual_report import AnnualReport
from laporan.enums import Bab
from laporan.models import BabLaporan, LaporanTahunan
from laporan.narasi import angka_kecil, angka_tak_tercetak
from laporan.penandatangan import calon_penanda
from rapat.enums import StatusTindakLanjut

OFFICE = "Sekretariat"


@dataclass(frozen=True)
class Kekurangan:
    uraian: str
    siapa: str
    url: str


def daftar_kekurangan(laporan: LaporanTahunan, report: AnnualReport, chapters: list[BabLaporan], *, tercetak: str):
    """All gaps of a draft, the texts first. `tercetak`: what the public edition prints besides these texts."""
    return [
        *_of_failures(report),
        *(gap for bab in chapters for gap in _of_chapter(laporan, bab, tercetak)),
        *_of_meetings(report),
        *_of_figures(report),
        *_of_recommendations(report),
        *_of_signatures(report),
    ]


def _of_failures(report: AnnualReport) -> list[Kekurangan]:
    url = reverse("laporan:detail", args=[report.tahun])
    return [
        Kekurangan(
            f"{Bab(bab).label}: gagal disusun; selama itu laporan tidak dapat disetujui",
            "Pengelola server",
            f"{url}?edisi={report.edisi.value}",
        )
        for bab in report.gagal
    ]


def _of_chapter(laporan: LaporanTahunan, bab: BabLaporan, tercetak: str) -> list[Kekurangan]:
    who = bab.pemilik.nama if bab.pemilik else OFFICE
    url = reverse("laporan:bab_detail", args=[laporan.tahun, laporan.versi, bab.bab])
    gaps = []
    if not bab.is_terisi:
        gaps.append(f"{bab.get_bab_display()}: naskah masih kosong")
    if bab.jumlah_komentar:
        gaps.append(f"{bab.get_bab_display()}: {bab.jumlah_komentar} komentar belum selesai")
    if odd := angka_tak_tercetak(bab.teks, tercetak):
        listed = ", ".join(odd[:8])
        gaps.append(
            f"{bab.get_bab_display()}: angka {listed} tidak tercetak di tempat lain pada edisi Umum; pastikan boleh terbuka"
        )
    if small := angka_kecil(bab.teks):
        gaps.append(
            f"{bab.get_bab_display()}: angka kecil tentang orang ({', '.join(small[:8])}); pastikan boleh terbuka"
        )
    return [Kekurangan(text, who, url) for text in gaps]


def _of_meetings(report: AnnualReport) -> list[Kekurangan]:
    missing = [row.nama for row in report.rapat_triwulan if not row.is_terlaksana]
    if not missing:
        return []
    return [Kekurangan(f"Tanpa catatan rapat yang ditutup: {', '.join(missing)}", OFFICE, reverse("rapat:index"))]


def _of_figures(report: AnnualReport) -> list[Kekurangan]:
    url, gaps = f"{reverse('laporan:detail', args=[report.tahun])}?edisi=umum#bab-3", []
    if report.jumlah_korban is None:
        gaps.append(Kekurangan(f"Tahun {report.tahun} tidak memiliki jumlah korban", OFFICE, url))
    empty = [str(point.tahun) for point in report.tren[:-1] if point.jumlah is None]
    if empty:
        gaps.append(Kekurangan(f"Tren lima tahun tanpa angka: {', '.join(empty)}", OFFICE, url))
    return gaps


def _of_recommendations(report: AnnualReport) -> list[Kekurangan]:
    return [
        Kekurangan(
            f"Rekomendasi {row.nomor} belum ditindaklanjuti",
            ", ".join(row.instansi) or OFFICE,
            reverse("rapat:rekomendasi_detail", args=[row.nomor]),
        )
        for row in report.rekomendasi
        if row.status == StatusTindakLanjut.BELUM
    ]


def _of_signatures(report: AnnualReport) -> list[Kekurangan]:
    if calon_penanda(on=report.batas_data).exists():
        return []
    text = f"Tidak ada pejabat pimpinan gugus tugas yang tercatat pada {report.batas_data_tertulis}"
    return [Kekurangan(text, OFFICE, reverse("anggota:index"))]


def urutkan(chapters: list[BabLaporan]) -> list[BabLaporan]:
    """In the order of the report."""
    order = {bab.value: n for n, bab in enumerate(Bab)}
    return sorted(chapters, key=lambda row: order[row.bab])

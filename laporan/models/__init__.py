"""What reports keep: counts of the years before the register, and the Laporan Tahunan from draft to issued edition."""

from laporan.models.bab import BabLaporan, KomentarBab, KonsepBab, TeksBab
from laporan.models.edisi import EdisiLaporan, find_terbitan
from laporan.models.rekap import RekapHistoris
from laporan.models.tahunan import LaporanTahunan, RiwayatLaporan

__all__ = [
    "BabLaporan",
    "EdisiLaporan",
    "KomentarBab",
    "KonsepBab",
    "LaporanTahunan",
    "RekapHistoris",
    "RiwayatLaporan",
    "TeksBab",
    "find_terbitan",
]

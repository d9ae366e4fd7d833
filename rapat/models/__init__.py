"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.pemberitahuan import ButirPemberitahuan, Pemberitahuan, PilihanKabar, SiaranUndangan
from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut

__all__ = [
    "ButirPemberitahuan",
    "Kehadiran",
    "Pemberitahuan",
    "Perkembangan",
    "PilihanKabar",
    "Rapat",
    "Rekomendasi",
    "SiaranUndangan",
    "TindakLanjut",
]

"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi, RiwayatRekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut

__all__ = ["Kehadiran", "Perkembangan", "Rapat", "Rekomendasi", "RiwayatRekomendasi", "TindakLanjut"]

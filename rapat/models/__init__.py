"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.konsep import KonsepPerkembangan
from rapat.models.penyerahan import Penyerahan
from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut

__all__ = ["Kehadiran", "KonsepPerkembangan", "Penyerahan", "Perkembangan", "Rapat", "Rekomendasi", "TindakLanjut"]

"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.hasil import Hasil, Notulen, PenerimaKeputusan
from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut

__all__ = ["Hasil", "Kehadiran", "Notulen", "PenerimaKeputusan", "Perkembangan", "Rapat", "Rekomendasi", "TindakLanjut"]

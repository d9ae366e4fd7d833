"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.agenda import Agenda
from rapat.models.hasil import Hasil, Notulen, PenerimaKeputusan
from rapat.models.konsep import KonsepPerkembangan
from rapat.models.pemberitahuan import ButirPemberitahuan, Pemberitahuan, PilihanKabar, SiaranUndangan
from rapat.models.penyerahan import Penyerahan
from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi, RiwayatRekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut
from rapat.models.undangan import UndanganRapat

__all__ = ["Agenda", "Kehadiran", "Perkembangan", "Rapat", "Rekomendasi", "TindakLanjut", "UndanganRapat"]
__all__ = ["Hasil", "Kehadiran", "Notulen", "PenerimaKeputusan", "Perkembangan", "Rapat", "Rekomendasi", "TindakLanjut"]
__all__ = ["Kehadiran", "KonsepPerkembangan", "Penyerahan", "Perkembangan", "Rapat", "Rekomendasi", "TindakLanjut"]
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
__all__ = ["Kehadiran", "Perkembangan", "Rapat", "Rekomendasi", "RiwayatRekomendasi", "TindakLanjut"]

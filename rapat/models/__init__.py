"""Meetings and follow-up: one aggregate per file, all models named here."""

from rapat.models.agenda import Agenda
from rapat.models.bukti import BuktiPerkembangan
from rapat.models.hasil import Hasil, Notulen, PenerimaKeputusan
from rapat.models.konsep import KonsepPerkembangan
from rapat.models.pemberitahuan import ButirPemberitahuan, Pemberitahuan, PilihanKabar, SiaranUndangan
from rapat.models.penyerahan import Penyerahan
from rapat.models.rapat import Kehadiran, Rapat
from rapat.models.rekomendasi import Rekomendasi, RiwayatRekomendasi
from rapat.models.tindak_lanjut import Perkembangan, TindakLanjut
from rapat.models.undangan import UndanganRapat

__all__ = [
    "Agenda",
    "BuktiPerkembangan",
    "ButirPemberitahuan",
    "Hasil",
    "Kehadiran",
    "KonsepPerkembangan",
    "Notulen",
    "Pemberitahuan",
    "PenerimaKeputusan",
    "Penyerahan",
    "Perkembangan",
    "PilihanKabar",
    "Rapat",
    "Rekomendasi",
    "RiwayatRekomendasi",
    "SiaranUndangan",
    "TindakLanjut",
    "UndanganRapat",
]

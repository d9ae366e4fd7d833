"""Programmes: one register per file, all models named here."""

from program.models.bahan import BahanKIE, MutasiBahan
from program.models.impor import ImporProgram
from program.models.kegiatan import BerkasKegiatan, Kegiatan

__all__ = ["BahanKIE", "BerkasKegiatan", "ImporProgram", "Kegiatan", "MutasiBahan"]

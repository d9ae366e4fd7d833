"""The register: one aggregate per file, all models named here."""

from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.konsep import Konsep
from kasus.models.korban import Korban
from kasus.models.layanan import BiayaLayanan, HakKorban, Layanan
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.persetujuan import Persetujuan
from kasus.models.reintegrasi import Pemantauan, Pemberdayaan, RencanaReintegrasi
from kasus.models.skrining import JawabanSkrining, Penetapan, Skrining, TemuanSkrining, Unsur
from kasus.models.terlapor import Terlapor

__all__ = [
    "BiayaLayanan",
    "HakKorban",
    "IdentitasKorban",
    "IdentitasTerlapor",
    "JawabanSkrining",
    "Kasus",
    "Konsep",
    "Korban",
    "Layanan",
    "Pemantauan",
    "Pemberdayaan",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "Penetapan",
    "PenomoranKasus",
    "Perbaikan",
    "Peristiwa",
    "Permintaan",
    "Persetujuan",
    "RencanaReintegrasi",
    "RiwayatStatus",
    "Skrining",
    "TemuanSkrining",
    "Terlapor",
    "Unsur",
]

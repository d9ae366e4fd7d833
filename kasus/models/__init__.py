"""The register: one aggregate per file, all models named here."""

from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.kode import KodeNamaKorban, KodeNamaTerlapor
from kasus.models.korban import Korban, Unsur
from kasus.models.layanan import Layanan
from kasus.models.orang import AnggotaPenyatuan, BukanOrangSama, Orang, PenyatuanOrang
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.terlapor import Terlapor

__all__ = [
    "AnggotaPenyatuan",
    "BukanOrangSama",
    "IdentitasKorban",
    "IdentitasTerlapor",
    "Kasus",
    "KodeNamaKorban",
    "KodeNamaTerlapor",
    "Korban",
    "Layanan",
    "Orang",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "PenomoranKasus",
    "PenyatuanOrang",
    "Perbaikan",
    "Peristiwa",
    "Permintaan",
    "RiwayatStatus",
    "Terlapor",
    "Unsur",
]

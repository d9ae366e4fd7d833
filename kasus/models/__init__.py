"""The register: one aggregate per file, all models named here."""

from kasus.models.daftar import PilihanKolom, SaringanTersimpan
from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.impor import ImporKasus, KunciSumber
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.korban import Korban, Unsur
from kasus.models.layanan import Layanan
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.terlapor import Terlapor

__all__ = [
    "IdentitasKorban",
    "IdentitasTerlapor",
    "ImporKasus",
    "Kasus",
    "Korban",
    "KunciSumber",
    "Layanan",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "PenomoranKasus",
    "Perbaikan",
    "Peristiwa",
    "Permintaan",
    "PilihanKolom",
    "RiwayatStatus",
    "SaringanTersimpan",
    "Terlapor",
    "Unsur",
]

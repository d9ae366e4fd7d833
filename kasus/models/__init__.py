"""The register: one aggregate per file, all models named here."""

from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.konsep import Konsep
from kasus.models.korban import Korban, Unsur
from kasus.models.layanan import Layanan
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.persetujuan import Persetujuan
from kasus.models.rujukan import ButirRujukan, RiwayatRujukan, Rujukan
from kasus.models.terlapor import Terlapor

__all__ = [
    "ButirRujukan",
    "IdentitasKorban",
    "IdentitasTerlapor",
    "Kasus",
    "Konsep",
    "Korban",
    "Layanan",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "PenomoranKasus",
    "Perbaikan",
    "Peristiwa",
    "Permintaan",
    "Persetujuan",
    "RiwayatRujukan",
    "RiwayatStatus",
    "Rujukan",
    "Terlapor",
    "Unsur",
]

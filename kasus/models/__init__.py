"""The register: one aggregate per file, all models named here."""

from kasus.models.catatan import Bendera, Catatan
from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.korban import Korban, Unsur
from kasus.models.lampiran import Lampiran, PembagianLampiran
from kasus.models.layanan import Layanan
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.penutupan import UsulanPenutupan
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.terlapor import Terlapor

__all__ = [
    "Bendera",
    "Catatan",
    "IdentitasKorban",
    "IdentitasTerlapor",
    "Kasus",
    "Korban",
    "Lampiran",
    "Layanan",
    "PembagianLampiran",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "PenomoranKasus",
    "Perbaikan",
    "Peristiwa",
    "Permintaan",
    "RiwayatStatus",
    "Terlapor",
    "Unsur",
    "UsulanPenutupan",
]

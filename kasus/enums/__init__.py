"""Closed lists of the register, one file per noun. Stored values are HTCDS 2.0 machine names where they exist; labels are ours."""

from kasus.enums.data_pribadi import (
    JAM_PERMINTAAN,
    HasilPemusnahan,
    HasilPermintaan,
    HasilTinjauan,
    JenisPermintaan,
    KeadaanRetensi,
    PemohonData,
)
from kasus.enums.hambatan import Hambatan
from kasus.enums.kasus import (
    STATUS_TERBUKA,
    TRANSITIONS,
    JenisPelapor,
    StatusKasus,
    SumberLaporan,
    TahapPeristiwa,
    TingkatRisiko,
)
from kasus.enums.korban import (
    KODE_UNSUR,
    USIA_DEWASA,
    Cara,
    JenisKelamin,
    JenisUnsur,
    KeadaanIdentitas,
    KelompokUsia,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    Tujuan,
)
from kasus.enums.langkah import Langkah
from kasus.enums.layanan import HARI_LAYANAN, JenisLayanan, SumberBiaya
from kasus.enums.persetujuan import (
    CaraPersetujuan,
    JawabanPersetujuan,
    PemberiPersetujuan,
    PenjelasanPersetujuan,
    PihakPersetujuan,
    TujuanPersetujuan,
)
from kasus.enums.terlapor import PeranTerlapor, StatusHukum

__all__ = [
    "HARI_LAYANAN",
    "JAM_PERMINTAAN",
    "KODE_UNSUR",
    "STATUS_TERBUKA",
    "TRANSITIONS",
    "USIA_DEWASA",
    "Cara",
    "CaraPersetujuan",
    "Hambatan",
    "HasilPemusnahan",
    "HasilPermintaan",
    "HasilTinjauan",
    "JawabanPersetujuan",
    "JenisKelamin",
    "JenisLayanan",
    "JenisPelapor",
    "JenisPermintaan",
    "JenisUnsur",
    "KeadaanIdentitas",
    "KeadaanRetensi",
    "KelompokUsia",
    "PemberiPersetujuan",
    "Langkah",
    "PemohonData",
    "PenetapStatus",
    "PenjelasanPersetujuan",
    "PeranTerlapor",
    "PihakPersetujuan",
    "Proses",
    "StatusHukum",
    "StatusIdentifikasi",
    "StatusKasus",
    "SumberBiaya",
    "SumberLaporan",
    "TahapPeristiwa",
    "TingkatRisiko",
    "Tujuan",
    "TujuanPersetujuan",
]

"""Closed lists of the register, one file per noun. Stored values are HTCDS 2.0 machine names where they exist; labels are ours."""

from kasus.enums.catatan import AlasanBendera, JenisCatatan
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
from kasus.enums.kasus import STATUS_TERBUKA, TRANSITIONS, StatusKasus, SumberLaporan, TahapPeristiwa
from kasus.enums.korban import (
    KODE_UNSUR,
    USIA_DEWASA,
    Cara,
    JenisKelamin,
    JenisUnsur,
    KelompokUsia,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    Tujuan,
)
from kasus.enums.lampiran import MAX_LAMPIRAN, JenisLampiran, PutusanPenarikan
from kasus.enums.layanan import HARI_LAYANAN, JenisLayanan, SumberBiaya
from kasus.enums.penutupan import AlasanPembukaan, AlasanPenutupan, AlasanStatus, HasilUsulan
from kasus.enums.terlapor import PeranTerlapor, StatusHukum

__all__ = [
    "HARI_LAYANAN",
    "JAM_PERMINTAAN",
    "KODE_UNSUR",
    "MAX_LAMPIRAN",
    "STATUS_TERBUKA",
    "TRANSITIONS",
    "USIA_DEWASA",
    "AlasanBendera",
    "AlasanPembukaan",
    "AlasanPenutupan",
    "AlasanStatus",
    "Cara",
    "Hambatan",
    "HasilPemusnahan",
    "HasilPermintaan",
    "HasilTinjauan",
    "HasilUsulan",
    "JenisCatatan",
    "JenisKelamin",
    "JenisLampiran",
    "JenisLayanan",
    "JenisPermintaan",
    "JenisUnsur",
    "KeadaanRetensi",
    "KelompokUsia",
    "PemohonData",
    "PenetapStatus",
    "PeranTerlapor",
    "Proses",
    "PutusanPenarikan",
    "StatusHukum",
    "StatusIdentifikasi",
    "StatusKasus",
    "SumberBiaya",
    "SumberLaporan",
    "TahapPeristiwa",
    "Tujuan",
]

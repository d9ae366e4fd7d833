"""Programmes: one register per file, all models named here."""

from program.models.anggaran import AnggaranInstansi, NihilAnggaran
from program.models.bahan import BahanKIE, MutasiBahan
from program.models.baris_rencana import BarisRencana, RealisasiRencana
from program.models.gampong import ProgramGampong
from program.models.gugus_daerah import GugusDaerah
from program.models.impor import ImporProgram
from program.models.kegiatan import BerkasKegiatan, Kegiatan
from program.models.kunjungan import BerkasKunjungan, JawabanPengawasan, KunjunganPengawasan, Temuan
from program.models.lokasi import LokasiRawan, PemeriksaanLokasi, RencanaPatroli
from program.models.pedoman import BacaPedoman, Istilah, Pedoman, VersiPedoman
from program.models.penelitian import HasilPenelitian, Penelitian
from program.models.perusahaan import Perusahaan, RincianPerekrut
from program.models.rencana import RencanaAksi

__all__ = [
    "AnggaranInstansi",
    "BacaPedoman",
    "BahanKIE",
    "BarisRencana",
    "BerkasKegiatan",
    "BerkasKunjungan",
    "GugusDaerah",
    "HasilPenelitian",
    "ImporProgram",
    "Istilah",
    "JawabanPengawasan",
    "Kegiatan",
    "KunjunganPengawasan",
    "LokasiRawan",
    "MutasiBahan",
    "NihilAnggaran",
    "Pedoman",
    "PemeriksaanLokasi",
    "Penelitian",
    "Perusahaan",
    "ProgramGampong",
    "RealisasiRencana",
    "RencanaAksi",
    "RencanaPatroli",
    "RincianPerekrut",
    "Temuan",
    "VersiPedoman",
]

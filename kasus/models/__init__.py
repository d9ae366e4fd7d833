"""The register: one aggregate per file, all models named here."""

from kasus.models.acuan_hukum import Pasal, Pengadilan
from kasus.models.catatan import Bendera, Catatan
from kasus.models.daftar import PilihanKolom, SaringanTersimpan
from kasus.models.darurat import PembukaanDarurat
from kasus.models.identitas import IdentitasKorban, IdentitasTerlapor
from kasus.models.impor import ImporKasus, KunciSumber
from kasus.models.kasus import Kasus, PenomoranKasus, Peristiwa, RiwayatStatus
from kasus.models.kode import KodeNamaKorban, KodeNamaTerlapor
from kasus.models.konsep import Konsep
from kasus.models.korban import Korban
from kasus.models.lampiran import Lampiran, PembagianLampiran
from kasus.models.layanan import BiayaLayanan, HakKorban, Layanan
from kasus.models.orang import AnggotaPenyatuan, BukanOrangSama, Orang, PenyatuanOrang
from kasus.models.pemusnahan import Pemusnahan, Penahanan
from kasus.models.penutupan import UsulanPenutupan
from kasus.models.perkara import PerkaraHukum, TahapHukum
from kasus.models.permintaan import Perbaikan, Permintaan
from kasus.models.persetujuan import Persetujuan
from kasus.models.pihak import PerkaraKorban, PerkaraTerlapor
from kasus.models.putusan import PasalPerkara, PasalTerbukti, Putusan
from kasus.models.reintegrasi import Pemantauan, Pemberdayaan, RencanaReintegrasi
from kasus.models.restitusi import PembayaranRestitusi, Restitusi
from kasus.models.rujukan import ButirRujukan, RiwayatRujukan, Rujukan
from kasus.models.sidang import JadwalSidang
from kasus.models.skrining import JawabanSkrining, Penetapan, Skrining, TemuanSkrining, Unsur
from kasus.models.terlapor import Pencarian, PeranPelaku, RiwayatStatusHukum, Terlapor

__all__ = [
    "AnggotaPenyatuan",
    "Bendera",
    "BiayaLayanan",
    "BukanOrangSama",
    "ButirRujukan",
    "Catatan",
    "HakKorban",
    "IdentitasKorban",
    "IdentitasTerlapor",
    "ImporKasus",
    "JadwalSidang",
    "JawabanSkrining",
    "Kasus",
    "KodeNamaKorban",
    "KodeNamaTerlapor",
    "Konsep",
    "Korban",
    "KunciSumber",
    "Lampiran",
    "Layanan",
    "Orang",
    "Pasal",
    "PasalPerkara",
    "PasalTerbukti",
    "Pemantauan",
    "PembagianLampiran",
    "PembayaranRestitusi",
    "Pemberdayaan",
    "PembukaanDarurat",
    "Pemusnahan",
    "Penahanan",
    "Pencarian",
    "Penetapan",
    "Pengadilan",
    "PenomoranKasus",
    "PenyatuanOrang",
    "PeranPelaku",
    "Perbaikan",
    "Peristiwa",
    "PerkaraHukum",
    "PerkaraKorban",
    "PerkaraTerlapor",
    "Permintaan",
    "Persetujuan",
    "PilihanKolom",
    "Putusan",
    "RencanaReintegrasi",
    "Restitusi",
    "RiwayatRujukan",
    "RiwayatStatus",
    "RiwayatStatusHukum",
    "Rujukan",
    "SaringanTersimpan",
    "Skrining",
    "TahapHukum",
    "TemuanSkrining",
    "Terlapor",
    "Unsur",
    "UsulanPenutupan",
]

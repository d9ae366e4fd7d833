"""People and trust: one aggregate per file, all models named here."""

from anggota.models.faktor import FaktorKedua, KodePemulihan
from anggota.models.impor import ImporLampiran
from anggota.models.instansi import Instansi
from anggota.models.jejak import JejakAudit, KepalaJejak
from anggota.models.kiriman import Kiriman
from anggota.models.nota import NotaKesepahaman, PerpanjanganNota, PihakNota
from anggota.models.pejabat import Pejabat
from anggota.models.pengaturan import Pengaturan
from anggota.models.pengguna import Pengguna
from anggota.models.sesi import Sesi
from anggota.models.sk import Keanggotaan, Kedudukan, SuratKeputusan
from anggota.models.undangan import Undangan

__all__ = [
    "FaktorKedua",
    "ImporLampiran",
    "Instansi",
    "JejakAudit",
    "Keanggotaan",
    "Kedudukan",
    "KepalaJejak",
    "Kiriman",
    "KodePemulihan",
    "NotaKesepahaman",
    "Pejabat",
    "Pengaturan",
    "Pengguna",
    "PerpanjanganNota",
    "PihakNota",
    "Sesi",
    "SuratKeputusan",
    "Undangan",
]

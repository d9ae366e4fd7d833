"""People and trust: one aggregate per file, all models named here."""

from anggota.models.instansi import Instansi
from anggota.models.jejak import JejakAudit, KepalaJejak
from anggota.models.kiriman import Kiriman
from anggota.models.nota import NotaKesepahaman, PerpanjanganNota, PihakNota
from anggota.models.pejabat import Pejabat
from anggota.models.pengguna import Pengguna
from anggota.models.sk import Keanggotaan, Kedudukan, SuratKeputusan

__all__ = [
    "Instansi",
    "JejakAudit",
    "Keanggotaan",
    "Kedudukan",
    "KepalaJejak",
    "Kiriman",
    "NotaKesepahaman",
    "Pejabat",
    "Pengguna",
    "PerpanjanganNota",
    "PihakNota",
    "SuratKeputusan",
]

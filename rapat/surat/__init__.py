"""Mails of this app: who receives them, and their words. They name no victim and no case."""

from rapat.surat.penerima import Penerima, akun_instansi, akun_kantor, penerima_undangan, tak_terjangkau
from rapat.surat.pesan import teks_whatsapp, teks_whatsapp_tugas, tulis

__all__ = [
    "Penerima",
    "akun_instansi",
    "akun_kantor",
    "penerima_undangan",
    "tak_terjangkau",
    "teks_whatsapp",
    "teks_whatsapp_tugas",
    "tulis",
]

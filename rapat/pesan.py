"""Texts for a chat group: what is asked, until when, and where to report. No person is named in them."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from gugus_tugas.tanggal import tulis_tanggal
from rapat.models import TindakLanjut

JUDUL_PENDEK = 90


def pesan_tindak_lanjut(item: TindakLanjut) -> str:
    """One item for the agency that was asked: number, short title, due date, and the address of its report form."""
    title = Truncator(item.rekomendasi.uraian_terbuka).chars(JUDUL_PENDEK)
    due = f"Tenggat: {tulis_tanggal(item.tenggat)}" if item.tenggat else "Tenggat: tidak ditentukan"
    if item.days_late:
        due += f" (lewat {item.days_late} hari)"
    address = settings.SITUS_URL + reverse("rapat:report_progress", args=[item.pk])
    return "\n".join(
        [
            f"Tindak lanjut Gugus Tugas PP-TPPO Aceh untuk {item.instansi.singkatan}",
            f"Rekomendasi {item.rekomendasi.nomor}: {title}",
            due,
            f"Lapor: {address}",
        ]
    )


def tautan_wa(text: str) -> str:
    """Opens WhatsApp with this text; the sender chooses to whom it goes."""
    return f"https://wa.me/?text={quote(text, safe='')}"

"""The report of a visit on paper: HTML for the engine of documents (gugus_tugas/pdf.py)."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_tanggal
from program.models import JawabanPengawasan, KunjunganPengawasan, Temuan
from program.models.kunjungan import checklist


def kunjungan_document(
    row: KunjunganPengawasan, *, jawaban: Iterable[JawabanPengawasan], temuan: Iterable[Temuan]
) -> str:
    """One sheet for an ordinary visit. A recruiter stands there by his code alone."""
    dokumen = Dokumen(
        judul=f"Laporan kunjungan pengawasan {row}",
        tanggal=row.tanggal,
        klasifikasi="TERBATAS",
        kaki=f"{row} · {tulis_tanggal(row.tanggal)}",
    )
    context = {
        "dokumen": dokumen,
        "kunjungan": row,
        "daftar_periksa": checklist(jawaban),
        "daftar_temuan": list(temuan),
        "pihak": PenandaTangan("Yang dikunjungi"),
        "petugas": PenandaTangan("Petugas pengawas", pengantar=row.instansi.nama),
    }
    return render_to_string("program/pdf/kunjungan.html", context)

"""The papers of a meeting: undangan, agenda, daftar hadir. Each as HTML for the engine, and as PDF for who sends them on."""

from django.template.loader import render_to_string

from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.pdf import Dokumen, PenandaTangan, render_pdf
from gugus_tugas.tanggal import tulis_tanggal
from rapat.calendar import kursi_diundang
from rapat.enums import RAPAT_DIUNDANGKAN, SifatSurat, StatusRapat
from rapat.models import Rapat
from rapat.susunan import agenda_of


def undangan_pdf(rapat: Rapat, user: Pengguna) -> bytes:
    """The letter with its addressees and agenda, as this account may read it. Raises ActionRefused, PdfFailed."""
    return render_pdf(undangan_html(rapat, user))


def undangan_html(rapat: Rapat, user: Pengguna) -> str:
    """Raises ActionRefused when there is no letter, no scheduled meeting, or nobody to invite."""
    letter = getattr(rapat, "undangan", None)
    if rapat.status not in RAPAT_DIUNDANGKAN:
        raise ActionRefused(
            f"Rapat ini masih {rapat.get_status_display().lower()}, jadi belum ada undangannya. Jadikan terjadwal dahulu."
            if rapat.status == StatusRapat.KONSEP
            else "Rapat ini dibatalkan, jadi tidak ada undangannya."
        )
    if letter is None:
        raise ActionRefused("Undangan belum dibuat. Isi nomor surat dan penanda tangannya dahulu.")
    context = {
        **_context(rapat, f"Undangan {rapat}", letter.tanggal_surat, kaki=f"Undangan {letter.nomor_surat}"),
        "undangan": letter,
        "daftar_kursi": _kursi(rapat),
        "susunan": agenda_of(user, rapat),
        "is_rahasia": letter.sifat == SifatSurat.RAHASIA,
        "penanda": PenandaTangan(letter.penanda_jabatan, nama=letter.penanda_nama, nip=letter.penanda_nip),
        "tempat_tanggal": f"Banda Aceh, {tulis_tanggal(letter.tanggal_surat)}",
    }
    return render_to_string("rapat/pdf/undangan.html", context)


def agenda_html(rapat: Rapat, user: Pengguna) -> str:
    """Raises ActionRefused when nothing stands on the agenda."""
    found = agenda_of(user, rapat)
    if not found.daftar_butir:
        raise ActionRefused("Agenda rapat ini masih kosong. Tambahkan butirnya dahulu.")
    context = {**_context(rapat, f"Agenda {rapat}", rapat.tanggal, kaki="Agenda rapat"), "susunan": found}
    return render_to_string("rapat/pdf/agenda.html", context)


def daftar_hadir_html(rapat: Rapat, user: Pengguna) -> str:
    """One line for each seat and guest, with room to sign. Raises ActionRefused when nobody is invited."""
    letter = getattr(rapat, "undangan", None)
    context = {
        **_context(rapat, f"Daftar hadir {rapat}", rapat.tanggal, kaki="Daftar hadir rapat"),
        "daftar_kursi": (seats := _kursi(rapat)),
        "daftar_tamu": list(enumerate(letter.daftar_tamu if letter else [], len(seats) + 1)),
        "daftar_kosong": range(KOSONG),
    }
    return render_to_string("rapat/pdf/daftar_hadir.html", context)


KOSONG = 5  # empty lines for who came unannounced


def _context(rapat: Rapat, judul: str, tanggal, *, kaki: str) -> dict:
    klasifikasi = "TERBATAS" if rapat.kasus_id else ""
    dokumen = Dokumen(
        judul=judul,
        tanggal=tanggal,
        klasifikasi=klasifikasi,
        kaki=f"{kaki} · {tulis_tanggal(rapat.tanggal)}",
        is_konsep=rapat.status == StatusRapat.KONSEP,
    )
    return {"dokumen": dokumen, "rapat": rapat}


def _kursi(rapat: Rapat) -> list:
    seats = kursi_diundang(rapat)
    if not seats:
        raise ActionRefused(
            f"Tidak ada kursi yang diundang: belum ada SK yang berlaku pada {tulis_tanggal(rapat.tanggal)}. "
            "Catat SK dan kursinya, atau periksa tanggal rapat."
        )
    return seats

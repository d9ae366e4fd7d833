"""The papers of a meeting: undangan, agenda, daftar hadir. Each as HTML for the engine, and as PDF for who sends them on."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from anggota.enums import JenisPejabat
from anggota.models import Keanggotaan, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.pdf import Dokumen, PenandaTangan, render_pdf
from gugus_tugas.tanggal import tulis_tanggal
from rapat.calendar import instansi_tanpa_kursi, kursi_diundang
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
        "daftar_diundang": _diundang(rapat),
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
    """One line for each who is invited, with room to sign. Raises ActionRefused when nobody is."""
    context = {
        **_context(rapat, f"Daftar hadir {rapat}", rapat.tanggal, kaki="Daftar hadir rapat"),
        "daftar_diundang": _diundang(rapat),
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


@dataclass(frozen=True)
class Diundang:
    """One line of the lists: which office, why, and who held its seat that day."""

    jabatan: str
    kedudukan: str
    nama: str = ""


def _diundang(rapat: Rapat) -> list[Diundang]:
    """The seats, of a conference also who handles the case without one, then the guests of the letter."""
    asked = [Diundang(seat.jabatan_dinas, str(seat.kedudukan), _pejabat(seat)) for seat in kursi_diundang(rapat)]
    asked += [Diundang(f"Pimpinan {row.nama}", "Instansi yang menangani kasus") for row in instansi_tanpa_kursi(rapat)]
    if not asked:
        raise ActionRefused(
            f"Tidak ada kursi yang diundang: belum ada SK yang berlaku pada {tulis_tanggal(rapat.tanggal)}. "
            "Catat SK dan kursinya, atau periksa tanggal rapat."
        )
    letter = getattr(rapat, "undangan", None)
    return asked + [Diundang(guest, "Tamu") for guest in (letter.daftar_tamu if letter else [])]


def _pejabat(seat: Keanggotaan) -> str:
    return next((row.sebutan_nama for row in seat.pejabat_saat_itu if row.jenis == JenisPejabat.POKOK), "")

"""Who missed two quarterly meetings in a row without a word, and the letter that reminds them."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from anggota.models import Instansi, Pengguna
from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_tanggal
from rapat.enums import JenisRapat, StatusKehadiran, StatusRapat
from rapat.models import Rapat

BERTURUT = 2  # meetings in a row (recommendation 10 of 2018 asks for four a year)


@dataclass(frozen=True)
class Absen:
    """An agency and the meetings that it missed, oldest first."""

    instansi: Instansi
    rapat_terlewat: list[Rapat]


def daftar_absen(user: Pengguna) -> list[Absen]:
    """Agencies without a word in each of the last two quarterly meetings held. Excused is not absent, nor is a seat that
    nobody recorded; of an agency with several seats one that answered is enough.
    """
    held = Rapat.objects.visible_to(user).filter(jenis=JenisRapat.TRIWULAN, status=StatusRapat.SELESAI)
    last = sorted(held.order_by("-tanggal", "-pk")[:BERTURUT], key=lambda rapat: rapat.tanggal)
    if len(last) < BERTURUT:
        return []
    answers: dict[Instansi, dict[int, set[str]]] = {}
    rows = [r for rapat in last for r in rapat.daftar_kehadiran.select_related("keanggotaan__instansi")]
    for row in rows:
        answers.setdefault(row.keanggotaan.instansi, {}).setdefault(row.rapat_id, set()).add(row.status)
    silent = {StatusKehadiran.TANPA_KABAR}
    missed = [agency for agency, by in answers.items() if all(by.get(rapat.pk) == silent for rapat in last)]
    return [Absen(agency, last) for agency in sorted(missed, key=lambda agency: agency.nama)]


def teguran_html(absen: Absen) -> str:
    """The letter to the head of the agency, with room for the number of the office."""
    today = timezone.localdate()
    context = {
        "absen": absen,
        "dokumen": Dokumen(judul=f"Teguran ketidakhadiran, {absen.instansi.singkatan}", tanggal=today),
        "penanda": PenandaTangan("Kepala Sekretariat Gugus Tugas PP-TPPO Aceh"),
        "tempat_tanggal": f"Banda Aceh, {tulis_tanggal(today)}",
    }
    return render_to_string("rapat/pdf/teguran.html", context)

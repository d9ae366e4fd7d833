"""The agenda with its clock, and how far the preparation of a meeting is."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from anggota.models import Pengguna, SuratKeputusan
from gugus_tugas.tanggal import sebut_tanggal, tulis_tanggal
from rapat import perms
from rapat.enums import RAPAT_DIUNDANGKAN
from rapat.models import Agenda, Rapat
from rapat.usul import draf_rekomendasi


@dataclass(frozen=True)
class Butir:
    """One item in its place; the times are None when the meeting has no start."""

    nomor: int
    agenda: Agenda
    mulai: datetime.time | None
    selesai: datetime.time | None
    draf_rekomendasi: str


@dataclass(frozen=True)
class Susunan:
    daftar_butir: tuple[Butir, ...]
    menit: int
    selesai: datetime.time | None
    is_lewat: bool  # it takes longer than the meeting is planned for
    menunggu: int  # topics of members without an answer

    @property
    def sebutan(self) -> str:
        """3 butir, 75 menit, selesai sekitar 10.15"""
        end = f", selesai sekitar {self.selesai:%H.%M}" if self.selesai else ""
        return f"{len(self.daftar_butir)} butir, {self.menit} menit{end}"


def susun(rapat: Rapat, rows: Iterable[Agenda]) -> Susunan:
    """What stands on the agenda (in its order), one after the other from the start of the meeting."""
    rows, found, minutes = list(rows), [], 0
    for number, row in enumerate((row for row in rows if row.is_dimuat), 1):
        start, minutes = minutes, minutes + row.menit
        found.append(Butir(number, row, _after(rapat, start), _after(rapat, minutes), draf_rekomendasi(row.kunci)))
    end = _after(rapat, minutes)
    is_lewat = bool(end and rapat.selesai and end > rapat.selesai)
    waiting = sum(row.is_menunggu for row in rows)
    return Susunan(tuple(found), minutes, end if found else None, is_lewat, waiting)


def agenda_of(user: Pengguna, rapat: Rapat) -> Susunan:
    """What stands on the agenda of a meeting, as this account may read it."""
    return susun(
        rapat, Agenda.objects.visible_to(user).filter(rapat=rapat).select_related("instansi").order_by("urutan", "id")
    )


def _after(rapat: Rapat, minutes: int) -> datetime.time | None:
    if rapat.mulai is None:
        return None
    return (datetime.datetime.combine(rapat.tanggal, rapat.mulai) + datetime.timedelta(minutes=minutes)).time()


@dataclass(frozen=True)
class Persiapan:
    """One line of the checklist: what it is, how it stands, where it is mended, and its paper when there is one."""

    judul: str
    keterangan: str
    nada: str
    url: str = ""
    pdf: str = ""

    @property
    def keadaan(self) -> str:
        return "Siap" if self.nada == "selesai" else "Belum"


def persiapan(rapat: Rapat, user: Pengguna, susunan: Susunan) -> list[Persiapan]:
    """The checklist of who prepares; of others, and once the meeting is over, only the papers. `rapat` with its letter (select_related)."""
    agenda, letter = _agenda(rapat, susunan), _undangan(rapat)
    if rapat.is_usai:
        return [line for line in (agenda, letter) if line.pdf]
    if not perms.can_schedule_rapat(user):
        return [
            agenda,
            *([Persiapan(letter.judul, letter.keterangan, letter.nada, pdf=letter.pdf)] if letter.pdf else []),
        ]
    return [_jadwal(rapat), agenda, letter, _daftar_hadir(rapat)]


def _line(judul: str, keterangan: str, *, is_siap: bool, url: str = "", pdf: str = "") -> Persiapan:
    return Persiapan(judul, keterangan, "selesai" if is_siap else "perhatian", url, pdf)


def _jadwal(rapat: Rapat) -> Persiapan:
    when = sebut_tanggal(rapat.tanggal) + (
        f", pukul {rapat.mulai:%H.%M} WIB" if rapat.mulai else ", jam mulai belum diisi"
    )
    is_siap = rapat.status in RAPAT_DIUNDANGKAN and rapat.mulai is not None
    said = when if rapat.status in RAPAT_DIUNDANGKAN else f"{when}; masih {rapat.get_status_display().lower()}"
    url = "" if rapat.is_usai else reverse("rapat:update_rapat", args=[rapat.pk])
    return _line("Jadwal", said, is_siap=is_siap, url=url)


def _agenda(rapat: Rapat, susunan: Susunan) -> Persiapan:
    said = susunan.sebutan if susunan.daftar_butir else "Belum ada butir"
    if susunan.is_lewat:
        said += f"; melewati jam selesai {rapat.selesai:%H.%M}"
    if susunan.menunggu:
        said += f"; {susunan.menunggu} topik menunggu jawaban sekretariat"
    pdf = reverse("rapat:agenda_pdf", args=[rapat.pk]) if susunan.daftar_butir else ""
    is_siap = bool(susunan.daftar_butir) and not susunan.is_lewat and not susunan.menunggu
    return _line("Agenda", said, is_siap=is_siap, url=reverse("rapat:agenda", args=[rapat.pk]), pdf=pdf)


def _undangan(rapat: Rapat) -> Persiapan:
    letter = getattr(rapat, "undangan", None)
    said = f"Nomor {letter.nomor_surat}, {tulis_tanggal(letter.tanggal_surat)}" if letter else "Belum dibuat"
    is_given = letter is not None and rapat.status in RAPAT_DIUNDANGKAN
    if letter and not is_given:
        said += "; dicetak setelah rapat terjadwal"
    url = "" if rapat.is_usai else reverse("rapat:record_undangan", args=[rapat.pk])
    pdf = reverse("rapat:undangan_pdf", args=[rapat.pk]) if is_given else ""
    return _line("Undangan", said, is_siap=is_given, url=url, pdf=pdf)


def _daftar_hadir(rapat: Rapat) -> Persiapan:
    sk = SuratKeputusan.objects.in_force(on=rapat.tanggal).first()
    said = f"Menurut {sk}" if sk else f"Tidak ada SK yang berlaku pada {tulis_tanggal(rapat.tanggal)}"
    pdf = reverse("rapat:daftar_hadir_pdf", args=[rapat.pk]) if sk else ""
    return _line("Daftar hadir", said, is_siap=sk is not None, pdf=pdf)

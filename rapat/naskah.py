"""The minutes as one document: what the printed sheet says, and the sheet itself."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.template.loader import render_to_string

from anggota.models import Instansi, Keanggotaan, Pengguna
from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_tanggal
from rapat.bawaan import Bawaan, dibawa_ke
from rapat.calendar import instansi_tanpa_kursi, kursi_dicatat
from rapat.enums import JenisHasil, StatusRapat
from rapat.kuorum import Kuorum, hitung_kuorum
from rapat.models import Hasil, Kehadiran, Notulen, Rapat, Rekomendasi, TindakLanjut
from rapat.susunan import Susunan, agenda_of


@dataclass(frozen=True)
class Kursi:
    """A seat of that day, and how it was filled (None: not recorded)."""

    keanggotaan: Keanggotaan
    kehadiran: Kehadiran | None


@dataclass(frozen=True)
class Naskah:
    """All that the printed minutes of one meeting hold."""

    rapat: Rapat
    daftar_kursi: list[Kursi]
    daftar_tanpa_kursi: list[Instansi]
    kuorum: Kuorum
    susunan: Susunan
    daftar_baris: list[Hasil]
    rekomendasi_rapat: list[Rekomendasi]
    daftar_bawaan: list[Bawaan]

    def _lines(self, jenis: JenisHasil) -> list[Hasil]:
        return [row for row in self.daftar_baris if row.jenis == jenis]

    @property
    def daftar_informasi(self) -> list[Hasil]:
        return self._lines(JenisHasil.INFORMASI)

    @property
    def daftar_keputusan(self) -> list[Hasil]:
        return self._lines(JenisHasil.KEPUTUSAN)


def _butir(user: Pengguna) -> Prefetch:
    """Prefetches the items of a recommendation as `.butir`, the lead first."""
    items = TindakLanjut.objects.visible_to(user).yang_diminta_rapat()
    return Prefetch("daftar_tindak_lanjut", items, to_attr="butir")


def susun_naskah(rapat: Rapat, *, user: Pengguna) -> Naskah:
    """Reads everything in a fixed number of queries."""
    came = {row.keanggotaan_id: row for row in rapat.daftar_kehadiran.all()}
    rows = Rekomendasi.objects.visible_to(user).filter(rapat=rapat).prefetch_related(_butir(user)).order_by("nomor")
    return Naskah(
        rapat=rapat,
        daftar_kursi=[Kursi(seat, came.get(seat.pk)) for seat in kursi_dicatat(rapat)],
        daftar_tanpa_kursi=instansi_tanpa_kursi(rapat),
        kuorum=hitung_kuorum(rapat),
        susunan=agenda_of(user, rapat),
        daftar_baris=list(Hasil.objects.visible_to(user).filter(rapat=rapat).berlaku().lengkap()),
        rekomendasi_rapat=list(rows),
        daftar_bawaan=dibawa_ke(rapat, user=user),
    )


def notulen_html(rapat: Rapat, notulen: Notulen | None, *, user: Pengguna) -> str:
    """The printed sheet; without `notulen` it is marked as a draft."""
    version = f" · Versi {notulen.versi}" if notulen else ""
    context = {
        "naskah": susun_naskah(rapat, user=user),
        "rapat": rapat,
        "notulen": notulen,
        "dokumen": Dokumen(
            judul=f"Notulen {rapat.judul}", tanggal=rapat.tanggal, kaki=f"Notulen{version} · {tulis_tanggal(rapat.tanggal)}",
            is_konsep=rapat.status != StatusRapat.SELESAI and notulen is None,
            klasifikasi="TERBATAS" if rapat.kasus_id else "",
        ),
        "pimpinan": PenandaTangan("Pimpinan rapat", notulen.pimpinan if notulen else ""),
        "notulis": PenandaTangan("Notulis", notulen.notulis if notulen else ""),
        "tempat_tanggal": f"Banda Aceh, {tulis_tanggal(rapat.tanggal)}",
    }  # fmt: skip
    return render_to_string("rapat/pdf/notulen.html", context)

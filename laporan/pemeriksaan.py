"""What whoever approves a report must have looked at in its chapters: names of the register, and numbers that no table prints.

Chapters are printed in both editions, so what the public may not read stands in neither. Names are looked for among the people of the
five years of which the report speaks.
"""

from dataclasses import astuple, dataclass

from kasus.actions.sebutan import Sebutan, find_sebutan
from laporan import snapshot
from laporan.enums import Edisi
from laporan.kekurangan import urutkan
from laporan.models import BabLaporan, LaporanTahunan
from laporan.narasi import angka_kecil, angka_tak_tercetak, tampak
from laporan.naskah import naskah_html
from laporan.perubahan import tercetak
from laporan.rancangan import build_rancangan

TAHUN_DITUTUR = 5


@dataclass(frozen=True)
class Sorotan:
    """What one chapter holds that must be looked at."""

    bab: BabLaporan
    angka: tuple[str, ...]
    daftar_sebutan: tuple[Sebutan, ...]

    @property
    def nama(self) -> list[Sebutan]:
        """Whole names: they may not be printed."""
        return [row for row in self.daftar_sebutan if row.is_utuh]

    @property
    def kata(self) -> list[Sebutan]:
        """Words that are a part of a name, and may be another word."""
        return [row for row in self.daftar_sebutan if not row.is_utuh]


@dataclass(frozen=True)
class Pemeriksaan:
    """`sidik`: of the texts and of everything found in them; what is approved is what was shown, or nothing."""

    daftar_sorotan: tuple[Sorotan, ...]
    sidik: str

    @property
    def is_bernama(self) -> bool:
        return any(row.nama for row in self.daftar_sorotan)

    @property
    def is_perlu_yakin(self) -> bool:
        return any(row.angka or row.kata for row in self.daftar_sorotan)

    def alasan_menolak(self, *, sidik: str, yakin: bool) -> str:
        """Why this may not be approved by who saw `sidik` and says to have looked at it; empty when it may. Names no one."""
        if self.is_bernama:
            places = (f"{s.bab.get_bab_display()} baris {row.baris}" for s in self.daftar_sorotan for row in s.nama)
            return (
                f"Naskah memuat nama orang dalam register kasus ({', '.join(dict.fromkeys(places))}), jadi tidak dapat disetujui. "
                "Kembalikan laporan agar nama itu dihapus; pejabat yang senama cukup disebut jabatannya."
            )
        if sidik != self.sidik:
            return (
                "Naskah, atau yang harus diperiksa di dalamnya, berubah sesudah halaman Anda dibuka. Baca lagi naskahnya, "
                "lalu setujui dari halaman ini."
            )
        if self.is_perlu_yakin and not yakin:
            return "Periksa angka dan kata yang disebut di atas, lalu beri tanda bahwa semuanya sudah diperiksa."
        return ""


def periksa(laporan: LaporanTahunan) -> Pemeriksaan:
    """The chapters as they stand, beside what the Umum edition would print of today's figures."""
    chapters = urutkan(list(laporan.daftar_bab.all()))
    printed = tercetak(naskah_html(build_rancangan(laporan, Edisi.UMUM), narasi={}))
    found = [row for row in (_highlight(bab, laporan.tahun, printed) for bab in chapters) if row]
    seen = [[row.bab.bab, list(row.angka), [list(astuple(s)) for s in row.daftar_sebutan]] for row in found]
    texts = {bab.bab: bab.teks for bab in chapters}
    return Pemeriksaan(tuple(found), snapshot.fingerprint(snapshot.canonical({"teks": texts, "sorotan": seen})))


def _highlight(bab: BabLaporan, tahun: int, printed: str) -> Sorotan | None:
    if not bab.is_terisi:
        return None
    years = range(tahun - TAHUN_DITUTUR + 1, tahun + 1)
    numbers = dict.fromkeys([*angka_kecil(bab.teks), *angka_tak_tercetak(bab.teks, printed)])
    row = Sorotan(bab, tuple(numbers), tuple(find_sebutan(tampak(bab.teks), tahun=years, tercetak=printed)))
    return row if row.angka or row.daftar_sebutan else None

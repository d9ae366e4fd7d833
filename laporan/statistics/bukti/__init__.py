"""Live evidence for each of the standing sixteen recommendations of 2018, counted from the registers on the day of reading.

The status of a recommendation is what the agencies report and the secretariat verifies; this is what the registers say beside it, so
that the status can be judged. Sentences hold province totals only and are the same for every reader; numbers about people or
restricted places are guarded where they are counted.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gugus_tugas.db import ask_together
from laporan.statistics.bukti import kelembagaan, korban, pencegahan
from laporan.statistics.bukti.dasar import Bukti, Masa, Tanya

__all__ = ["SUMBER", "TANGGAL_2018", "Bukti", "BuktiRekomendasi", "bukti_rekomendasi"]

TANGGAL_2018 = datetime.date(2018, 8, 9)  # the meeting whose sixteen recommendations stand (sumber: DP3A Aceh)
SUMBER: dict[int, tuple[str, Callable[[Masa], Tanya]]] = {
    1: ("Rencana gugus tugas", pencegahan.rencana),
    2: ("Pertemuan lintas sektor", kelembagaan.lintas_sektor),
    3: ("Sekretariat", kelembagaan.sekretariat),
    4: ("Pembiayaan rehabilitasi", korban.biaya),
    5: ("Sosialisasi", pencegahan.sosialisasi),
    6: ("MoU lintas sektor", kelembagaan.nota),
    7: ("Pengawasan P3MI", pencegahan.pengawasan),
    8: ("Pemetaan lokasi rawan", pencegahan.lokasi),
    9: ("Penelitian", pencegahan.penelitian),
    10: ("Rapat triwulan", kelembagaan.triwulanan),
    11: ("Pemberdayaan korban", korban.pemberdayaan),
    12: ("Dana Gampong", pencegahan.dana_gampong),
    13: ("Forum anak", pencegahan.forum_anak),
    14: ("Anggaran instansi", pencegahan.anggaran),
    15: ("Grup WhatsApp", kelembagaan.grup),
    16: ("Laporan Tahunan", kelembagaan.laporan_tahunan),
}


@dataclass(frozen=True)
class BuktiRekomendasi:
    nomor: int
    pokok: str
    daftar: tuple[Bukti, ...]

    @property
    def ada(self) -> bool:
        return any(row.ada for row in self.daftar)


def bukti_rekomendasi(tahun: int, *, on: datetime.date, nomor: Iterable[int] = tuple(SUMBER)) -> list[BuktiRekomendasi]:
    """The evidence of these of the sixteen, counted together."""
    masa = Masa(tahun, on)
    asked = {number: SUMBER[number][1](masa) for number in nomor}
    answers = iter(ask_together([query for source in asked.values() for query in source.ditanya.values()]))
    return [
        BuktiRekomendasi(
            number, SUMBER[number][0], tuple(source.susun(**{name: next(answers) for name in source.ditanya}))
        )
        for number, source in asked.items()
    ]

"""The leadership's glance: this year against four before, meetings held, recommendations by state, newest report."""

import datetime
from dataclasses import dataclass

from anggota.models import Pengguna
from gugus_tugas.db import Ditanya
from laporan import statistics
from laporan.annual_report import by_status
from laporan.statistics import Baris, TitikTren
from rapat.calendar import SlotTriwulan, slot_triwulan
from rapat.models import Rapat


@dataclass(frozen=True)
class Ikhtisar:
    tahun: int
    tahun_laporan: int | None
    tren: tuple[TitikTren, ...]
    slots: tuple[SlotTriwulan, ...]
    rekomendasi_per_status: tuple[Baris, ...]
    jumlah_rekomendasi: int


def build_overview(user: Pengguna, today: datetime.date) -> Ditanya:
    """An Ikhtisar once its figures are asked. The newest report is that of the last finished year with something to report."""
    states = statistics.status_hari_ini()
    slots = slot_triwulan(Rapat.objects.visible_to(user).triwulanan(today.year), year=today.year, today=today)
    newest, trend = statistics.ditanya_tahun_sebelum(today.year), statistics.ditanya_tren(today.year)
    split = len(newest.nilai)

    def susun(*answers) -> Ikhtisar:
        return Ikhtisar(
            tahun=today.year,
            tahun_laporan=newest.susun(*answers[:split]),
            tren=tuple(trend.susun(*answers[split:])),
            slots=tuple(slots),
            rekomendasi_per_status=tuple(by_status(states)),
            jumlah_rekomendasi=len(states),
        )

    return Ditanya([*newest.nilai, *trend.nilai], susun)

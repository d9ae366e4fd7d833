"""Days in a stage against the office's own median: which reports are late, and by how much (pembanding.md 4.11)."""

import datetime
import statistics
from dataclasses import dataclass

from kasus.enums import ATURAN_TAHAP, KodeTahap
from kasus.models import PerkaraHukum

MIN_TAHAP = 5  # fewer finished stages make no median of one's own; the office figure stands in
KALI_MACET = 2  # "macet" is longer than this many medians; half of all reports lie above one


@dataclass(frozen=True)
class Median:
    """Days that a stage takes for usual, and whence that is known."""

    hari: float
    jumlah: int
    is_patokan: bool

    @property
    def sebutan(self) -> str:
        days = f"{self.hari:.0f}" if self.hari == int(self.hari) else f"{self.hari:.1f}".replace(".", ",")
        if self.is_patokan:
            found = f"baru {self.jumlah} tahap selesai" if self.jumlah else "belum ada tahap selesai"
            return f"patokan {days} hari ({found})"
        return f"median {days} hari (n = {self.jumlah})"


@dataclass(frozen=True)
class Lama:
    """One report in its present stage. `median` is None when nothing is awaited any more."""

    hari: int
    median: Median | None

    @property
    def is_lewat(self) -> bool:
        return self.median is not None and self.hari > self.median.hari

    @property
    def is_macet(self) -> bool:
        return self.median is not None and self.hari > KALI_MACET * self.median.hari

    @property
    def nada(self) -> str:
        return "terlambat" if self.is_macet else "perhatian" if self.is_lewat else "netral"

    @property
    def sebutan(self) -> str:
        return "macet" if self.is_macet else "di atas kebiasaan" if self.is_lewat else ""


def median_tahap(lama: dict[str, list[int]]) -> dict[str, Median]:
    """Of each stage in which something is awaited, from the days of finished ones (PerkaraHukumQuerySet.lama_tahap)."""
    found = {}
    for kode, rule in ATURAN_TAHAP.items():
        days = lama.get(kode.value, [])
        if rule.patokan is None:
            continue
        enough = len(days) >= MIN_TAHAP
        found[kode.value] = Median(statistics.median(days) if enough else rule.patokan, len(days), not enough)
    return found


def batas(medians: dict[str, Median]) -> dict[str, float]:
    return {kode: median.hari for kode, median in medians.items()}


def lama(perkara: PerkaraHukum, medians: dict[str, Median], *, on: datetime.date) -> Lama:
    return Lama(perkara.lama(on=on), medians.get(perkara.tahap))


def sebut_lama(perkara: PerkaraHukum, *, on: datetime.date) -> str:
    """ "sidik 41 hari"; of a report in which nothing is awaited, the stage alone."""
    short = KodeTahap(perkara.tahap).aturan.singkat
    return short if perkara.is_usai else f"{short} {perkara.lama(on=on)} hari"

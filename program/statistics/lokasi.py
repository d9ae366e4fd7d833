"""Counts of restricted places by kabupaten/kota: exact for who opens the rows, in bands for the leadership (ranah.md 8.3).

None and one to four are the same band, or nought elsewhere would point at the few. The total is told in the same bands, and there
is no second table by another side of the same rows: so nothing can be worked out by subtraction. No exact number leaves this file
on the way of the bands.
"""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.sel_kecil import SEL_TERKECIL
from program.enums.lokasi import TingkatRawan
from program.models import LokasiRawan
from wilayah.models import KODE_KABKOTA_LENGTH

BANYAK = 2 * SEL_TERKECIL
# Lowest number of a band -> how it is said.
PITA = {0: f"kurang dari {SEL_TERKECIL}", SEL_TERKECIL: f"{SEL_TERKECIL}–{BANYAK - 1}", BANYAK: f"{BANYAK} atau lebih"}
PITA_PENDEK = {0: f"<{SEL_TERKECIL}", SEL_TERKECIL: PITA[SEL_TERKECIL], BANYAK: f"{BANYAK}+"}
_KABKOTA = Substr("wilayah_id", 1, KODE_KABKOTA_LENGTH)


def pita_of(number: int, bands: Mapping[int, str] = PITA) -> int:
    """The lowest number of the band in which this one lies."""
    return max(start for start in bands if number >= start)


def lokasi_sums(user: Pengguna) -> dict[str, dict]:
    """Kabupaten/kota -> how many places that are still dangerous, of which high, of which due; within what the user opens."""
    due = Q(periksa_berikutnya__lt=timezone.localdate())
    rows = LokasiRawan.objects.visible_to(user).terbuka().order_by().values(kabkota=_KABKOTA)
    sums = rows.annotate(
        jumlah=Count("pk"), tinggi=Count("pk", filter=Q(tingkat=TingkatRawan.TINGGI)), lewat=Count("pk", filter=due)
    )
    return {row["kabkota"]: row for row in sums}


def lokasi_counts() -> dict[str, int]:
    """Kabupaten/kota -> places that are still dangerous, exact: to be banded before anybody sees it."""
    rows = LokasiRawan.objects.terbuka().order_by().values_list(_KABKOTA).annotate(jumlah=Count("pk"))
    return dict(rows)


def lokasi_pita() -> tuple[dict[str, int], int]:
    """Band of each kabupaten/kota that has any place, and band of all Aceh."""
    counts = lokasi_counts()
    return {kode: pita_of(number) for kode, number in counts.items()}, pita_of(sum(counts.values()))

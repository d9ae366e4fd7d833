"""The 23 kabupaten and kota and their task forces on a day (T13). Unit of count: kabupaten/kota. Decrees are public acts."""

import datetime
from collections import Counter
from dataclasses import dataclass

from program.enums.gugus_daerah import StatusGugus
from program.models import GugusDaerah
from wilayah.models import Wilayah


@dataclass(frozen=True)
class BarisGugus:
    """One kabupaten/kota; `row` is its newest decree or answer, None where nobody has told anything."""

    kode: str
    nama: str
    status: StatusGugus
    row: GugusDaerah | None


def is_diketahui(*, on: datetime.date) -> bool:
    """Is anything told of any of them?"""
    return GugusDaerah.objects.filter(tanggal__lte=on).exists()


def gugus_kabkota(*, on: datetime.date) -> list[BarisGugus]:
    """All 23, in the order of their codes."""
    rows = GugusDaerah.objects.newest(on=on)
    names = Wilayah.objects.kabkota_aceh().order_by("kode").values_list("kode", "nama")
    return [BarisGugus(kode, nama, _status(rows.get(kode), on), rows.get(kode)) for kode, nama in names]


def _status(row: GugusDaerah | None, on: datetime.date) -> StatusGugus:
    return row.status_pada(on) if row else StatusGugus.TIDAK_TERCATAT


def kalimat_gugus(rows) -> str:
    """ "3 dari 23 kabupaten/kota mempunyai gugus tugas dengan SK yang berlaku.", and what else is known."""
    counts = Counter(row.status for row in rows)
    told = f"{counts[StatusGugus.BERLAKU]} dari {len(rows)} kabupaten/kota mempunyai gugus tugas dengan SK yang berlaku"
    others = [
        f"{counts[status]} {words}"
        for status, words in (
            (StatusGugus.BERAKHIR, "SK-nya berakhir"),
            (StatusGugus.BELUM, "belum membentuk"),
            (StatusGugus.TIDAK_TERCATAT, "tidak diketahui"),
        )
        if counts[status]
    ]
    return f"{told}; {', '.join(others)}." if others else f"{told}."

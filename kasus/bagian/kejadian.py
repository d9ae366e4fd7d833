"""One event of a case as its timeline shows it, and the nouns by which the timeline is narrowed.

Each noun gives its own events: a function (user, kasus, halaman) -> list[Kejadian] in its section file, named in SUMBER of
kasus/bagian/linimasa.py. It takes what the sections of the page have read already (`halaman`) and reads the rest through
`visible_to`, in a number of queries that does not grow with the rows.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal

# Noun -> word on its chip; a noun that is missing here shows itself.
JENIS = {
    "bendera": "Bendera",
    "catatan": "Catatan",
    "identitas": "Identitas",
    "lampiran": "Lampiran",
    "layanan": "Layanan",
    "perkara": "Perkara hukum",
    "permintaan": "Permintaan",
    "persetujuan": "Persetujuan",
    "rujukan": "Rujukan",
    "simfoni": "SIMFONI",
    "reintegrasi": "Reintegrasi",
    "skrining": "Skrining",
    "status": "Status",
    "terlapor": "Terlapor",
}


@dataclass(frozen=True)
class Kejadian:
    """What happened when, by code only. `jenis` is the noun by which the timeline is narrowed, e.g. "layanan"."""

    pada: datetime.datetime
    jenis: str
    judul: str
    rincian: str = ""
    oleh: str = ""
    url: str = ""

    @property
    def waktu(self) -> str:
        """ "12 November 2026, 10.42"; of an event that is known by its day alone, the day."""
        local = timezone.localtime(self.pada)
        day = tulis_tanggal(local.date())
        return day if (local.hour, local.minute, local.second) == (0, 0, 0) else f"{day}, {local:%H.%M}"


def pada_tanggal(day: datetime.date) -> datetime.datetime:
    """The moment under which an event stands that is known by its day alone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))

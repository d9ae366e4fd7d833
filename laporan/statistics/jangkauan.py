"""Prevention beside risk, by kabupaten/kota: where the task force should go next.

Prevention is exact: activities carried out, money spent on them for each thousand inhabitants, children's forums. Risk is told in bands
alone (ranah.md 8.3): victims by origin of five years together, and places indicated for trafficking. None to four are one band, so
that nobody can be found behind it; only who opens every case and every place sees none told apart.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from laporan.statistics import victims
from program.enums.gampong import Keadaan
from program.enums.kegiatan import StatusKegiatan
from program.models import Kegiatan, ProgramGampong
from program.statistics.lokasi import PITA_PENDEK, lokasi_counts, pita_of
from wilayah.models import KODE_KABKOTA_LENGTH, Wilayah

TAHUN_DIGABUNG = 5
PITA_LENGKAP = {0: "0", 1: "1–4"} | {start: text for start, text in PITA_PENDEK.items() if start}
ORANG = ("peserta_l", "peserta_p", "anak_l", "anak_p")


@dataclass(frozen=True)
class BarisJangkauan:
    """One kabupaten/kota. The two bands are the lowest numbers of theirs: 0 for none to four, or, in full, for none."""

    tempat: Wilayah
    kegiatan: int
    peserta: int
    biaya: int
    forum: int
    gampong: int
    pita_korban: int
    pita_lokasi: int
    pita: Mapping[int, str]

    @property
    def biaya_per_seribu(self) -> int | None:
        """Rupiah spent on activities there for each thousand inhabitants, rounded down; None where nobody is counted."""
        return self.biaya * 1000 // self.tempat.penduduk if self.tempat.penduduk else None

    @property
    def is_berisiko(self) -> bool:
        return bool(self.pita_korban or self.pita_lokasi)

    @property
    def is_terlewat(self) -> bool:
        """Risk is known, and no activity took place."""
        return self.is_berisiko and not self.kegiatan

    @property
    def sebutan_korban(self) -> str:
        return self.pita[self.pita_korban]

    @property
    def sebutan_lokasi(self) -> str:
        return self.pita[self.pita_lokasi]

    @property
    def bobot(self) -> tuple:
        """The order of the table: risk without activities, then risk by its bands, then the least reached."""
        return (not self.is_terlewat, -self.pita_korban - self.pita_lokasi, self.kegiatan, self.tempat.kode)


def jangkauan(tahun: int, *, in_full: bool) -> list[BarisJangkauan]:
    """All 23, those to visit first on top. Six queries. `in_full`: for who opens every case and every place."""
    bands = PITA_LENGKAP if in_full else PITA_PENDEK
    activities = Kegiatan.objects.filter(tanggal__year=tahun, status=StatusKegiatan.TERLAKSANA).order_by()
    sums = {name: Sum(name) for name in ORANG}
    by_place = {
        row["kode"]: row
        for row in activities.values(kode=Substr("tempat_id", 1, KODE_KABKOTA_LENGTH)).annotate(
            n=Count("pk"), rupiah=Sum("biaya"), **sums
        )
    }
    forums = ProgramGampong.objects.filter(tahun=tahun, forum_anak=Keadaan.ADA).order_by()
    forums = dict(forums.values_list("kabkota").annotate(n=Count("pk")))
    people, places = _people(tahun), lokasi_counts()
    rows = [
        BarisJangkauan(
            tempat,
            kegiatan=found.get("n", 0),
            peserta=sum(found.get(name) or 0 for name in ORANG),
            biaya=found.get("rupiah") or 0,
            forum=forums.get(tempat.kode, 0),
            gampong=tempat.jumlah_gampong,
            pita_korban=pita_of(people[tempat.kode], bands),
            pita_lokasi=pita_of(places.get(tempat.kode, 0), bands),
            pita=bands,
        )
        for tempat in Wilayah.objects.kabkota_aceh().with_counts()
        for found in (by_place.get(tempat.kode, {}),)
    ]
    return sorted(rows, key=lambda row: row.bobot)


def _people(tahun: int) -> Counter:
    """Victims of five years together by kabupaten/kota of origin; never leaves this file but as a band."""
    years = range(tahun - TAHUN_DIGABUNG + 1, tahun + 1)
    rows = victims(*years).filter(asal__isnull=False).order_by()
    return Counter(dict(rows.values_list(Substr("asal_id", 1, KODE_KABKOTA_LENGTH)).annotate(n=Count("pk"))))

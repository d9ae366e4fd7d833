"""Live evidence beside each of the standing sixteen, as a page shows it: with the list behind each sentence that this account may open."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from laporan.simpanan import keep
from laporan.statistics.bukti import SUMBER, TANGGAL_2018, Bukti, BuktiRekomendasi, bukti_rekomendasi
from rapat.models import Rekomendasi


@dataclass(frozen=True)
class RekomendasiBerbukti:
    """One recommendation with its evidence of a year; `daftar` pairs each sentence with an address, or "" where none may be opened."""

    rekomendasi: Rekomendasi
    bukti: BuktiRekomendasi
    daftar: tuple[tuple[Bukti, str], ...]


def cutoff(tahun: int) -> datetime.date:
    """31 December, or today."""
    return min(datetime.date(tahun, 12, 31), timezone.localdate())


def standing(rows):
    """Of these recommendations, the sixteen of 2018."""
    return rows.filter(nomor__in=SUMBER, rapat__tanggal=TANGGAL_2018).order_by("nomor")


def is_standing(row: Rekomendasi) -> bool:
    return row.nomor in SUMBER and row.rapat.tanggal == TANGGAL_2018


def with_evidence(rows: list[Rekomendasi], tahun: int, *, user: Pengguna) -> list[RekomendasiBerbukti]:
    """`rows` are of the sixteen; all their evidence is counted together, the same for every reader."""
    on, numbers = cutoff(tahun), [row.nomor for row in rows]
    name = f"bukti:{tahun}:{on}:{'-'.join(map(str, numbers))}"
    found = keep(name, lambda: bukti_rekomendasi(tahun, on=on, nomor=numbers))
    return [
        RekomendasiBerbukti(row, evidence, tuple((line, _address(line, user)) for line in evidence.daftar))
        for row, evidence in zip(rows, found, strict=True)
    ]


def _address(line: Bukti, user: Pengguna) -> str:
    if not line.alamat or (line.izin and not user.has_izin(line.izin)):
        return ""
    return f"{reverse(line.alamat)}?{line.kueri}" if line.kueri else reverse(line.alamat)

"""Work that hangs on a person, so that no account is shut with open work nobody sees.

Apps to the right register what they hold (AppConfig.ready); anggota knows neither cases nor meetings.
"""

from collections.abc import Callable
from dataclasses import dataclass

from anggota.enums import Izin
from anggota.models import Pengguna


@dataclass(frozen=True)
class Pekerjaan:
    """One kind of open work: how much of it a person holds, who may take it over, and the action that moves it."""

    nama: str
    izin: Izin
    count: Callable[[Pengguna], int]
    move: Callable  # move(dari, *, kepada, by) -> int


DAFTAR_PEKERJAAN: list[Pekerjaan] = []


def register(pekerjaan: Pekerjaan) -> None:
    if pekerjaan not in DAFTAR_PEKERJAAN:
        DAFTAR_PEKERJAAN.append(pekerjaan)


def open_work(pengguna: Pengguna) -> list[tuple[Pekerjaan, int]]:
    """What this account holds, empty kinds left out."""
    return [(kind, count) for kind in DAFTAR_PEKERJAAN if (count := kind.count(pengguna))]


def can_take(penerima: Pengguna, work: list[tuple[Pekerjaan, int]]) -> bool:
    return all(penerima.has_izin(kind.izin) for kind, _ in work)

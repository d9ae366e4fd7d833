"""How it was done, and by how many: the rest of chapter III beside the victims (ranah.md 5.2).

Units: korban (of how) and terlapor. Both tell of few people, so the public edition gets neither.
"""

from dataclasses import dataclass

from kasus.enums import KODE_UNSUR, JenisUnsur
from kasus.models import Terlapor
from laporan.statistics import victims

MODUS = (JenisUnsur.PROSES, JenisUnsur.CARA, JenisUnsur.REKRUT)


@dataclass(frozen=True)
class BarisModus:
    """Victims with one finding. `unsur`: process, means or way of recruiting."""

    kode: str
    unsur: str
    label: str
    jumlah: int


@dataclass(frozen=True)
class Situasi:
    """`kasus` and `terlapor` None: the edition does not tell. `is_ditutup`: it leaves out what was found."""

    kasus: int | None = None
    terlapor: int | None = None
    modus: tuple[BarisModus, ...] = ()
    is_ditutup: bool = False


TANPA_SITUASI = Situasi()


def situasi(tahun: int, unsur: dict[tuple[str, str], int], *, kasus: int | None, in_full: bool) -> Situasi:
    """Of a year for which the register answers (`kasus` None: it does not), from its `unsur_korban`."""
    if not kasus:
        return TANPA_SITUASI
    rows = modus(unsur)
    return Situasi(kasus, jumlah_terlapor(tahun), rows) if in_full else Situasi(is_ditutup=bool(rows))


def modus(unsur: dict[tuple[str, str], int]) -> tuple[BarisModus, ...]:
    """Victims by process, means and way of recruiting, from `unsur_korban`."""
    return tuple(
        BarisModus(f"{jenis.value}:{kode.value}", str(jenis.label), str(kode.label), unsur[jenis.value, kode.value])
        for jenis in MODUS
        for kode in KODE_UNSUR[jenis]
        if (jenis.value, kode.value) in unsur
    )


def jumlah_terlapor(tahun: int) -> int:
    """Suspects in the cases of the year in which at least one victim counts."""
    return Terlapor.objects.filter(kasus__in=victims(tahun).values("kasus")).count()

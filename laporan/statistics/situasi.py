"""How and where it was done, and by how many: the rest of chapter III beside the victims (ranah.md 5.2, 5.3 T5).

Units: korban (of how and where) and terlapor. All tell of few people, so the public edition gets none of them.
"""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Substr

from kasus.enums import KODE_UNSUR, JenisUnsur, TahapPeristiwa
from kasus.models import Terlapor
from laporan.statistics import ORANG, Baris, recorded, victims
from wilayah.enums import TingkatWilayah
from wilayah.models import KODE_PROVINSI_LENGTH, Wilayah

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
    """`kasus` and `terlapor` None: the edition does not tell. `is_ditutup`: it leaves out what was found, if anything."""

    kasus: int | None = None
    terlapor: int | None = None
    modus: tuple[BarisModus, ...] = ()
    tempat_tujuan: tuple[Baris, ...] = ()
    is_ditutup: bool = False


TANPA_SITUASI = Situasi()


def situasi(tahun: int, unsur: dict[tuple[str, str], int], *, kasus: int | None, in_full: bool) -> Situasi:
    """Of a year for which the register answers (`kasus` None: it does not), from its `unsur_korban`."""
    if not kasus:
        return TANPA_SITUASI
    if in_full:
        return Situasi(kasus, jumlah_terlapor(tahun), modus(unsur), tempat_tujuan(tahun))
    return Situasi(is_ditutup=True)  # whatever was found: that nothing was would tell of the one victim of a year


def modus(unsur: dict[tuple[str, str], int]) -> tuple[BarisModus, ...]:
    """Victims by process, means and way of recruiting, from `unsur_korban`."""
    return tuple(
        BarisModus(f"{jenis.value}:{kode.value}", str(jenis.label), str(kode.label), unsur[jenis.value, kode.value])
        for jenis in MODUS
        for kode in KODE_UNSUR[jenis]
        if (jenis.value, kode.value) in unsur
    )


def tempat_tujuan(tahun: int) -> tuple[Baris, ...]:
    """Victims by the country, or the province of Indonesia, where their case was exploited; the unknown come last.

    Multi-response: a case may name several places. Empty when no case of the year names one.
    """
    place = "kasus__daftar_peristiwa__tempat"
    stated = recorded(tahun).filter(
        **{"kasus__daftar_peristiwa__tahap": TahapPeristiwa.EKSPLOITASI, f"{place}__isnull": False}
    )
    province = Substr(f"{place}_id", 1, KODE_PROVINSI_LENGTH)
    where = Case(When(Q(**{f"{place}__tingkat": TingkatWilayah.NEGARA}), then=F(f"{place}_id")), default=province)
    counts = dict(stated.order_by().values_list(where).annotate(n=Count(ORANG, distinct=True)))
    names = dict(Wilayah.objects.filter(kode__in=counts).values_list("kode", "nama"))
    rows = [
        Baris(kode, names[kode], counts[kode]) for kode in sorted(names, key=lambda kode: (-counts[kode], names[kode]))
    ]
    unknown = victims(tahun).count() - stated.aggregate(n=Count(ORANG, distinct=True))["n"] if rows else 0
    return tuple(rows + ([Baris("", "Tidak diketahui", unknown)] if unknown else []))


def jumlah_terlapor(tahun: int) -> int:
    """Suspects in the cases of the year in which at least one victim counts."""
    return Terlapor.objects.filter(kasus__in=recorded(tahun).values("kasus")).count()

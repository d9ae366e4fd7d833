"""Who is bound to whom by the agreements in force: the picture and the table beside it come from the same rows."""

import datetime
from dataclasses import dataclass

from anggota.enums import KeadaanNota
from anggota.models import NotaKesepahaman
from gugus_tugas.grafik import Jaringan, jaringan


@dataclass(frozen=True)
class BarisIkatan:
    """One agreement in force under the number that the picture gives it."""

    nomor: str
    nota: NotaKesepahaman
    daftar_pihak: tuple[str, ...]
    is_segera: bool


def daftar_ikatan(*, on: datetime.date) -> list[BarisIkatan]:
    """All agreements in force on a day, oldest first, so that a number stays with its paper while new ones come. Two queries."""
    rows = NotaKesepahaman.objects.in_force(on=on).with_pihak().order_by("tanggal_tanda_tangan", "judul", "pk")
    return [
        BarisIkatan(
            nomor=str(number),
            nota=nota,
            daftar_pihak=tuple(dict.fromkeys(pihak.sebutan for pihak in nota.pihak_berurutan)),
            is_segera=nota.keadaan_pada(on) == KeadaanNota.SEGERA,
        )
        for number, nota in enumerate(rows, 1)
    ]


def gambar_ikatan(daftar: list[BarisIkatan], *, lebar: int = 320) -> Jaringan | None:
    """The picture, wider when there are many; or None when no agreement is in force."""
    bonds = [(row.nomor, row.daftar_pihak, row.is_segera) for row in daftar]
    return jaringan("ikatan", judul="Instansi yang terikat MoU dan PKS", ikatan=bonds, lebar=lebar) if bonds else None

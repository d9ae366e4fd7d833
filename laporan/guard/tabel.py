"""What is counted and how the counts hang together: a set of linked tables. Pure data: no query, no number is hidden here.

A key is (table, period, category …). Its first two parts name the group: the cells that are revised together when a later version
of a report counts the same thing again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

Kunci = tuple[str, ...]


@dataclass(frozen=True)
class Sel:
    """One count, a whole number from zero up.

    It is small from `mulai` to `batas` - 1. `mulai` is 0 where a zero tells of persons too ("nobody from there"), 1 where it may be told
    ("nothing was late"). `cetak` False: nobody prints it, but a reader may work it out (a difference, a part of a merged category),
    so it is protected like a printed one. `terbuka`: a total of the province, always printed.
    """

    kunci: Kunci
    nilai: int
    batas: int
    mulai: int = 0
    cetak: bool = True
    terbuka: bool = False

    @property
    def is_kecil(self) -> bool:
        return not self.terbuka and self.mulai <= self.nilai < self.batas


@dataclass(frozen=True)
class Hubungan:
    """A truth that every reader may use: the sum of factor times cell is zero, or (`minimal`) not below zero."""

    suku: tuple[tuple[Kunci, int], ...]
    minimal: bool = False


@dataclass(frozen=True)
class Tabel:
    """Linked cells at one level of detail. The order of `sel` is the order in which cells are given up, the first first."""

    sel: tuple[Sel, ...]
    hubungan: tuple[Hubungan, ...] = ()

    def __post_init__(self):
        values = {cell.kunci: cell.nilai for cell in self.sel}
        if len(values) != len(self.sel) or min(values.values(), default=0) < 0:
            raise ValueError("every cell stands once and counts from zero up")
        for relation in self.hubungan:
            if any(kunci not in values for kunci, _ in relation.suku):
                continue  # it leads to another table
            total = sum(factor * values[kunci] for kunci, factor in relation.suku)
            if total < 0 or (total and not relation.minimal):
                raise ValueError(f"the cells do not keep {relation}")


def jumlah(total: Kunci, bagian: Iterable[Kunci]) -> Hubungan:
    """The parts add up to the total."""
    return Hubungan(((total, 1), *((kunci, -1) for kunci in bagian)))


def paling(besar: Kunci, kecil: Kunci) -> Hubungan:
    """What is counted in `kecil` is counted in `besar` too."""
    return Hubungan(((besar, 1), (kecil, -1)), minimal=True)


def sedikitnya(total: Kunci, bagian: Iterable[Kunci]) -> Hubungan:
    """Everybody in the total stands in one of the parts at least, some in several (multi-response)."""
    return Hubungan(((total, -1), *((kunci, 1) for kunci in bagian)), minimal=True)


def satu_arah(
    nama: str, masa: str, *tingkat: Mapping[str, Iterable[str]], bagian: Mapping[str, tuple[int, int]]
) -> list[Tabel]:
    """A one-way table of parts and their total, at each level of detail, the finest first.

    `bagian`: category -> (count, threshold). A level: printed category -> the categories that it merges; the threshold of a merged one
    is the highest of them.
    """
    total = Sel((nama, masa, "jumlah"), sum(n for n, _ in bagian.values()), 1, terbuka=True)
    fine = {kode: Sel((nama, masa, kode), n, batas) for kode, (n, batas) in bagian.items()}
    return [_level(total, fine, level) for level in tingkat]


def _level(total: Sel, fine: dict[str, Sel], level: Mapping[str, Iterable[str]]) -> Tabel:
    cells, hidden, relations = [], [], []
    for kode, of in level.items():
        parts = [fine[part] for part in of]
        if [part.kunci[-1] for part in parts] == [kode]:
            cells.append(parts[0])
            continue
        cells.append(Sel((*total.kunci[:-1], kode), sum(p.nilai for p in parts), max(p.batas for p in parts)))
        hidden += [replace(part, cetak=False) for part in parts]
        relations.append(jumlah(cells[-1].kunci, [part.kunci for part in parts]))
    return Tabel((total, *cells, *hidden), (jumlah(total.kunci, [cell.kunci for cell in cells]), *relations))

"""What an edition has told: every number printed, every `*`, and how they hang together. No hidden number stands in it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from laporan.guard.tabel import Hubungan, Kunci, Tabel

VERSI = 1


@dataclass(frozen=True)
class SelTerbit:
    """A cell as a reader knows it: `nilai` None where he reads `*`, or where nothing is printed (`cetak` False)."""

    kunci: Kunci
    nilai: int | None
    batas: int
    mulai: int
    cetak: bool


@dataclass(frozen=True)
class Terbitan:
    """The public numbers of one edition. Equal editions give the same JSON, byte for byte."""

    sel: tuple[SelTerbit, ...] = ()
    hubungan: tuple[Hubungan, ...] = ()

    def to_json(self) -> str:
        cells = [[list(c.kunci), c.nilai, c.batas, c.mulai, c.cetak] for c in self.sel]
        relations = [[[[list(kunci), n] for kunci, n in r.suku], r.minimal] for r in self.hubungan]
        content = {"versi": VERSI, "sel": sorted(cells, key=lambda c: c[0]), "hubungan": sorted(relations)}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Terbitan":
        """What `to_json` wrote. Raises ValueError for anything else."""
        try:
            content = json.loads(text)
            if content["versi"] != VERSI:
                raise ValueError(f"unknown version {content['versi']!r}")
            cells = tuple(
                SelTerbit(tuple(kunci), nilai, batas, mulai, cetak)
                for kunci, nilai, batas, mulai, cetak in content["sel"]
            )
            relations = tuple(
                Hubungan(tuple((tuple(kunci), n) for kunci, n in suku), minimal)
                for suku, minimal in content["hubungan"]
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a publication") from error
        return cls(cells, relations)

    @property
    def tercetak(self) -> dict[Kunci, int | None]:
        """What stands on the page: key -> number, or None for `*`."""
        return {c.kunci: c.nilai for c in self.sel if c.cetak or c.nilai is not None}

    def printed_of(self, group: tuple[str, ...]) -> dict[Kunci, int | None]:
        """`tercetak` of one group (table, period)."""
        return {kunci: n for kunci, n in self.tercetak.items() if kunci[:2] == group}


def terbit(tabel: Tabel, tertutup: Iterable[Kunci]) -> Terbitan:
    """The table as it is printed, with these cells masked."""
    masked = set(tertutup)
    cells = tuple(
        SelTerbit(
            c.kunci, None if c.kunci in masked or not (c.cetak or c.terbuka) else c.nilai, c.batas, c.mulai, c.cetak
        )
        for c in tabel.sel
    )
    return Terbitan(cells, tabel.hubungan)


def gabung(daftar: Iterable[Terbitan]) -> Terbitan:
    """Several tables as one edition."""
    daftar = list(daftar)
    return Terbitan(tuple(c for t in daftar for c in t.sel), tuple(h for t in daftar for h in t.hubungan))

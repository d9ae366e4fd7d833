"""What a reader of all editions knows before the next table is printed: unknowns, their relations, and the numbers already told.

Unchanged counts are the same unknown in every edition. Where a later edition counts a group anew and a number has changed, the group
gets new unknowns, and the reader is granted the guess that serves him best: that cases came in and none was taken away.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from laporan.guard.tabel import Kunci, Sel, Tabel
from laporan.guard.terbitan import SelTerbit, Terbitan

Peubah = tuple[int, Kunci]  # (which counting of the group, key)


class TidakDiperbarui(Exception):
    """The table cannot stand again: a number that was printed has fallen, or fewer came in than the least threshold.

    What is left out for this reason depends on numbers alone that everybody knows.
    """


def _came(name: Peubah) -> Peubah:
    """Those who came into a cell between the counting before and this one."""
    return name[0], ("datang", *name[1])


@dataclass(frozen=True)
class Tuntutan:
    """A reader must still be able to believe that the unknown has this value."""

    peubah: Peubah
    nilai: int


@dataclass
class Pengetahuan:
    """`relasi`: (((unknown, factor), …), is_minimal). `kecil`: (least small value, threshold) of everything not told."""

    tahu: dict[Peubah, int] = field(default_factory=dict)
    kecil: dict[Peubah, tuple[int, int]] = field(default_factory=dict)
    relasi: list[tuple[tuple[tuple[Peubah, int], ...], bool]] = field(default_factory=list)
    sudah: set = field(default_factory=set)  # the same rows, to ask quickly whether one stands already
    terakhir: dict[Kunci, Peubah] = field(default_factory=dict)

    @classmethod
    def dari(cls, daftar: list[Terbitan]) -> "Pengetahuan":
        """From the editions published so far, the oldest first."""
        known = cls()
        for edition in daftar:
            names = known._names(edition.sel, told=lambda cell: cell.nilai)
            for cell in edition.sel:
                if cell.nilai is not None:
                    known.tahu[names[cell.kunci]] = cell.nilai
                elif cell.batas > cell.mulai:
                    known.kecil[names[cell.kunci]] = (cell.mulai, cell.batas)
            known._relate(edition.hubungan, names)
        return known

    def pasang(self, tabel: Tabel) -> tuple[dict[Kunci, Peubah], list[Tuntutan]]:
        """Hangs the next table in, not yet printed. Returns its unknowns, and the claims of its changes since it was last printed.

        Those who came in are a table of their own, whose total everybody can work out: its parts are protected like any other, and
        a zero is small among them. Raises TidakDiperbarui.
        """
        self._complete(tabel)
        before = {cell.kunci: self.terakhir.get(cell.kunci) for cell in tabel.sel}
        fallen = [c for c in tabel.sel if before[c.kunci] in self.tahu and c.nilai < self.tahu[before[c.kunci]]]
        if fallen:
            raise TidakDiperbarui
        names = self._names(tabel.sel, told=lambda cell: cell.nilai)
        self._relate(tabel.hubungan, names)
        anew = [c for c in tabel.sel if before[c.kunci] and before[c.kunci] != names[c.kunci] and not c.terbuka]
        came = self._came(tabel, before)
        if anew and came < min(cell.batas for cell in anew):
            raise TidakDiperbarui
        claims = []
        for cell in anew:
            then = self.tahu.get(before[cell.kunci])
            if then is None or cell.nilai - then < cell.batas:
                claims += [Tuntutan(_came(names[cell.kunci]), step) for step in range(min(cell.batas - 1, came) + 1)]
        return names, claims

    def _complete(self, tabel: Tabel) -> None:
        """Another level of detail of a group that was printed: how its cells follow from those of that time, and what they were."""
        counting = {kunci[:2]: name[0] for kunci, name in self.terakhir.items()}
        old = [cell.kunci for cell in tabel.sel if cell.kunci[:2] in counting]
        for kunci in old:
            self.terakhir.setdefault(kunci, (counting[kunci[:2]], kunci))
        names = {kunci: self.terakhir[kunci] for kunci in old}
        sums = [r for r in tabel.hubungan if not r.minimal and all(kunci in names for kunci, _ in r.suku)]
        self._relate(sums, names)
        while self._deduce():
            pass

    def _deduce(self) -> bool:
        """A sum with one unknown left tells it. True when one was found."""
        found = False
        for terms, is_minimal in self.relasi:
            unknown = [(name, factor) for name, factor in terms if name not in self.tahu]
            if not is_minimal and len(unknown) == 1:
                (name, factor), rest = unknown[0], sum(n * self.tahu[other] for other, n in terms if other in self.tahu)
                self.tahu[name], found = -rest // factor, True
        return found

    def _came(self, tabel: Tabel, before: dict[Kunci, Peubah | None]) -> int:
        """By how much the totals have grown, the one that grew least: no change can be larger than its total's."""
        return min(
            (c.nilai - self.tahu[before[c.kunci]] for c in tabel.sel if c.terbuka and before[c.kunci] in self.tahu),
            default=0,
        )

    def _names(self, cells: tuple[Sel | SelTerbit, ...], told) -> dict[Kunci, Peubah]:
        groups = defaultdict(list)
        for cell in cells:
            groups[cell.kunci[:2]].append(cell)
        names = {}
        for group in groups.values():
            old = {cell.kunci: self.terakhir.get(cell.kunci) for cell in group}
            pairs = [(self.tahu[old[c.kunci]], told(c)) for c in group if old[c.kunci] in self.tahu]
            pairs = [(then, now) for then, now in pairs if now is not None]
            if all(then == now for then, now in pairs):
                fresh = {kunci: name or (0, kunci) for kunci, name in old.items()}
            else:
                counting = 1 + max(name[0] for name in old.values() if name)
                fresh = {kunci: (counting, kunci) for kunci in old}
                if all(then <= now for then, now in pairs):
                    for kunci, name in old.items():
                        if name:
                            self.relasi.append((((fresh[kunci], 1), (name, -1), (_came(fresh[kunci]), -1)), False))
            names |= fresh
        self.terakhir |= names
        return names

    def _relate(self, relations, names: dict[Kunci, Peubah]) -> None:
        for relation in relations:
            row = (tuple((self._name(kunci, names), n) for kunci, n in relation.suku), relation.minimal)
            if row not in self.sudah:
                self.sudah.add(row)
                self.relasi.append(row)

    def _name(self, kunci: Kunci, names: dict[Kunci, Peubah]) -> Peubah:
        return names.get(kunci) or self.terakhir.setdefault(kunci, (0, kunci))

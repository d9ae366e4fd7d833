"""Which cells become `*`: all small ones, and as few others as the audit asks for; exact, and the same on every machine.

Best-first search over sets of further masks (a hitting-set tree): a set that fails the audit is extended by each number of the cut that
the audit names, since every safe set holds one of them. Sets are tried by their size, then by the order of the table, so the first that
passes is the smallest, and among equals the earliest in that order. The order and the price of a mask (one) are public and do not
depend on the numbers: choosing the smallest number to hide would tell that it is the smallest.
"""

import heapq
from collections.abc import Iterable, Sequence
from fractions import Fraction

from laporan.guard.pengetahuan import Pengetahuan, Peubah, TidakDiperbarui, Tuntutan
from laporan.guard.tabel import Kunci, Sel, Tabel
from laporan.guard.terbitan import Terbitan, gabung, terbit
from laporan.guard.uji import Bertentangan, Ruang

MAX_TRIES = 60  # sets looked at before a level of detail is given up


def terbitkan(tingkat: Sequence[Tabel], sebelum: Iterable[Terbitan] = ()) -> Terbitan:
    """One table as the public may read it, beside all that it may have read before; its totals alone when no level is safe.

    `tingkat`: the same table at its levels of detail, the finest first. Merging goes before masking: the finest level that needs no mask
    at all; else the level of which most lines can be read, the coarser of two alike; else nothing but the totals.
    `sebelum`: editions published earlier, and tables of this edition that stand already, the oldest first.
    """
    sebelum, safe = list(sebelum), []
    if same := _as_before(tingkat, sebelum):
        return same
    for tabel in tingkat:
        masks = _masks(tabel, sebelum)
        if masks is not None:
            safe.append((tabel, masks))
        if masks == frozenset():
            break
    if not safe:
        return totals_of(tingkat[0])
    return terbit(*max(reversed(safe), key=lambda found: _legible(*found)))


def _as_before(tingkat: Sequence[Tabel], sebelum: list[Terbitan]) -> Terbitan | None:
    """The table as it was last printed, when every number that stood there is still true: it tells nothing new."""
    group = tingkat[0].sel[0].kunci[:2]
    last = next((found for edition in reversed(sebelum) if (found := edition.printed_of(group))), {})
    masked = {kunci for kunci, number in last.items() if number is None}
    for tabel in tingkat:
        truth = {cell.kunci: cell.nilai for cell in tabel.sel if cell.cetak or cell.terbuka}
        is_true = last.keys() == truth.keys() and all(kunci in masked or last[kunci] == truth[kunci] for kunci in truth)
        if is_true and all(cell.kunci in masked for cell in tabel.sel if cell.cetak and cell.is_kecil):
            return terbit(tabel, masked)
    return None


def _legible(tabel: Tabel, masks: frozenset[Kunci]) -> Fraction:
    """The share of its lines that can be read."""
    return 1 - Fraction(len(masks), sum(cell.cetak and not cell.terbuka for cell in tabel.sel))


def terbitkan_semua(daftar: Iterable[Sequence[Tabel]], sebelum: Iterable[Terbitan] = ()) -> Terbitan:
    """Several tables as one edition: each is audited beside the earlier editions and the tables before it."""
    sebelum, done = list(sebelum), []
    for tingkat in daftar:
        done.append(terbitkan(tingkat, [*sebelum, *done]))
    return gabung(done)


def totals_of(tabel: Tabel) -> Terbitan:
    """The table left out: its totals stand, nothing else."""
    return Terbitan(terbit(Tabel(tuple(cell for cell in tabel.sel if cell.terbuka)), ()).sel)


def _masks(tabel: Tabel, sebelum: list[Terbitan]) -> frozenset[Kunci] | None:
    """The cells to mask, or None when no choice is safe or none leaves a number to read."""
    printable = [cell for cell in tabel.sel if cell.cetak and not cell.terbuka]
    small = {cell.kunci for cell in printable if cell.is_kecil}
    if not any(cell.nilai for cell in printable if cell.kunci not in small):
        return None
    known = Pengetahuan.dari(sebelum)
    try:
        names, claims = known.pasang(tabel)
    except TidakDiperbarui:
        return None
    told = known.tahu | {names[cell.kunci]: cell.nilai for cell in tabel.sel if cell.terbuka}
    room = Ruang(known, told, names.values())
    for cell in tabel.sel:
        if cell.is_kecil:
            claims += [Tuntutan(names[cell.kunci], value) for value in range(cell.mulai, cell.batas)]
    free = {names[cell.kunci]: (n, cell) for n, cell in enumerate(printable) if cell.kunci not in small}
    try:
        claims += _kept(known, room)
        chosen = _search(room, tuple(dict.fromkeys(claims)), free)
    except Bertentangan:
        return None
    return None if chosen is None else frozenset(small | chosen)


def _kept(known: Pengetahuan, room: Ruang) -> list[Tuntutan]:
    """Every small value that a reader of the earlier editions still believes of a masked cell, he must go on believing."""
    asked = [
        Tuntutan(name, value)
        for name, (low, high) in sorted(known.kecil.items())
        if name in room.urut and name not in room.tahu
        for value in range(low, high)
    ]
    while lost := room.periksa(asked, {}).gagal:
        asked = [claim for claim in asked if claim not in lost]
    return asked


def _search(room: Ruang, claims: tuple[Tuntutan, ...], free: dict[Peubah, tuple[int, Sel]]) -> set[Kunci] | None:
    """The smallest set of further masks that passes, or None. `free`: what may be masked, with its place and cell."""
    if room.is_tertutup(claims, {}) is not None:
        return None  # not even all masks together would do
    queue: list[tuple[int, list[int], frozenset[Peubah]]] = [(0, [], frozenset())]
    seen: set[frozenset[Peubah]] = set()
    for _ in range(MAX_TRIES):
        if not queue:
            return None
        *_, masked = heapq.heappop(queue)
        printed = {name: cell.nilai for name, (_, cell) in free.items() if name not in masked}
        sebab = room.is_tertutup(claims, printed)
        if sebab is None:
            answer = room.periksa(claims, printed)
            if not answer.gagal:
                return {free[name][1].kunci for name in masked}
            sebab = answer.sebab
        ways = sebab - room.tahu.keys()  # what an earlier edition told cannot be hidden any more
        if not ways:
            return None
        for name in ways:
            larger = masked | {name}
            if larger not in seen and any(cell.nilai for other, (_, cell) in free.items() if other not in larger):
                seen.add(larger)  # a table of nothing but masks and zeros is not printed
                heapq.heappush(queue, (len(larger), sorted(free[n][0] for n in larger), larger))
    return None

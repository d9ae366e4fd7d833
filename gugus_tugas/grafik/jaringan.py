"""Who is bound to whom: one line per party, one column per bond, a dot where they meet, and a bar that joins the dots.

A bond of five is drawn as clearly as a bond of two, and no line crosses another, however many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gugus_tugas.grafik.bentuk import Tulisan, write
from gugus_tugas.grafik.ukuran import BODY, coordinate, text_width

ROW, HEAD, DOT, STEP_MIN, STEP_MAX, MARGIN = 28, 34, 7, 18, 46, 8
LABEL_SHARE = 0.48  # of the width, at most, for the names
ELLIPSIS = "…"


@dataclass(frozen=True)
class Titik:
    """One party in one bond; the name of both is read when the dot is pointed at."""

    x: str
    y: str
    sebutan: str


@dataclass(frozen=True)
class Ikatan:
    """One bond: its number above, its dots, and the bar from the first to the last of them."""

    nomor: Tulisan
    x: str
    atas: str
    bawah: str
    titik: tuple[Titik, ...]
    is_putus: bool  # soon over: dashed bar, hollow dots


@dataclass(frozen=True)
class Garis:
    """The line of one party."""

    y: str
    nama: Tulisan


@dataclass(frozen=True)
class Jaringan:
    id: str
    judul: str
    lebar: str
    tinggi: str
    kiri: str
    jari: str
    garis: tuple[Garis, ...]
    ikatan: tuple[Ikatan, ...]


def jaringan(id: str, *, judul: str, ikatan: Sequence[tuple[str, Sequence[str], bool]], lebar: int = 604) -> Jaringan:
    """A picture of `ikatan`: (number or short name, names of the parties, soon over?). Raises ValueError without a bond.

    Parties stand in the order of how many bonds they hold, so that the busiest are on top.
    """
    if not ikatan:
        raise ValueError("a picture of bonds needs at least one; show the empty state instead")
    held = {name: sum(name in parties for _, parties, _ in ikatan) for _, parties, _ in ikatan for name in parties}
    names = sorted(held, key=lambda name: (-held[name], name.casefold()))
    left = min(max(text_width(name, BODY) for name in names) + 12, lebar * LABEL_SHARE)
    step = max(min((lebar - left - 2 * MARGIN) / len(ikatan), STEP_MAX), STEP_MIN)
    width = max(lebar, left + step * len(ikatan) + 2 * MARGIN)
    y = {name: HEAD + ROW * (k + 0.5) for k, name in enumerate(names)}
    return Jaringan(
        id=id,
        judul=_spoken(judul, ikatan),
        lebar=coordinate(width),
        tinggi=coordinate(HEAD + ROW * len(names) + 4),
        kiri=coordinate(left),
        jari=str(DOT),
        garis=tuple(Garis(coordinate(y[name]), write(0, y[name] + 4.5, _fitting(name, left - 8))) for name in names),
        ikatan=tuple(_bond(bond, left + MARGIN + step * (k + 0.5), y) for k, bond in enumerate(ikatan)),
    )


def _bond(bond: tuple[str, Sequence[str], bool], x: float, y: dict[str, float]) -> Ikatan:
    number, parties, ending = bond
    places = sorted(y[name] for name in parties)
    dots = tuple(
        Titik(coordinate(x), coordinate(y[name]), f"{name}: {number}") for name in sorted(parties, key=y.__getitem__)
    )
    return Ikatan(
        nomor=write(x, HEAD - 12, number),
        x=coordinate(x),
        atas=coordinate(places[0]),
        bawah=coordinate(places[-1]),
        titik=dots,
        is_putus=ending,
    )


def _fitting(name: str, room: float) -> str:
    """The name, shortened to its room; the table beside the picture has it in full."""
    if text_width(name, BODY) <= room:
        return name
    while name and text_width(name + ELLIPSIS, BODY) > room:
        name = name[:-1]
    return name.rstrip() + ELLIPSIS


def _spoken(judul: str, ikatan: Sequence[tuple[str, Sequence[str], bool]]) -> str:
    """What a screen reader says instead of the picture: all of it."""
    said = "; ".join(
        f"{number}: {', '.join(parties)}{' (segera berakhir)' if ending else ''}" for number, parties, ending in ikatan
    )
    return f"{judul}. {said}."

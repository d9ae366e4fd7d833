"""How well a recorded person fits what was typed, and why: pure, over opened values that the caller may read.

The weights follow what Indonesian operators ask for (pembanding.md 3, thread 13): name, birth, sex, NIK, telephone. A reason
never repeats a recorded word unless it is another spelling of the typed one.
"""

import datetime
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from gugus_tugas.nama import ARTIKEL, Kata, baku, kata

AMBANG = 0.55  # below, it is somebody else
SANGAT, MIRIP = 0.9, 0.72
_GABUNG = 0.02  # words as they stand explain a likeness better than words written together
_LAIN, _KURANG = 0.9, 0.35  # what an unmatched word costs: typed but not recorded, recorded but not typed


@dataclass(frozen=True)
class Ciri:
    """What is known of a person, typed or recorded; empty where unknown."""

    daftar_nama: tuple[str, ...] = ()
    nik: str = ""
    telepon: str = ""
    tanggal_lahir: datetime.date | None = None
    tahun_lahir: int | None = None
    jenis_kelamin: str = ""

    @property
    def tahun(self) -> int | None:
        return self.tanggal_lahir.year if self.tanggal_lahir else self.tahun_lahir


@dataclass(frozen=True)
class Nilai:
    """How alike, from 0 to 1, and the reasons in words."""

    skor: float
    daftar_alasan: tuple[str, ...] = ()
    is_nik_sama: bool = False
    is_telepon_sama: bool = False
    is_lahir_sama: bool = False
    skor_nama: float = 0.0

    @property
    def sebutan(self) -> str:
        return "Sangat mirip" if self.skor >= SANGAT else "Mirip" if self.skor >= MIRIP else "Mungkin"

    @property
    def nada(self) -> str:
        return "perhatian" if self.skor >= SANGAT else "berjalan" if self.skor >= MIRIP else "netral"


@dataclass
class Pembanding:
    """One typed person, held against many: words that come again are read once."""

    dicari: Ciri
    memo: dict = field(default_factory=dict, repr=False)

    def __post_init__(self):
        typed = [_arrangements(kata(nama)) for nama in self.dicari.daftar_nama]
        self.susunan = [(words, n > 0) for rows in typed for n, words in enumerate(rows)]
        self.rapi = " ".join(word.baku for word in self.susunan[0][0]) if self.susunan else ""

    def sekilas(self, nama: str) -> float:
        """A quick guess from 0 to 100, to choose whom to look at closely."""
        words = kata(nama, self.memo)
        shown = " ".join(word.baku for word in words)
        return max(
            fuzz.token_set_ratio(self.rapi, shown), fuzz.ratio(self.rapi.replace(" ", ""), shown.replace(" ", ""))
        )

    def nilai(self, orang: Ciri) -> Nilai:
        score, reasons = self._nama(orang)
        name_score = score
        nik = bool(orang.nik) and orang.nik == self.dicari.nik
        phone = bool(orang.telepon) and orang.telepon == self.dicari.telepon
        birth, told_birth = _birth(self.dicari, orang)
        sex_differs = {self.dicari.jenis_kelamin, orang.jenis_kelamin} == {"L", "P"}
        if score:
            score += birth - 0.12 * sex_differs
        if phone:
            score = max(score + 0.2, 0.8)
            reasons = ["Telepon sama", *reasons]
        if nik:
            score, reasons = max(score, 1.0), ["NIK sama", *reasons]
        reasons += [told_birth] * bool(told_birth) + ["Jenis kelamin berbeda"] * sex_differs
        return Nilai(max(0.0, min(score, 1.2)), tuple(reasons), nik, phone, birth > 0, name_score)

    def _nama(self, orang: Ciri) -> tuple[float, list[str]]:
        best: tuple[float, list[str]] = (0.0, [])
        for nama in orang.daftar_nama:
            for n, stored in enumerate(_arrangements(kata(nama, self.memo))):
                for typed, is_joined in self.susunan:
                    score, pairs = _fit(typed, stored)
                    score -= _GABUNG * (is_joined or n > 0)
                    if score > best[0] + 1e-9:
                        best = (score, _told(typed, stored, pairs))
        if best[0]:
            near = max(
                fuzz.ratio(a.casefold(), b.casefold()) for a in self.dicari.daftar_nama for b in orang.daftar_nama
            )
            best = (best[0] * 0.98 + near * 0.0002, best[1])
        return best


def _arrangements(words: list[Kata]) -> list[list[Kata]]:
    """The words as they stand, with two neighbours written together, and all written as one."""
    rows = [words]
    if 2 < len(words) <= 4:
        whole = "".join(word.teks for word in words)
        rows.append([Kata(whole, baku(whole), sum(word.bobot for word in words))])
    for n, (one, two) in enumerate(pairwise(words)):
        if one.teks != two.teks:
            joined = Kata(one.teks + two.teks, baku(one.teks + two.teks), one.bobot + two.bobot)
            rows.append([*words[:n], joined, *words[n + 2 :]])
    return rows


def _alike(one: Kata, two: Kata) -> float:
    """0 (other words) to 1 (one word, however it is spelled)."""
    if one.baku == two.baku:
        return 0.96 if one.is_huruf != two.is_huruf else 1.0
    if one.is_huruf or two.is_huruf:
        return 0.75 if one.teks[0] == two.teks[0] or one.baku[0] == two.baku[0] else 0.0
    if ARTIKEL + one.baku == two.baku or ARTIKEL + two.baku == one.baku:
        return 0.95  # Al Fatih, Alfatih
    shortest = min(len(one.baku), len(two.baku))
    apart = min(OSA.distance(one.baku, two.baku, score_cutoff=2), OSA.distance(one.teks, two.teks, score_cutoff=2))
    if apart <= 1 and shortest >= 3:
        return 0.9 if shortest >= 5 else 0.78
    if apart == 2 and shortest >= 5:
        return 0.75 if shortest >= 7 else 0.5
    if shortest >= 4 and (one.baku.startswith(two.baku) or two.baku.startswith(one.baku)):
        return 0.6
    return 0.0


def _fit(typed: list[Kata], stored: list[Kata]) -> tuple[float, list[tuple[int, int, float]]]:
    """The best pairing of the words, by weight; what stays over costs."""
    options = sorted(
        ((_alike(a, b), n, m) for n, a in enumerate(typed) for m, b in enumerate(stored)),
        key=lambda o: (-o[0], o[1] != o[2]),
    )
    left, right, pairs = set(range(len(typed))), set(range(len(stored))), []
    for quality, n, m in options:
        if quality and n in left and m in right:
            left.discard(n)
            right.discard(m)
            pairs.append((n, m, quality))
    weights = [(typed[n].bobot + stored[m].bobot) / 2 for n, m, _ in pairs]
    matched = sum(weight * quality for weight, (_, _, quality) in zip(weights, pairs, strict=True))
    whole = sum(weights) + _LAIN * sum(typed[n].bobot for n in left) + _KURANG * sum(stored[m].bobot for m in right)
    in_order = [m for _, m, _ in sorted(pairs)] == sorted(m for _, m, _ in pairs)
    return (matched / whole - (0.0 if in_order else 0.01) if whole and matched else 0.0), pairs


def _told(typed: list[Kata], stored: list[Kata], pairs) -> list[str]:
    """ "Nama mirip: Tjut = Cut": the other spelling of a typed word is shown, a word that merely resembles it is not."""
    details = []
    for n, m, quality in sorted(pairs):
        one, two = typed[n], stored[m]
        if one.teks == two.teks:
            continue
        if one.baku == two.baku:
            details.append(f"{one.teks.title()}{'.' * one.is_huruf} = {two.teks.title()}{'.' * two.is_huruf}")
        elif one.is_huruf or two.is_huruf:
            details.append(f"huruf depan {one.teks[0].upper()} sama")
        elif quality > 0.6:
            details.append(f"{one.teks.title()} beda {'satu huruf' if quality > 0.75 else 'dua huruf'}")
        else:
            details.append(f"{one.teks.title()} sebagian sama")
    missing = len(typed) - len(pairs)
    more = len(stored) - len(pairs)
    if missing:
        details.append(f"{missing} kata tidak ada pada catatan")
    if more:
        details.append(f"{more} kata lain pada catatan")
    return [f"Nama mirip: {', '.join(details)}" if details else "Nama sama"]


def _birth(typed: Ciri, stored: Ciri) -> tuple[float, str]:
    if typed.tanggal_lahir and typed.tanggal_lahir == stored.tanggal_lahir:
        return 0.15, "Tanggal lahir sama"
    if typed.tahun is None or stored.tahun is None:
        return 0.0, ""
    if typed.tahun == stored.tahun:
        return 0.1, "Tahun lahir sama"
    if abs(typed.tahun - stored.tahun) == 1:
        return 0.03, "Tahun lahir selisih satu"
    return -0.15, "Tahun lahir berbeda"

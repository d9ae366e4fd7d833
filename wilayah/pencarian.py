"""How a place is written, read and searched: pure functions on text, no database.

Two forms of a place are stored besides its name: the path that people read ("Gampong Lampulo, Kec. Kuta Alam, Kota
Banda Aceh") and the folded long path that is searched ("gampong lampulo kecamatan kuta alam kota banda aceh").
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from gugus_tugas.text import fold
from wilayah.enums import TingkatWilayah

# A gampong is called differently by kabupaten (ranah.md 6); in a search these words mean the same.
KATA_GAMPONG = frozenset({"gampong", "kampung", "kampong", "kute", "desa"})
KATA_TINGKAT = KATA_GAMPONG | {"kecamatan", "kabupaten", "kota", "provinsi"}
SINGKATAN = {"kec": "kecamatan", "kab": "kabupaten", "prov": "provinsi", "gp": "gampong"}
MAX_TEXT, MAX_WORDS = 160, 16  # the longest path has 12 words; more than this is no search for a place
KODE = re.compile(r"[A-Z]{2}|[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


class Cocok(IntEnum):
    """How well a place fits what was typed, best first."""

    KODE = 0
    NAMA_TINGKAT = 1  # whole name with the right word for its level
    NAMA = 2  # whole name or path
    AWAL_DEKAT = 3  # start of the name, in Aceh or a country
    AWAL = 4  # start of the name, elsewhere in Indonesia
    NAMA_INDUK = 5  # whole name, then a parent: "baro peukan bada"
    AWAL_KATA = 6  # start of a later word of the name
    BAGIAN = 7  # any part of the name, blanks aside
    AWAL_KATA_PERTAMA = 8  # name starts with the first word typed
    BAGIAN_KATA_PERTAMA = 9
    INDUK = 10  # only a parent fits


COCOK_UTUH = frozenset({Cocok.KODE, Cocok.NAMA_TINGKAT, Cocok.NAMA, Cocok.NAMA_INDUK})


def normalise(text: str) -> list[str]:
    """Folded words with the usual abbreviations written out; never more than MAX_WORDS."""
    return [SINGKATAN.get(word, word) for word in fold(text[:MAX_TEXT]).split()[:MAX_WORDS]]


def strip_level(words: list[str]) -> list[str]:
    """Without the leading word that only tells the level ("kota langsa" -> "langsa")."""
    return words[1:] if len(words) > 1 and words[0] in KATA_TINGKAT else words


def search_name(nama: str, tingkat: str) -> str:
    """Name as it is searched: folded, and for a gampong or a kabupaten/kota without the word for its level."""
    words = normalise(nama)
    carries_level = tingkat in {TingkatWilayah.GAMPONG, TingkatWilayah.KABKOTA}
    return " ".join(strip_level(words) if carries_level else words)


def label(nama: str, tingkat: str) -> str:
    """Name with its level in front, unless the name already says it."""
    if tingkat == TingkatWilayah.GAMPONG:
        return nama if fold(nama).split()[0] in KATA_GAMPONG else f"Gampong {nama}"
    if tingkat == TingkatWilayah.KECAMATAN:
        return f"Kec. {nama}"
    return f"Provinsi {nama}" if tingkat == TingkatWilayah.PROVINSI else nama


def path(chain: list[tuple[str, str]]) -> str:
    """Readable path from (name, level) pairs, the place itself first.

    Aceh and Indonesia are left out below their own level: everyone here knows where Bireuen is.
    """
    own, *parents = chain
    parts = [label(*own)]
    for nama, tingkat in parents:
        if tingkat == TingkatWilayah.NEGARA or (tingkat == TingkatWilayah.PROVINSI and nama == "Aceh"):
            continue
        short = re.sub(r"^Kabupaten ", "Kab. ", nama)
        parts.append(label(short, tingkat) if tingkat == TingkatWilayah.KECAMATAN else short)
    return ", ".join(parts)


@dataclass(frozen=True)
class Kueri:
    """What somebody typed, taken apart."""

    kode: str  # the text itself when it has the form of a code
    kata: tuple[str, ...]  # every one must occur in the long path
    teks: str  # all words
    inti: str  # all words without the leading level word
    awalan: tuple[str, ...]  # "baro peukan bada" -> ("baro", "baro peukan"): a name followed by its parents

    @classmethod
    def parse(cls, text: str) -> "Kueri":
        raw, words = text[:MAX_TEXT].strip(), normalise(text)
        core = strip_level(words)
        return cls(
            kode=raw if KODE.fullmatch(raw) else "",
            kata=tuple(core if words and words[0] in KATA_GAMPONG else words),
            teks=" ".join(words),
            inti=" ".join(core),
            awalan=tuple(" ".join(core[:length]) for length in range(1, len(core))),
        )

    @property
    def rapat(self) -> str:
        """Without blanks: "hongkong" finds Hong Kong, "lam pulo" finds Lampulo."""
        return "".join(self.kata)

"""All places at hand, for tables of thousands of rows: answers as `Wilayah.objects.named` does, without a query for each cell."""

import re
from collections import defaultdict

from import_export import widgets
from rapidfuzz import fuzz, process

from gugus_tugas.sel import MAX_QUOTE
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah
from wilayah.pencarian import KATA_TINGKAT, KODE, Kueri, normalise, search_name, strip_level

MAX_SARAN, MIN_MIRIP = 3, 75
MAX_DISARAN = 200  # unknown names of one table for which we look for similar ones
MAX_TERDAFTAR = 40  # kecamatan that one sentence lists: more than any name of a gampong has
_NUMBER_LIKE = re.compile(r"\d{1,2}\.\d", re.ASCII)


class Gazeter:
    """Reads the table of places once."""

    def __init__(self, *, tingkat: tuple[str, ...] = ()):
        self.by_kode: dict[str, Wilayah] = {}
        self.by_jalur: dict[str, list[Wilayah]] = defaultdict(list)
        self.by_nama: dict[str, list[Wilayah]] = defaultdict(list)
        for row in Wilayah.objects.of_tingkat(*tingkat).order_by("kode"):
            self.by_kode[row.kode] = row
            self.by_jalur[row.jalur_cari].append(row)
            self.by_nama[row.nama_cari].append(row)
        self._seen: dict[str, list[Wilayah]] = {}

    def named(self, text: str) -> list[Wilayah]:
        """All places that the text names outright; one means it is certain, more that it is ambiguous."""
        if text not in self._seen:
            self._seen[text] = self._named(text)
        return self._seen[text]

    def _named(self, text: str) -> list[Wilayah]:
        query = Kueri.parse(text)
        if query.teks in KATA_TINGKAT:
            return []
        if query.kode and query.kode in self.by_kode:
            return [self.by_kode[query.kode]]
        if not query.kata:
            return []
        same = {row.kode: row for name in (query.teks, query.inti) for row in self.by_nama.get(name, ())}
        if found := self.by_jalur.get(query.teks) or list(same.values()):
            return found
        begun = [row for name in query.awalan for row in self.by_nama.get(name, ())]
        return [row for row in begun if set(query.kata) <= set(row.jalur_cari.split())]

    def suggest(self, text: str) -> list[Wilayah]:
        """At most three places whose names look like the text, the most alike first."""
        query = Kueri.parse(text)
        close = process.extract(
            query.inti or query.teks, self.by_nama.keys(), scorer=fuzz.ratio, limit=MAX_SARAN, score_cutoff=MIN_MIRIP
        )
        return [self.by_nama[name][0] for name, _, _ in close][:MAX_SARAN]


class TempatWidget(widgets.Widget):
    """The place that a cell names (gugus_tugas/sel.py holds the other kinds of cells)."""

    def __init__(self, gazeter: Gazeter):
        super().__init__()
        self.gazeter = gazeter

    def clean(self, value, row=None, **kwargs):
        found = self.gazeter.named(value)
        if len(found) == 1:
            return found[0]
        quote = value[:MAX_QUOTE]
        if len(found) > 1:
            raise ValueError(
                f"ada {len(found)} tempat bernama '{quote}': pilih kecamatan. Tulis misalnya '{found[0].jalur}', atau kodenya"
            )
        if _NUMBER_LIKE.fullmatch(value):
            raise ValueError(f"kode harus teks: '{quote}' mungkin {quote}0. Tulis kodenya lengkap, misalnya 11.10")
        close = [row.jalur for row in self.gazeter.suggest(value)]
        hint = f"Maksud Anda {' atau '.join(close)}?" if close else "Periksa ejaannya, atau pakai kode wilayah"
        raise ValueError(f"tempat '{quote}' tidak dikenal. {hint}")


class GampongWidget(TempatWidget):
    """The gampong that a cell names by its code or path; or three cells by its name and the areas around it."""

    def __init__(self):
        super().__init__(Gazeter(tingkat=(TingkatWilayah.KABKOTA, TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG)))
        self.unknown, self._areas = 0, {}

    def clean(self, value, row=None, **kwargs):
        if KODE.fullmatch(value) and value not in self.gazeter.by_kode:
            raise ValueError(f"tidak ada gampong di Aceh dengan kode '{value}'. Periksa kodenya")
        if value.isdecimal():
            raise ValueError("tulis kode Kemendagri dengan titiknya, misalnya 11.71.01.2001; kode BPS bukan kode ini")
        found = super().clean(value)
        if found.tingkat != TingkatWilayah.GAMPONG:
            raise ValueError(f"'{value[:MAX_QUOTE]}' bukan gampong: {found.jalur}. Tulis gampongnya")
        return found

    def by_name(self, nama: str, kecamatan: str = "", kabkota: str = "") -> Wilayah:
        """Raises ValueError that says which kecamatan are possible, when it is not one gampong alone."""
        quote, named = nama[:MAX_QUOTE], self._called(nama, TingkatWilayah.GAMPONG)
        if not named:
            raise ValueError(f"gampong '{quote}' tidak dikenal. {self._hint(nama)}")
        found = [
            row
            for row in named
            if (not kecamatan or self._is_in(row, TingkatWilayah.KECAMATAN, kecamatan))
            and (not kabkota or self._is_in(row, TingkatWilayah.KABKOTA, kabkota))
        ]
        if len(found) == 1:
            return found[0]
        shown = "; ".join(row.jalur.split(", ", 1)[1] for row in (found or named)[:MAX_TERDAFTAR])
        if found:
            raise ValueError(f"ada {len(found)} gampong bernama '{quote}'. Isi kecamatannya, atau kodenya: {shown}")
        where = ", ".join(area[:MAX_QUOTE] for area in (kecamatan, kabkota) if area)
        raise ValueError(f"gampong '{quote}' tidak ada di {where}. Yang bernama demikian ada di: {shown}")

    def is_called(self, place: Wilayah, nama: str) -> bool:
        """Does the name say this place, spelling aside? A code and a name that part ways are a slip in one of them."""
        typed, real = (text.replace(" ", "") for text in (search_name(nama, place.tingkat), place.nama_cari))
        return fuzz.ratio(typed, real) >= MIN_MIRIP

    def _called(self, nama: str, tingkat: str) -> list[Wilayah]:
        key = search_name(nama, tingkat) if nama.strip() else ""
        return [row for row in self.gazeter.by_nama.get(key, ()) if row.tingkat == tingkat]

    def _is_in(self, row: Wilayah, tingkat: str, nama: str) -> bool:
        """ "Kec. Kuta Alam", "kuta alam" or its code; of a kecamatan like Kota Jantho the first word is part of the name."""
        if (nama, tingkat) not in self._areas:
            words = normalise(nama)
            named = [
                *self.gazeter.by_nama.get(" ".join(words), ()),
                *self.gazeter.by_nama.get(" ".join(strip_level(words)), ()),
            ]
            coded = self.gazeter.by_kode.get(nama.strip())
            self._areas[nama, tingkat] = {area.kode for area in (*named, coded) if area and area.tingkat == tingkat}
        return any(row.kode.startswith(f"{kode}.") for kode in self._areas[nama, tingkat])

    def _hint(self, nama: str) -> str:
        self.unknown += 1
        close = [row.jalur for row in self.gazeter.suggest(nama)] if self.unknown <= MAX_DISARAN else []
        return f"Maksud Anda {' atau '.join(close)}?" if close else "Periksa ejaannya, atau pakai kode gampong"

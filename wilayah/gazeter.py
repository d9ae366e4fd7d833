"""All places at hand, for tables of thousands of rows: answers as `Wilayah.objects.named` does, without a query for each cell."""

import re
from collections import defaultdict

from import_export import widgets
from rapidfuzz import fuzz, process

from gugus_tugas.sel import MAX_QUOTE
from wilayah.models import Wilayah
from wilayah.pencarian import KATA_TINGKAT, Kueri

MAX_SARAN, MIN_MIRIP = 3, 75
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

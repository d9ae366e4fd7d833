"""Paging of lists, and nothing else: by number for short lists, by key for those that grow without end.

Keyset paging never skips rows by counting them (OFFSET), so page 40,000 costs what page 1 costs, and a row that is inserted
meanwhile moves nobody's place. The place travels in the address as a signed cursor; a cursor that is not ours gives the first page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Subquery, Value, Window

from gugus_tugas.db import Cacah, ask_together

PAGE_SIZE = 25
COUNT_LIMIT = 10_000  # counting further costs more than it tells
NEXT, PREVIOUS = "berikutnya", "sebelumnya"
DIPIMPIN = "_dipimpin"


def paginate(request, rows, *, size: int = PAGE_SIZE) -> Page:
    """The page that ?hal= asks for; nonsense gives the first, too far gives the last."""
    return Paginator(rows, size).get_page(request.GET.get("hal"))


@dataclass(frozen=True)
class Jumlah:
    """How many rows there are, exactly up to COUNT_LIMIT."""

    nilai: int
    is_lebih: bool = False

    def beyond(self, shown: int) -> "Jumlah":
        """How many more there are than the ones that are shown; never below 0."""
        return Jumlah(max(0, self.nilai - shown), self.is_lebih)

    def __str__(self):
        return f"{self.nilai:,}".replace(",", ".") + ("+" if self.is_lebih else "")


@dataclass(frozen=True)
class HalamanKunci:
    """One page of a list in a fixed order; the cursors are empty where the list ends."""

    object_list: list
    jumlah: Jumlah
    sebelumnya: str = ""
    berikutnya: str = ""


def led(rows: QuerySet) -> QuerySet:
    """Marks rows that a list of their keys leads to (`kasus/models/lingkup.py`)."""
    return rows.alias(**{DIPIMPIN: Value(1)})


def capped_count(rows: QuerySet, *, limit: int = COUNT_LIMIT) -> Jumlah:
    """Exact up to `limit`. Counts along the order of the rows, when they have one: so PostgreSQL walks the index of the list and
    stops, instead of joining everything first and cutting then (docs/performance.md)."""
    limit = _reach(rows, limit)
    return _capped(_up_to(rows.values("pk"), limit).count(), limit)  # without its columns: each may be a look elsewhere


def is_led(rows: QuerySet) -> bool:
    return DIPIMPIN in rows.query.annotations


def _reach(rows: QuerySet, limit: int) -> int:
    """How far these rows are counted: led by keys they are gathered anyhow, so counting them all costs nothing more."""
    return max(limit, COUNT_LIMIT) if is_led(rows) else limit


def _up_to(rows: QuerySet, limit: int) -> QuerySet:
    """As many as are counted. Led by keys they have no order to walk along: it would only make PostgreSQL sort all of them."""
    return (rows.order_by() if is_led(rows) else rows)[: limit + 1]


def _capped(found: int | None, limit: int) -> Jumlah:
    return Jumlah(min(found or 0, limit), is_lebih=(found or 0) > limit)


def count_together(asked: Iterable[tuple[QuerySet, int]], *, beside: Sequence[Subquery] = ()) -> list:
    """`capped_count` of each (rows, limit), all in one query; the values of `beside` stand before them."""
    asked = [(rows, _reach(rows, limit)) for rows, limit in asked]
    found = ask_together([*beside, *(Cacah(_up_to(rows.values("pk"), limit)) for rows, limit in asked)])
    counts = [_capped(n, limit) for n, (_, limit) in zip(found[len(beside) :], asked, strict=True)]
    return [*found[: len(beside)], *counts]


def keyset(
    request, rows: QuerySet, *, order: tuple[str, ...], size: int = PAGE_SIZE, limit: int = COUNT_LIMIT
) -> HalamanKunci:
    """The page that ?hal= asks for, in this order: columns of the row that are never null, together unique ("-tanggal", "-pk").

    `limit` is how far the rows are counted: lower it where each row must be looked up in another table.
    """
    pages, cursor = Kunci(rows, order, size), request.GET.get("hal", "")
    if not cursor and is_led(rows):
        return pages.first(_reach(rows, limit))
    return pages.page(cursor, capped_count(rows.order_by(*order), limit=limit))


class Kunci:
    """Reads pages of `rows` in `order`, forwards and backwards."""

    def __init__(self, rows: QuerySet, order: tuple[str, ...], size: int):
        self.rows, self.order, self.size = rows, order, size
        fields = rows.model._meta
        names = [name.removeprefix("-") for name in order]
        self.fields = [fields.pk if name == "pk" else fields.get_field(name) for name in names]
        self.signer = signing.Signer(salt=f"keyset:{fields.label}:{','.join(order)}")

    def page(self, cursor: str, jumlah: Jumlah) -> HalamanKunci:
        way, values = self._read(cursor)
        if way == PREVIOUS:
            found = self._fetch(values, backwards=True)
            if len(found) > self.size:  # else less than a page stands before: that is the first page
                rows = found[: self.size][::-1]
                return HalamanKunci(rows, jumlah, self._write(PREVIOUS, rows[0]), self._write(NEXT, rows[-1]))
        found = self._fetch(values if way == NEXT else None)
        if not found and way == NEXT:  # what stood there is gone
            way, found = "", self._fetch(None)
        rows, more = found[: self.size], len(found) > self.size
        return HalamanKunci(
            rows,
            jumlah,
            sebelumnya=self._write(PREVIOUS, rows[0]) if way == NEXT else "",
            berikutnya=self._write(NEXT, rows[-1]) if more else "",
        )

    def first(self, limit: int) -> HalamanKunci:
        """The first page and how many rows there are, in one query: for rows to which keys lead, so that those are gathered once."""
        found = self._fetch(None, rows=self.rows.annotate(_semua=Window(Count("*"))))
        rows, more = found[: self.size], len(found) > self.size
        jumlah = _capped(found[0]._semua if found else 0, limit)
        return HalamanKunci(rows, jumlah, berikutnya=self._write(NEXT, rows[-1]) if more else "")

    def _fetch(self, values: list | None, *, backwards: bool = False, rows: QuerySet | None = None) -> list:
        order = [_turned(name) for name in self.order] if backwards else list(self.order)
        rows = self.rows if rows is None else rows
        rows = rows.filter(beyond(order, values)) if values else rows
        return list(rows.order_by(*order)[: self.size + 1])

    def _write(self, way: str, row) -> str:
        return self.signer.sign_object([way, *(field.value_to_string(row) for field in self.fields)])

    def _read(self, cursor: str) -> tuple[str, list]:
        """Way and values of a cursor; nothing for one that we did not write for this list and order."""
        try:
            way, *texts = self.signer.unsign_object(cursor)
            values = [field.to_python(text) for field, text in zip(self.fields, texts, strict=True)]
            return ("", []) if None in values else (way, values)
        except (signing.BadSignature, ValidationError, ValueError, TypeError):
            return "", []


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def beyond(order: list[str], values: list) -> Q:
    """Rows that follow these values, in the form whose first part is a range of the index (teknik.md 4).

    `a <= x AND (a < x OR b < y)`; the usual `a < x OR (a = x AND b < y)` makes PostgreSQL read from the start.
    """
    condition = Q()
    for name, value in reversed(list(zip(order, values, strict=True))):
        column, sign = name.removeprefix("-"), "lt" if name.startswith("-") else "gt"
        strictly = Q(**{f"{column}__{sign}": value})
        condition = Q(**{f"{column}__{sign}e": value}) & (strictly | condition) if condition else strictly
    return condition

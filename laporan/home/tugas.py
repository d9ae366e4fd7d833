"""One line of "Perlu tindakan Anda", and the question whether there is one."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from gugus_tugas.paging import COUNT_LIMIT

TASKS_SHOWN = 10
COUNTED = 250  # "250+" beyond: nobody works on so many at once, and each one counted costs a look into other tables


@dataclass(frozen=True)
class Tugas:
    """One line of "Perlu tindakan Anda"."""

    teks: str
    url: str
    nada: str


@dataclass(frozen=True)
class Tanya:
    """How many of `rows` are there? All sources are counted in one query; who has none asks nothing further.

    `susun` takes the number (a Jumlah; of `lain` too, where there is one) and gives the lines.
    """

    rows: QuerySet
    susun: Callable[..., list[Tugas]]
    lain: QuerySet | None = None
    limit: int = COUNT_LIMIT

    @property
    def asked(self) -> list[tuple[QuerySet, int]]:
        return [(rows, self.limit) for rows in (self.rows, self.lain) if rows is not None]


def satu_baris(rows: QuerySet, teks: str, url: str, nada: str, *, limit: int = COUNT_LIMIT) -> Tanya:
    """The usual source: one line "{n} ..." behind one link."""
    return Tanya(rows, lambda n: [Tugas(teks.format(n=n), url, nada)], limit=limit)

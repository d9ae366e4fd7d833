"""What one piece of live evidence is, and how all of it is counted in one query."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Aggregate, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from anggota.enums import Izin
from gugus_tugas.db import ask_together


@dataclass(frozen=True)
class Masa:
    """The year of a report and its cut-off day."""

    tahun: int
    on: datetime.date


@dataclass(frozen=True)
class Bukti:
    """One sentence of province totals, the same for every reader, and the list behind it for who holds `izin`.

    `ada`: something was done; False where the register is empty, which is told too.
    """

    kalimat: str
    ada: bool
    alamat: str = ""
    kueri: str = ""
    izin: Izin | None = None


@dataclass(frozen=True)
class Tanya:
    """What a source asks: name -> `jumlah(...)`; `susun` takes the answers as dicts under these names and gives the sentences."""

    susun: Callable[..., list[Bukti]]
    ditanya: dict[str, Subquery] = field(default_factory=dict)


def jumlah(rows: QuerySet, **sums: Aggregate) -> Subquery:
    """All these sums of `rows` as one value of a larger query; its answer is a dict."""
    as_one = rows.order_by().annotate(_semua=Value(1)).values("_semua")  # a constant groups nothing apart
    return Subquery(as_one.annotate(_isi=JSONObject(**sums)).values("_isi"))


def ask_named(**asked: Subquery) -> dict[str, dict]:
    """The answers of these `jumlah(...)` under their names, in one query."""
    return dict(zip(asked, ask_together(list(asked.values())), strict=True))

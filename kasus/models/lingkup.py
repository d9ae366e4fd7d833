"""Which cases and victims a member agency may see: one list of doors, asked in the form that fits the size of the agency.

A member's scope is the union of its doors (desain.md 4). PostgreSQL plans such a union badly when it is written once for all:
an OR of subqueries walks a million cases for an agency that has three old ones, and a list of ids is gathered in vain for an
agency that serves half of them. So the size is looked at first (one short, capped count) and either the ids lead, or
the list of cases does. Both forms mean the same; only the way there differs.

A page asks for the scope in a dozen places, and writing the doors out in each of them costs more than their answer. So a request
that only reads asks once, in one query, what stands open to an agency that has few, and names it from then on. An act asks anew,
under its lock.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models import Expression, F, OuterRef, Q, Subquery, UUIDField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.paging import led

# Rows up to which the ids lead. An agency may have all its cases in one old year, so its scope is gathered further than a filter,
# whose rows are spread and are soon met by walking the list.
SEDIKIT, SEDIKIT_SARINGAN = 20_000, 10_000
DIHAFAL = 500  # rows up to which a page names what is open, instead of describing it


@dataclass(frozen=True)
class Pintu:
    """Rows of `model` with this agency at `instansi` open the case at `kasus`, and the victim at `korban` (empty: none).

    `saring` names the method of its queryset that leaves out what does not open (any more).
    """

    model: str
    instansi: str
    kasus: str
    korban: str = ""
    saring: str = ""

    def rows(self, instansi_id: int) -> models.QuerySet:
        rows = self.semua(instansi_id)
        return getattr(rows, self.saring)() if self.saring else rows

    def semua(self, instansi_id: int) -> models.QuerySet:
        """Also those that do not open any more: what one index counts."""
        model = apps.get_model("kasus", self.model)  # stands in a later file of this package
        return model._default_manager.filter(**{self.instansi: instansi_id})

    def terbuka(self, rows: models.QuerySet) -> models.QuerySet:
        """These rows, which stand open behind it, as the columns of Terbuka."""
        none = Cast(Value(None), UUIDField())
        own, victim = (F("pk"), F(self.korban)) if self.korban else (none, none)
        rows = rows.order_by().annotate(_pintu=Value(PINTU.index(self)), _kunci=own, _korban=victim)
        return rows.values_list("_pintu", "_kunci", self.kasus, "_korban")


class Terbuka(NamedTuple):
    """A row that opens a case, and where it leads a victim; `pk` is its own key, of a door to victims."""

    pintu: int  # place in PINTU
    pk: UUID | None
    kasus: UUID
    korban: UUID | None


PINTU = (
    Pintu("Layanan", instansi="penyedia", kasus="kasus", korban="korban", saring="terbuka_bagi_penyedia"),
    Pintu("PerkaraHukum", instansi="instansi", kasus="kasus"),  # the legal track alone: it opens no victim
    Pintu("PerkaraHukum", instansi="penuntut", kasus="kasus"),
)
VIA_KORBAN = tuple(door for door in PINTU if door.korban)


def opened_instansi(kasus) -> frozenset[int]:
    """Agencies for which a door opens this case."""
    found = set()
    for door in PINTU:
        rows = apps.get_model("kasus", door.model)._default_manager.filter(**{door.kasus: kasus})
        rows = getattr(rows, door.saring)() if door.saring else rows
        found.update(rows.order_by().values_list(door.instansi, flat=True))
    return frozenset(found - {None})


class InOnce(In):
    """`pk IN (subquery)` that PostgreSQL must work out first, instead of walking all rows in the order of the list."""

    lookup_name = "in_once"

    def get_rhs_op(self, connection, rhs):
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else super().get_rhs_op(connection, rhs)


class AnyOf(In):
    """`pk IN (these keys)`, handed to PostgreSQL as one array: hundreds of parameters cost Python more than the page they narrow."""

    lookup_name = "any_of"

    def get_prep_lookup(self):
        return [*self.rhs]

    def as_postgresql(self, compiler, connection):
        if not self.rhs:
            raise EmptyResultSet
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s::uuid[])", [*params, [str(key) for key in self.rhs]]


for lookup in (InOnce, AnyOf):
    models.UUIDField.register_lookup(lookup)


class LewatPintu(Expression):
    """Does any of these doors lead to the row with this key? A condition for `filter`.

    Each door comes as SQL that yields the keys it leads to. Django describes and writes a subquery anew in every statement that
    holds it; the doors of an agency are the same all day, and that took more of a page than PostgreSQL's answer.
    """

    output_field = models.BooleanField()

    def __init__(self, kunci: str, pintu: tuple[tuple[str, tuple], ...], *, is_few: bool):
        """`is_few`: the keys are worked out first (as `in_once`); else each row is probed."""
        super().__init__()
        self.kunci, self.pintu, self.is_few = F(kunci), pintu, is_few

    def get_source_expressions(self):
        return [self.kunci]

    def set_source_expressions(self, expressions):
        (self.kunci,) = expressions

    def as_sql(self, compiler, connection):
        key, own = compiler.compile(self.kunci)
        if self.is_few:
            led = "{} = ANY(ARRAY({}))" if connection.vendor == "postgresql" else "{} IN ({})"
            sql = led.format(key, " UNION ".join(door for door, _ in self.pintu))
            return sql, [*own, *(value for _, values in self.pintu for value in values)]
        # A scalar subquery, not EXISTS: PostgreSQL would turn EXISTS into a join of everything and cut off the page afterwards.
        probes = (
            f"(SELECT p.kunci FROM ({door}) p WHERE p.kunci = {key} LIMIT 1) IS NOT NULL"  # noqa: S608 (written by Django)
            for door, _ in self.pintu
        )
        return f"({' OR '.join(probes)})", [value for _, values in self.pintu for value in (*values, *own)]


def opened_kasus(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these cases, those that a door opens for the agency of this account."""
    return _opened(rows, user, PINTU, "kasus")


def opened_korban(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these victims, those that a door opens for the agency of this account; asked of each, since they are those of a few cases."""
    return _opened(rows, user, VIA_KORBAN, "korban", is_few=False)


def opened_track(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these cases, those whose legal track this agency handles: it answers for the whole case, on a basis in law."""
    return _opened(rows, user, [door for door in PINTU if not door.korban], "kasus")


def opened_layanan(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these services, the own ones that stand open: they are a door themselves."""
    door = PINTU[0]
    if _is_named(user):
        return rows.filter(pk__any_of={found.pk for found in _named(user) if found.pintu == 0})
    return getattr(rows.filter(**{door.instansi: user.instansi_id}), door.saring)()


def _opened(
    rows: models.QuerySet, user: Pengguna, doors: Iterable[Pintu], ke: str, *, is_few: bool | None = None
) -> models.QuerySet:
    """`ke`: whether the doors lead to a "kasus" or a "korban". `is_few` as in `led_by`; None looks at the size of the agency."""
    if _is_named(user):
        wanted = {PINTU.index(door) for door in doors}
        return led(rows).filter(pk__any_of={getattr(found, ke) for found in _named(user) if found.pintu in wanted})
    is_few = _jumlah(user) <= SEDIKIT if is_few is None else is_few
    written = tuple(_written(user.instansi_id, timezone.localdate(now()), door, ke) for door in doors)
    return (led(rows) if is_few else rows).filter(LewatPintu("pk", written, is_few=is_few))


def _is_named(user: Pengguna) -> bool:
    return user.is_membaca and _jumlah(user) <= DIHAFAL


def _jumlah(user: Pengguna) -> int:
    """Rows behind all doors of this agency, those that open nothing any more too; never counted beyond SEDIKIT + 1.

    Counted once per account object, that is once per request.
    """
    if "jumlah" not in user.lingkup:
        rows = _behind(user.instansi_id, PINTU)
        user.lingkup["jumlah"] = rows[: SEDIKIT + 1].count()
    return user.lingkup["jumlah"]


def narrow(user: Pengguna, kasus: models.Model) -> None:
    """For a page about this one case: its scope is what stands open in it, asked once and named. Other cases are closed to it then.

    An act, and who sees cases whole, go on as before.
    """
    if not user.is_membaca or user.has_izin(Izin.VIEW_SELURUH_KASUS) or user.instansi_id is None:
        return
    if not _is_named(user):
        today = timezone.localdate(now())
        doors = ((door, _door(user.instansi_id, today, door).filter(**{door.kasus: kasus.pk})) for door in PINTU)
        first, *others = (door.terbuka(rows) for door, rows in doors)
        user.lingkup["terbuka"] = [Terbuka(*found) for found in first.union(*others, all=True)]
    user.lingkup["terbuka"] = [found for found in _named(user) if found.kasus == kasus.pk]
    user.lingkup["jumlah"] = len(user.lingkup["terbuka"])


def _named(user: Pengguna) -> list[Terbuka]:
    """What stands open behind every door, asked once per account object."""
    if "terbuka" not in user.lingkup:
        rows = _open(user.instansi_id, timezone.localdate(now()), PINTU)
        user.lingkup["terbuka"] = [Terbuka(*found) for found in rows.all()]
    return user.lingkup["terbuka"]


@lru_cache(maxsize=600)
def _door(instansi_id: int, on: datetime.date, door: Pintu) -> models.QuerySet:
    """What stands behind one door on this day, described once: a page asks for it a dozen times."""
    return door.rows(instansi_id)


@lru_cache(maxsize=1200)
def _written(instansi_id: int, on: datetime.date, door: Pintu, ke: str) -> tuple[str, tuple]:
    """SQL and parameters of the keys of cases or victims (`ke`) to which one door leads on this day."""
    rows = _door(instansi_id, on, door).order_by().values(kunci=F(getattr(door, ke)))
    sql, values = rows.query.sql_with_params()
    return sql, tuple(values)


@lru_cache(maxsize=200)
def _open(instansi_id: int, on: datetime.date, doors: tuple[Pintu, ...]) -> models.QuerySet:
    """What stands open behind the doors on this day, described and not asked: describing takes a short page longer than asking."""
    first, *others = (door.terbuka(_door(instansi_id, on, door)) for door in doors)
    return first.union(*others, all=True)


@lru_cache(maxsize=200)
def _behind(instansi_id: int, doors: tuple[Pintu, ...]) -> models.QuerySet:
    first, *others = (door.semua(instansi_id).order_by().values(ada=Value(1)) for door in doors)
    return first.union(*others, all=True)


def led_by(rows: models.QuerySet, sources: list[tuple[models.QuerySet, str]], *, is_few: bool | None = None):
    """Those of `rows` to which any source leads; a source is rows of another model and its path to the primary key of `rows`.

    `is_few` says which form fits; None counts.
    """
    if is_few is None:
        is_few = _is_few((behind for behind, _ in sources), SEDIKIT_SARINGAN)
    if is_few:
        first, *others = (behind.order_by().values(path) for behind, path in sources)
        return led(rows).filter(pk__in_once=first.union(*others) if others else first)
    probes = {
        f"pintu_{n}": Subquery(behind.filter(**{path: OuterRef("pk")}).order_by().values("pk")[:1])
        for n, (behind, path) in enumerate(sources)
    }
    # A scalar subquery, not EXISTS: PostgreSQL would turn EXISTS into a join of everything and cut off the page afterwards.
    return rows.alias(**probes).filter(reduce(or_, (Q(**{f"{name}__isnull": False}) for name in probes)))


def _is_few(sources: Iterable[models.QuerySet], limit: int) -> bool:
    """Are there at most `limit` rows in all of them together? Never counts further than that.

    A source with an order of its own is counted along it: PostgreSQL then walks that index instead of joining everything.
    """
    left = limit
    for behind in sources:
        rows = behind if behind.query.order_by else behind.order_by()
        left -= rows[: left + 1].count()
        if left < 0:
            return False
    return True

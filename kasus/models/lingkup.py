"""Which cases and victims a member agency may see: one list of doors, asked in the form that fits the size of the agency.

A member's scope is the union of its doors (desain.md 4). PostgreSQL plans such a union badly when it is written once for all:
an OR of EXISTS walks a million cases for an agency that has three old ones, and a list of ids is gathered in vain for an
agency that serves half of them. So the size is looked at first (one short, capped count) and either the ids lead, or
the list of cases does. Both forms mean the same; only the way there differs.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.lookups import In

from anggota.models import Pengguna

SEDIKIT = 2000  # rows behind the doors of one agency up to which the ids lead


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
        model = apps.get_model("kasus", self.model)  # stands in a later file of this package
        rows = model._default_manager.filter(**{self.instansi: instansi_id})
        return getattr(rows, self.saring)() if self.saring else rows


PINTU = (Pintu("Layanan", instansi="penyedia", kasus="korban__kasus", korban="korban", saring="terbuka_bagi_penyedia"),)


class InOnce(In):
    """`pk IN (subquery)` that PostgreSQL must work out first, instead of walking all rows in the order of the list."""

    lookup_name = "in_once"

    def get_rhs_op(self, connection, rhs):
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else super().get_rhs_op(connection, rhs)


models.UUIDField.register_lookup(InOnce)


def opened_kasus(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these cases, those that a door opens for the agency of this account."""
    return _opened(rows, user, [(door.rows(user.instansi_id), door.kasus) for door in PINTU])


def opened_korban(rows: models.QuerySet, user: Pengguna) -> models.QuerySet:
    """Of these victims, those that a door opens for the agency of this account."""
    return _opened(rows, user, [(door.rows(user.instansi_id), door.korban) for door in PINTU if door.korban])


def _opened(rows: models.QuerySet, user: Pengguna, doors: list[tuple[models.QuerySet, str]]) -> models.QuerySet:
    if _is_sedikit(user):
        first, *others = (behind.order_by().values(path) for behind, path in doors)
        return rows.filter(pk__in_once=first.union(*others) if others else first)
    return rows.filter(reduce(or_, (Exists(behind.filter(**{path: OuterRef("pk")})) for behind, path in doors)))


def _is_sedikit(user: Pengguna) -> bool:
    """Does this agency have few rows behind its doors? Counted once per account object, that is once per request."""
    key = f"_is_sedikit_{user.instansi_id}"
    if key not in user.__dict__:
        counts = (door.rows(user.instansi_id).order_by()[: SEDIKIT + 1].count() for door in PINTU)
        user.__dict__[key] = sum(counts) <= SEDIKIT
    return user.__dict__[key]

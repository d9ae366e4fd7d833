"""Abstract base model and constructors of the constraints that every app uses.

Each constraint carries an Indonesian message, so that one rule is both a form error and a database wall.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.db import models
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import CheckConstraint, F, Q

from gugus_tugas.clock import now
from gugus_tugas.terperiksa import Terperiksa


class Tercatat(Terperiksa):
    """Who recorded the row and when. Written by actions (`by=`), never by save()."""

    dicatat_pada = models.DateTimeField("dicatat pada", default=now, editable=False)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicatat oleh", related_name="+", editable=False
    )

    class Meta:
        abstract = True


class Berversi(Terperiksa):
    """A row that several people may edit: each change counts `versi` up and names who made it (gugus_tugas/versi.py).

    A concrete model adds both_or_neither("diubah_pada", "diubah_oleh") to its constraints, and the three columns to Privacy.plain.
    """

    versi = models.PositiveIntegerField("versi", default=1, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", null=True, blank=True, editable=False)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diubah oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        abstract = True


def choices_hold(field: str, enum: type[models.TextChoices | models.IntegerChoices], *, blank: bool = False):
    """CHECK that a choices column holds a member of its enum (or is empty, when `blank`)."""
    allowed = [*enum.values, ""] if blank else enum.values
    return CheckConstraint(
        condition=Q(**{f"{field}__in": allowed}),
        name=f"%(class)s_{field}_dikenal",
        violation_error_message=f"Pilihan untuk {field.replace('_', ' ')} tidak dikenal.",
    )


def both_or_neither(first: str, second: str, *, message: str = ""):
    """CHECK that two columns are both filled or both empty, e.g. diverifikasi_pada and diverifikasi_oleh."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=f"%(class)s_{first}_lengkap",
        violation_error_message=message
        or f"Isi {first.replace('_', ' ')} dan {second.replace('_', ' ')} bersama-sama.",
    )


def not_before(later: str, earlier: str, *, message: str):
    """CHECK that `later` is not before `earlier`; an empty one passes."""
    return CheckConstraint(
        condition=Q(**{f"{later}__isnull": True})
        | Q(**{f"{earlier}__isnull": True})
        | Q(**{f"{later}__gte": F(earlier)}),
        name=f"%(class)s_{later}_urut",
        violation_error_message=message,
    )


def ask_together(answers: list[models.Subquery]) -> list:
    """Values that have nothing to do with each other in one query; it hangs them on a row that is always there: a migration."""
    if not answers:
        return []
    return list(models.QuerySet(MigrationRecorder.Migration).order_by().values_list(*answers)[:1][0])


@dataclass(frozen=True)
class Ditanya:
    """Values that wait to be asked, perhaps together with others, and what is made of them."""

    nilai: list[models.Subquery]
    susun: Callable

    def ask(self):
        return self.susun(*ask_together(self.nilai))


class Cacah(models.Subquery):
    """How many rows a queryset has, as one value. The order of a part of them matters, that of all does not."""

    def __init__(self, rows: models.QuerySet):
        super().__init__(rows if rows.query.is_sliced else rows.order_by())

    template = "(SELECT COUNT(*) FROM (%(subquery)s) hitungan)"
    output_field = models.IntegerField()


def chunks(values: Iterable, size: int) -> Iterable[list]:
    """SQLite takes no endless list of parameters, and PostgreSQL plans a very long one badly."""
    values = iter(values)
    while chunk := list(islice(values, size)):
        yield chunk

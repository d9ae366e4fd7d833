"""A row that is asked about all its rules in one question before it is written.

Django asks the database once for each constraint, and writes that question anew each time: with a dozen of constraints most of the
time of a write went there. Here the question is written once per model; only a row that breaks a rule goes Django's way, for its messages.
"""

import re
from contextlib import nullcontext
from functools import cache

from django.core.exceptions import EmptyResultSet, FieldDoesNotExist, FieldError, FullResultSet
from django.db import DatabaseError, connections, models, router, transaction
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.sql import Query


class Terperiksa(models.Model):
    """Base of every row with constraints; full_clean() means what it means in Django."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        """As Django's, without asking again whether a row exists that was read from this database: its foreign key stands guard."""
        read = {field.name for field in self._meta.concrete_fields if field.many_to_one and _was_read(self, field)}
        super().clean_fields({*(exclude or ()), *read})

    def get_constraints(self):
        """As Django's, without those this row was just found to keep."""
        kept = getattr(self, "_kept", frozenset())
        return [(model, [one for one in rows if one.name not in kept]) for model, rows in super().get_constraints()]

    def validate_constraints(self, exclude=None):
        self._kept = _ask(self, set(exclude or ()))
        try:
            super().validate_constraints(exclude)
        finally:
            del self._kept


def _was_read(row: models.Model, field: models.ForeignKey) -> bool:
    if not field.is_cached(row) or field.get_limit_choices_to():
        return False
    other = field.get_cached_value(row)
    return (
        other is not None
        and not other._state.adding
        and other._state.db == router.db_for_write(type(row))
        and getattr(other, field.target_field.attname) == getattr(row, field.attname)
    )


def _ask(row: models.Model, exclude: set[str]) -> frozenset[str]:
    """Names of the constraints this row keeps for certain: checks it does not break, and uniqueness that is not meant for it.

    Constraints that speak of an excluded column are left to Django, and all of them are when a value is no plain value.
    """
    asked = [one for one, names in _askable(type(row)) if not names & exclude]
    if not asked:
        return frozenset()
    using = router.db_for_write(type(row), instance=row)
    connection = connections[using]
    try:
        sql, fields, params = _question(type(row), using, tuple(one.name for one in asked))
        values = [field.get_db_prep_value(getattr(row, field.attname), connection) for field in fields]
    except (FieldDoesNotExist, FieldError, EmptyResultSet, FullResultSet, TypeError, ValueError):
        return frozenset()
    if any(hasattr(value, "resolve_expression") for value in values):
        return frozenset()
    try:
        with transaction.atomic(using) if connection.in_atomic_block else nullcontext(), connection.cursor() as cursor:
            cursor.execute(sql, [*params, *values])
            answers = cursor.fetchone()
    except DatabaseError:  # e.g. a number that no column holds; the write says so
        return frozenset()
    return frozenset(one.name for one, kept in zip(asked, answers, strict=True) if kept)


@cache
def _question(model: type[models.Model], using: str, names: tuple[str, ...]) -> tuple[str, list[models.Field], list]:
    """SQL that answers for each of these constraints whether a row keeps it; the fields it takes values of; its own parameters.

    A check keeps what it does not call false; a uniqueness with a condition is kept by a row that does not fulfil it.
    """
    connection = connections[using]
    asked = [(one, columns) for one, columns in _askable(model) if one.name in names]
    query = Query(model=model, alias_cols=False)
    compiler = query.get_compiler(connection=connection)
    answers, params = [], []
    for one, _ in asked:
        condition, own = query.build_where(Q(one.condition)).as_sql(compiler, connection)
        answers.append(
            f"COALESCE({condition}, TRUE)" if isinstance(one, CheckConstraint) else f"NOT COALESCE({condition}, FALSE)"
        )
        params += own
    columns_of = set().union(*(columns for _, columns in asked))
    fields = [model._meta.pk if name == "pk" else model._meta.get_field(name) for name in sorted(columns_of)]
    columns = [f"{_placeholder(field, connection)} AS {connection.ops.quote_name(field.column)}" for field in fields]
    sql = f"SELECT {', '.join(answers)} FROM (SELECT {', '.join(columns)}) AS baris"  # noqa: S608 (names of columns)
    return sql, fields, params


@cache
def _askable(model: type[models.Model]) -> list[tuple[CheckConstraint | UniqueConstraint, set[str]]]:
    """Constraints with a condition, and the names it speaks of; not those on a column that the database makes."""
    made = {field.name for field in model._meta.concrete_fields if field.generated}
    found = [
        (one, Q(one.condition).referenced_base_fields)
        for one in model._meta.constraints
        if isinstance(one, CheckConstraint) or (isinstance(one, UniqueConstraint) and one.condition)
    ]
    return [(one, names) for one, names in found if not names & made]


def _placeholder(field: models.Field, connection) -> str:
    """A value as a column of this field holds it; a length is no part of that, lest a text be cut off silently."""
    if connection.vendor == "postgresql":
        return f"CAST(%s AS {re.sub(r'[(].*?[)]', '', field.rel_db_type(connection))})"
    return "CAST(%s AS NUMERIC)" if isinstance(field, models.DecimalField) else "%s"

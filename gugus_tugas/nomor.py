"""Numbers that tell nothing: drawn, not counted (docs/adr/0025).

A number that runs on tells whoever sees one row how many others there are, also of those that he may not see.
"""

import secrets
from collections.abc import Callable

from django.db import models

from gugus_tugas.db import chunks

DIGITS, MORE_DIGITS, PATIENCE, CHUNK = 6, 9, 5, 500


def acak(digits: int = DIGITS) -> int:
    """A number of so many digits; the first is no 0."""
    first = 10 ** (digits - 1)
    return first + secrets.randbelow(9 * first)


def draw(count: int, taken: Callable[[list[int]], set[int]]) -> list[int]:
    """So many different numbers; `taken` says which of the given ones are used already, and those are drawn again.

    A register that has nearly filled six digits goes on with nine.
    """
    found, tries = set(), 0
    while len(found) < count:
        digits, tries = DIGITS if tries < PATIENCE else MORE_DIGITS, tries + 1
        some = {acak(digits) for _ in range(count - len(found))}
        found |= some - taken(sorted(some))
    return list(found)


class NomorAcakField(models.BigIntegerField):
    """Drawn when a row is made, and free at that moment; the column must be unique, which ends a race. It never changes."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("editable", False)
        super().__init__(*args, **{**kwargs, "default": acak})

    def get_default(self) -> int:
        return self.draw()[0]

    def draw(self, count: int = 1) -> list[int]:
        return draw(count, self._taken)

    def _taken(self, numbers: list[int]) -> set[int]:
        rows = self.model._base_manager.all()
        asked = (rows.filter(**{f"{self.attname}__in": some}) for some in chunks(numbers, CHUNK))
        return {number for some in asked for number in some.values_list(self.attname, flat=True)}


def drawn_for(model: type[models.Model], count: int) -> list[dict[str, int]]:
    """The drawn columns of so many new rows of a model, asked for together; empty where it has none."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, NomorAcakField)]
    columns = {field.attname: field.draw(count) for field in fields}
    return [{name: numbers[n] for name, numbers in columns.items()} for n in range(count)]

"""Where rows are read: from the database itself, or, while a page of figures or a list is made, from a copy that follows it.

The copy is a streaming replica of PostgreSQL, named by DATABASE_REPLIKA_URL; without it nothing here is in use. Which pages read from it,
and when it is trusted, is anggota/replika.py's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction

REPLIKA = "replika"
_membaca: ContextVar[bool] = ContextVar("membaca_replika", default=False)


class Router:
    """Django's: reads inside `membaca_replika` go to the copy, unless an act is under way; everything else goes to the database."""

    def db_for_read(self, model, **hints) -> str:
        return REPLIKA if _membaca.get() and not transaction.get_connection().in_atomic_block else DEFAULT_DB_ALIAS

    def db_for_write(self, model, **hints) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints) -> bool:
        return True  # the same rows, wherever they were read

    def allow_migrate(self, db, app_label, **hints) -> bool:
        return db == DEFAULT_DB_ALIAS


def is_terpasang() -> bool:
    return REPLIKA in settings.DATABASES


@contextmanager
def membaca_replika() -> Iterator[None]:
    token = _membaca.set(True)
    try:
        yield
    finally:
        _membaca.reset(token)

"""The moment at which things are recorded. Sample data and tests may set it back; no request can."""

import contextlib
import datetime
from contextvars import ContextVar

from django.utils import timezone

_moment: ContextVar[datetime.datetime | None] = ContextVar("moment", default=None)


def now() -> datetime.datetime:
    return _moment.get() or timezone.now()


@contextlib.contextmanager
def at(moment: datetime.datetime):
    """Everything recorded inside happens at `moment` (aware)."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)

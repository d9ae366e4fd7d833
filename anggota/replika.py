"""Which pages read from a copy of the database, and when: only while the copy has seen every act that left a line in the trail.

So nobody reads behind their own act or anybody else's, and who lost the right to see a row does not find it in the copy. A copy that is
behind, or gone, costs nobody a page: the database itself answers.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from anggota import audit
from gugus_tugas.replika import REPLIKA, is_terpasang, membaca_replika

log = logging.getLogger(__name__)
JEDA = 30  # seconds until a copy that did not answer is asked again
_lagi = 0.0


def baca_replika(view: Callable) -> Callable:
    """For a page that only reads: the whole of it from the copy, or the whole of it from the database."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not (is_terpasang() and is_sama()):
            return view(request, *args, **kwargs)
        try:
            with membaca_replika():
                return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):  # it went away, or its own recovery ended the question
            _rest()
            return view(request, *args, **kwargs)

    return answer


def is_sama() -> bool:
    """Has the copy seen the newest line of the trail? Asked there first: what comes meanwhile makes them differ."""
    if time.monotonic() < _lagi:
        return False
    try:
        there = audit.end(REPLIKA)
    except (OperationalError, InterfaceError):
        _rest()
        return False
    return there is not None and there == audit.end(DEFAULT_DB_ALIAS)


def _rest() -> None:
    """Leaves the copy alone for a while; one line in the log, not one a page."""
    global _lagi
    _lagi = time.monotonic() + JEDA
    connections[REPLIKA].close()
    log.warning(
        "Salinan basis data (DATABASE_REPLIKA_URL) tidak menjawab; dibaca dari basis data utama selama %s detik.", JEDA
    )

"""What is kept until somebody does anything at all (docs/adr/0021): the newest line of the trail stands in the key."""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache

from anggota import audit
from gugus_tugas.db import ask_together


def keep(name: str, find: Callable, *, newest: str | None = None):
    """What `find` gives. `name` says all else on which that depends: the person too, unless it is the same for everybody.

    `newest`: the end of the trail, where the caller has asked for it already.
    """
    if not settings.UMUR_BERANDA:
        return find()
    if newest is None:
        newest = ask_together([audit.newest()])[0]
    return cache.get_or_set(f"{name}:{newest}", find, settings.UMUR_BERANDA)

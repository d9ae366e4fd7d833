"""How many wrong codes one address may try. The code itself has 80 bits: this only keeps the noise down.

Counted in the memory of each server process; nothing about the visitor is stored.
"""

from django.core.cache import cache

from gugus_tugas.middleware import current_origin

BATAS, MASA_DETIK = 20, 600


def _key() -> str:
    return f"laporan.tebakan.{current_origin()}"


def is_blocked() -> bool:
    return cache.get(_key(), 0) >= BATAS


def note_miss() -> None:
    cache.add(_key(), 0, MASA_DETIK)
    try:
        cache.incr(_key())
    except ValueError:  # it ended between the two lines
        cache.set(_key(), 1, MASA_DETIK)

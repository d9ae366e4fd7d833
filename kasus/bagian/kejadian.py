"""Events of a case for its timeline: each noun gives its own, in the words of the reader's scope.

A source is a function (user, kasus) -> list[Kejadian] that stands in the section file of its noun and is named in SUMBER.
"""

import datetime
from dataclasses import dataclass

from anggota.models import Pengguna
from kasus.models import Kasus


@dataclass(frozen=True)
class Kejadian:
    """What happened when, by code only. `jenis` is the noun by which the timeline is narrowed, e.g. "layanan"."""

    pada: datetime.datetime
    jenis: str
    judul: str
    rincian: str = ""
    oleh: str = ""
    url: str = ""


SUMBER = ()


def kejadian(user: Pengguna, kasus: Kasus) -> list[Kejadian]:
    """All events this user may know of, newest first."""
    return sorted(
        (event for source in SUMBER for event in source(user, kasus)), key=lambda event: event.pada, reverse=True
    )

"""When recurring work last ran, as small files beside the data: they can be read while the database is down, and a restore
does not bring old ones back. Written by `manage.py berkala` and by the backups themselves.
"""

import contextlib
import datetime
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from gugus_tugas.clock import now

INSTALLED = "terpasang"  # its age is the age of the installation: work that never ran is late only after its time


@dataclass(frozen=True)
class Catatan:
    """One run: when it ended (ISO 8601), whether it did what it should, and a sentence without data about people."""

    pada: str
    beres: bool
    kalimat: str = ""

    @property
    def umur(self) -> datetime.timedelta:
        return now() - datetime.datetime.fromisoformat(self.pada)


def _place(nama: str) -> Path:
    return settings.CATATAN_DIR / f"{nama}.json"


def write(nama: str, *, beres: bool, kalimat: str = "") -> None:
    """Takes the place of the earlier record in one step; never the cause why the work itself fails."""
    place = _place(nama)
    fresh = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(Catatan(now().isoformat(), beres, kalimat[:300])), ensure_ascii=False))
        fresh.replace(place)
    except OSError:
        with contextlib.suppress(OSError):  # the folder itself may be out of reach
            fresh.unlink(missing_ok=True)


def read(nama: str) -> Catatan | None:
    try:
        return Catatan(**json.loads(_place(nama).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def installed_since() -> datetime.timedelta | None:
    """How long this installation has had its timers; None where there are none (development, sample)."""
    try:
        mark = (settings.CATATAN_DIR / INSTALLED).stat().st_mtime
    except OSError:
        return None
    return now() - datetime.datetime.fromtimestamp(mark, tz=datetime.UTC)

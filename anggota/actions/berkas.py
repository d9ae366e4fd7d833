"""Stored files and the rows that point at them: what a killed process left behind is found, in every app (keamanan.md 33)."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa


@dataclass
class Sapuan:
    """What one run found: files without a row, and rows without their file ("app.Model.field" -> number)."""

    yatim: list[str] = field(default_factory=list)
    muda: int = 0
    hilang: Counter = field(default_factory=Counter)


def file_columns() -> Iterator[tuple[type[models.Model], models.FileField]]:
    """Every column that holds a file in the common store."""
    for model in apps.get_models():
        for column in [] if model._meta.proxy else model._meta.local_concrete_fields:
            if isinstance(column, models.FileField):
                yield model, column


def find_berkas(*, older_than: datetime.timedelta | None) -> Sapuan:
    """Files older than the grace (None: of any age) to which no row points, and rows whose file is gone. Changes nothing.

    The files are listed before the rows: one that a running request has just written is young, and its row comes later.
    """
    stored, found = dict(default_storage.rak.stored()), Sapuan()
    edge = None if older_than is None else timezone.now() - older_than
    known: set[str] = set()
    for model, column in file_columns():
        for name in model._base_manager.exclude(**{column.name: ""}).values_list(column.name, flat=True).iterator():
            known.add(name)
            if name not in stored and not default_storage.exists(name):
                found.hilang[f"{model._meta.label}.{column.name}"] += 1
    for name in sorted(stored.keys() - known):
        if edge is None or stored[name] < edge:
            found.yatim.append(name)
        else:
            found.muda += 1
    return found


def remove_berkas(names: list[str], *, by: str) -> int:
    """Removes files that find_berkas found without a row; the trail says how many, also where the store stops answering half-way.

    Returns how many are gone. Raises RakGagal.
    """
    gone = 0
    try:
        for name in names:
            default_storage.delete(name)
            gone += 1
    finally:
        if gone:
            with transaction.atomic():
                audit.record(JenisPeristiwa.REMOVE_BERKAS, by=by, alasan=f"{gone} berkas tanpa baris")
    return gone

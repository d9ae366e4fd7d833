"""What every write of the register shares: one way to insert a row, one way to lock an open case."""

from django.db import models

from gugus_tugas.auth import ActionRefused
from kasus.models import (
    Kasus,
    Korban,
)

BATCH = 1000


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


class Tumpukan:
    """Rows that are checked now and inserted together, model by model in the order in which the models first came.

    For imports: `add` stands where an action calls `write`, so that both go the same way. Relations, uniqueness and CHECKs are
    left to the database: each would be a query for each row.
    """

    def __init__(self):
        self.rows: dict[type[models.Model], list[models.Model]] = {}

    def add(self, row):
        row.clean_fields(exclude=[f.name for f in row._meta.concrete_fields if f.is_relation])
        self.rows.setdefault(type(row), []).append(row)
        return row

    def store(self) -> None:
        for model, rows in self.rows.items():
            model._base_manager.bulk_create(rows, batch_size=BATCH)


def lock_open_kasus(korban: Korban) -> Kasus:
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=korban.kasus_id)
    if not kasus.is_terbuka:
        raise ActionRefused(
            "Kasus ini sudah diterminasi. Minta kepala sekretariat membukanya kembali sebelum mengubah layanannya."
        )
    return kasus

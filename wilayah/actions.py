"""The only writer of places. Public facts that come with the program: no actor and no audit row."""

from dataclasses import dataclass

from django.db import models, transaction

BATCH = 1000


@dataclass(frozen=True)
class HasilMuat:
    """Rows of one loading, by what happened to them."""

    baru: int
    berubah: int
    tetap: int


@transaction.atomic
def load_wilayah(model: type[models.Model], rows: list[dict]) -> HasilMuat:
    """Adds new places and corrects changed ones; never deletes, because a case may point at a place that is gone.

    Takes the model class, so that a migration can pass its historical one; columns which that one lacks are left out.
    """
    columns = [field.attname for field in model._meta.concrete_fields if field.attname in rows[0]]
    key = model._meta.pk.attname
    stored = {row[key]: row for row in model.objects.values(*columns)}
    wanted = [{column: row[column] for column in columns} for row in rows]
    new = [row for row in wanted if row[key] not in stored]
    changed = [row for row in wanted if row[key] in stored and row != stored[row[key]]]
    model.objects.bulk_create(
        [model(**row) for row in new + changed],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=[column for column in columns if column != key],
    )
    return HasilMuat(baru=len(new), berubah=len(changed), tetap=len(wanted) - len(new) - len(changed))

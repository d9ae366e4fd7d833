"""The only writer of articles and courts. Public facts that come with the program: no actor and no audit row."""

from django.db import models, transaction


@transaction.atomic
def load_acuan(model: type[models.Model], rows: list[dict]) -> int:
    """Adds what is new, corrects what changed, deletes nothing: a case may point at it. Returns how many differed.

    Takes the model class, so that a migration can pass its historical one.
    """
    stored = {row["kode"]: row for row in model.objects.values(*rows[0])}
    changed = [row for row in rows if stored.get(row["kode"]) != row]
    names = [name for name in rows[0] if name != "kode"]
    model.objects.bulk_create(
        [model(**row) for row in changed], update_conflicts=True, unique_fields=["kode"], update_fields=names
    )
    return len(changed)

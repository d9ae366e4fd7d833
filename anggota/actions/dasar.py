"""What the writes of every app share: one way to insert a row, and to change one that was seen."""

from django.db import models

from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.versi import Conflict, read_stamp


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


def lock_version(row: models.Model, versi: str) -> models.Model:
    """The row as it stands now, locked; `versi` is the stamp of the page on which the change was typed.

    Raises Conflict when somebody changed it meanwhile (or the stamp says nothing), ActionRefused when it is gone.
    """
    current = type(row)._base_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if current is None:
        raise ActionRefused(
            "Data ini sudah dihapus orang lain. Salin isian Anda bila masih diperlukan, lalu muat ulang."
        )
    seen_version, seen = read_stamp(versi, current)
    if seen_version != current.versi:
        raise Conflict(current, seen)
    return current


def amend(row: models.Model, values: dict, *, by: Pengguna) -> list[str]:
    """Sets what differs, counts the version up and names who did it; returns the changed names, none when nothing differs."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return []
    for name in changed:
        setattr(row, name, values[name])
    bump(row, by=by, columns=changed)
    return changed


def bump(row: models.Model, *, by: Pengguna, columns: list[str] = ()) -> None:
    """Counts the version of a row up, also when only what hangs on it changed, and saves these columns with it."""
    row.versi, row.diubah_pada, row.diubah_oleh = row.versi + 1, now(), by
    row.full_clean()
    row.save(update_fields=[*columns, "versi", "diubah_pada", "diubah_oleh"])

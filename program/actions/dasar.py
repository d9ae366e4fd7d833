"""What every write of the programmes shares: insert a row, lock and change one that was seen, stay within the own agency."""

from django.db import models

from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.versi import Conflict, read_stamp
from program.perms import can_manage_program


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


def refuse_foreign(instansi: Instansi, *, by: Pengguna) -> None:
    """Raises ActionRefused when a member records for another agency than the own one."""
    if not can_manage_program(by) and instansi.pk != by.instansi_id:
        raise ActionRefused(f"Anda hanya dapat mencatat untuk instansi Anda, bukan untuk {instansi.singkatan}.")


def lock_version(row: models.Model, versi: str) -> models.Model:
    """The row as it stands now, locked; `versi` is the stamp of the page on which the change was typed.

    Raises Conflict when somebody changed it meanwhile, or the stamp says nothing.
    """
    current = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    seen_version, seen = read_stamp(versi, current)
    if seen_version != current.versi:
        raise Conflict(current, seen)
    return current


def amend(row: models.Model, values: dict, *, by: Pengguna) -> list[str]:
    """Sets what differs, counts the version up and names who did it; returns the changed names, none when nothing differs."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, values[name])
        row.versi, row.diubah_pada, row.diubah_oleh = row.versi + 1, now(), by
        row.full_clean()
        row.save(update_fields=[*changed, "versi", "diubah_pada", "diubah_oleh"])
    return changed

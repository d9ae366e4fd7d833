"""What every write of the register shares: one way to insert a row, to lock an open case, and to change a row that was seen."""

from django.db import models

from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.versi import Conflict, read_stamp
from kasus.kronologi import faults
from kasus.models import (
    IdentitasKorban,
    Kasus,
    Peristiwa,
)

BATCH = 1000


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


def write_many(rows: list, *, write=write) -> None:
    """Rows of one model whose content was checked already: inserted at once, or put where `write` puts a row (Tumpukan.add)."""
    if write is _write_now:
        if rows:
            type(rows[0])._base_manager.bulk_create(rows)
        return
    for row in rows:
        write(row)


_write_now = write


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


def lock_open(pk, *, apa: str = "isinya") -> Kasus:
    """The case, locked until the transaction ends. Raises ActionRefused when it is closed."""
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=pk)
    if not kasus.is_terbuka:
        raise ActionRefused(
            f"Kasus ini sudah diterminasi. Minta kepala sekretariat membukanya kembali sebelum mengubah {apa}."
        )
    return kasus


def check_kronologi(kasus: Kasus) -> None:
    """Raises ActionRefused when the stored dates of the case cannot all be true (kasus/kronologi.py)."""
    identities = IdentitasKorban.objects.filter(korban__kasus=kasus).select_related("korban__kasus")
    found = faults(
        kasus.tanggal_lapor,
        [(row.tahap, row.waktu) for row in Peristiwa.objects.filter(kasus=kasus)],
        [
            (f"K{row.korban.urutan}", row.lahir, row.korban.usia_saat_terjerat, row.korban.kelompok_usia)
            for row in identities.order_by("korban__urutan")
        ],
    )
    if found:
        raise ActionRefused(" ".join(fault.teks for fault in found))


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

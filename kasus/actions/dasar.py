"""What the writes of the register share beyond those of every app (anggota/actions/dasar.py): many rows at once, an open case."""

from django.db import models

from anggota.actions.dasar import write
from gugus_tugas.auth import ActionRefused
from kasus.kronologi import faults
from kasus.models import (
    IdentitasKorban,
    Kasus,
    Peristiwa,
)

BATCH = 1000


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


def lock_alive(pk) -> Kasus:
    """The case, locked, also a closed one; what hangs on a case is written under this lock or that of `lock_open`.

    A disposal that runs just now comes first, or waits and takes what is written here, too. Raises ActionRefused when the data
    are gone: a page that stood open meanwhile writes nothing into what was emptied.
    """
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=pk)
    if kasus.is_dimusnahkan:
        raise ActionRefused("Data kasus ini sudah dimusnahkan; yang tersisa hanya nomor dan angka statistiknya.")
    return kasus


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

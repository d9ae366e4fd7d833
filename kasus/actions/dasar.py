"""What every write of the register shares: one way to insert a row, one way to lock an open case."""

from gugus_tugas.auth import ActionRefused
from kasus.models import (
    Kasus,
    Korban,
)


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


def lock_open_kasus(korban: Korban) -> Kasus:
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=korban.kasus_id)
    if not kasus.is_terbuka:
        raise ActionRefused(
            "Kasus ini sudah diterminasi. Minta kepala sekretariat membukanya kembali sebelum mengubah layanannya."
        )
    return kasus

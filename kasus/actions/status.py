"""The status of a case and its history."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.dasar import lock_alive
from kasus.enums import StatusKasus
from kasus.models import (
    Kasus,
    RiwayatStatus,
)


@transaction.atomic
def change_status_kasus(kasus: Kasus, *, to: StatusKasus, alasan: str, kode_alasan: str = "", by: Pengguna) -> Kasus:
    """The only writer of the status and of its history. Raises ActionRefused for a step that the table does not know."""
    seen = kasus.status
    kasus = lock_alive(kasus.pk)
    before, to = StatusKasus(kasus.status), StatusKasus(to)
    if seen != before:
        raise ActionRefused(f"Status sudah diubah orang lain menjadi {before.label}. Muat ulang halaman kasus ini.")
    if to not in before.can_become():
        raise ActionRefused(
            f"Status tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman kasus ini."
        )
    if not alasan.strip():
        raise ActionRefused("Isi alasan perubahan status.")
    kasus.status = to
    kasus.save(update_fields=["status"])
    write(RiwayatStatus(kasus=kasus, dari=before, ke=to, alasan=alasan, kode_alasan=kode_alasan, dicatat_oleh=by))
    audit.record(JenisPeristiwa.CHANGE_STATUS_KASUS, kasus, by=by, kolom=["status", "alasan"])
    return kasus

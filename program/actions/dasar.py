"""What the writes of the programmes share beyond those of every app (anggota/actions/dasar.py)."""

from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from program.perms import can_manage_program


def refuse_foreign(instansi: Instansi, *, by: Pengguna) -> None:
    """Raises ActionRefused when a member records for another agency than the own one."""
    if not can_manage_program(by) and instansi.pk != by.instansi_id:
        raise ActionRefused(f"Anda hanya dapat mencatat untuk instansi Anda, bukan untuk {instansi.singkatan}.")

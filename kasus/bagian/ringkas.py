"""The case in short: its victims by code, status, owner; the victim in short: elements and who decided."""

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.kejadian import Kejadian
from kasus.models import Kasus, Korban, RiwayatStatus


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    return {
        "whole": perms.can_view_whole_kasus(user),
        "can_change_status": bool(perms.allowed_status(user, kasus)),
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    return {"whole": perms.can_view_whole_kasus(user)}


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """The record and each step of its status: for who sees the whole case."""
    if not perms.can_view_whole_kasus(user):
        return []
    return [
        Kejadian(
            row.dicatat_pada, "status", f"Status: {row.get_ke_display()}" if row.dari else "Kasus dicatat",
            _why(row), row.dicatat_oleh.nama,
        )
        for row in kasus.riwayat_terbaru
    ]  # fmt: skip


def _why(row: RiwayatStatus) -> str:
    return "\n".join(part for part in (row.get_kode_alasan_display(), row.alasan) if part)

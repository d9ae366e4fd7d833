"""The case in short: its victims by code, status, owner; the victim in short: elements and who decided."""

from anggota.models import Pengguna
from kasus import perms
from kasus.models import Kasus, Korban


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    return {
        "whole": perms.can_view_whole_kasus(user),
        "can_change_status": bool(perms.allowed_status(user, kasus)),
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    return {"whole": perms.can_view_whole_kasus(user)}

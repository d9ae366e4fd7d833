"""Every write of this app, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.akun import (
    invite_pengguna,
    record_login,
    record_login_failed,
    record_logout,
    record_password_change,
    set_sandi_contoh,
)
from anggota.actions.jejak import check_jejak, export_jejak
from anggota.actions.sk import add_keanggotaan, load_kedudukan, record_export_sk, record_instansi, record_sk

__all__ = [
    "add_keanggotaan",
    "check_jejak",
    "export_jejak",
    "invite_pengguna",
    "load_kedudukan",
    "record_export_sk",
    "record_instansi",
    "record_login",
    "record_login_failed",
    "record_logout",
    "record_password_change",
    "record_sk",
    "set_sandi_contoh",
]

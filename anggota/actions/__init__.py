"""Every write of this app, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.akun import (
    invite_pengguna,
    record_login,
    record_login_failed,
    record_logout,
    record_password_change,
    set_sandi_contoh,
)
from anggota.actions.kebocoran import record_export_paparan, report_kebocoran
from anggota.actions.nota import export_nota, record_nota, record_perpanjangan, update_nota
from anggota.actions.pemrosesan import record_export_pemrosesan
from anggota.actions.sk import add_keanggotaan, load_kedudukan, record_export_sk, record_instansi, record_sk

__all__ = [
    "add_keanggotaan",
    "export_nota",
    "invite_pengguna",
    "load_kedudukan",
    "record_export_paparan",
    "record_export_pemrosesan",
    "record_export_sk",
    "record_instansi",
    "record_login",
    "record_login_failed",
    "record_logout",
    "record_nota",
    "record_password_change",
    "record_perpanjangan",
    "record_sk",
    "report_kebocoran",
    "set_sandi_contoh",
    "update_nota",
]

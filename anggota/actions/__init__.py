"""Every write of this app, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.akun import (
    invite_pengguna,
    record_login,
    record_login_failed,
    record_logout,
    record_password_change,
    set_sandi_contoh,
)
from anggota.actions.impor import hold_lampiran, import_keanggotaan
from anggota.actions.pejabat import end_pejabat, record_pejabat
from anggota.actions.pelaksanaan import carry_out_membership
from anggota.actions.pengaturan import update_pengaturan
from anggota.actions.sk import (
    add_keanggotaan,
    export_berkas_sk,
    load_kedudukan,
    record_export_sk,
    record_instansi,
    record_kedudukan,
    record_sk,
    update_instansi,
    update_keanggotaan,
    update_sk,
)

__all__ = [
    "add_keanggotaan",
    "carry_out_membership",
    "end_pejabat",
    "export_berkas_sk",
    "hold_lampiran",
    "import_keanggotaan",
    "invite_pengguna",
    "load_kedudukan",
    "record_export_sk",
    "record_instansi",
    "record_kedudukan",
    "record_login",
    "record_login_failed",
    "record_logout",
    "record_password_change",
    "record_pejabat",
    "record_sk",
    "set_sandi_contoh",
    "update_instansi",
    "update_keanggotaan",
    "update_pengaturan",
    "update_sk",
]

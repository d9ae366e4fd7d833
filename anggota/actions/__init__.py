"""Every write of this app, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.akun import invite_pengguna, record_password_change, set_sandi_contoh
from anggota.actions.masuk import (
    activate_faktor,
    clear_faktor,
    end_all_sesi,
    end_sesi,
    offer_faktor,
    record_lock_out,
    record_login,
    record_login_failed,
    record_logout,
    remove_faktor,
    renew_kode_pemulihan,
    verify_faktor,
)
from anggota.actions.sk import add_keanggotaan, load_kedudukan, record_export_sk, record_instansi, record_sk

__all__ = [
    "activate_faktor",
    "add_keanggotaan",
    "clear_faktor",
    "end_all_sesi",
    "end_sesi",
    "invite_pengguna",
    "load_kedudukan",
    "offer_faktor",
    "record_export_sk",
    "record_instansi",
    "record_lock_out",
    "record_login",
    "record_login_failed",
    "record_logout",
    "record_password_change",
    "record_sk",
    "remove_faktor",
    "renew_kode_pemulihan",
    "set_sandi_contoh",
    "verify_faktor",
]

"""Pages of this app, one file per noun. Class views only where Django brings them (login and passwords)."""

from anggota.views.akun import (
    ChangePassword,
    ForgotPassword,
    ResetPassword,
    end_sesi,
    forgot_password_sent,
    profile,
    remove_faktor,
    renew_kode_pemulihan,
)
from anggota.views.jejak import health, jejak
from anggota.views.kelola import (
    accept_undangan,
    activate_pengguna,
    change_pengguna,
    deactivate_pengguna,
    invite_pengguna,
    open_undangan,
    pengguna,
    pengguna_detail,
    send_undangan,
)
from anggota.views.kunci import pulse, unlock
from anggota.views.masuk import Login, activate_faktor, confirm_password, logout, verify_faktor
from anggota.views.sk import index, instansi, roles, sk_detail, sk_index, sk_pdf

__all__ = [
    "ChangePassword",
    "ForgotPassword",
    "Login",
    "ResetPassword",
    "accept_undangan",
    "activate_faktor",
    "activate_pengguna",
    "change_pengguna",
    "confirm_password",
    "deactivate_pengguna",
    "end_sesi",
    "forgot_password_sent",
    "health",
    "index",
    "instansi",
    "invite_pengguna",
    "jejak",
    "logout",
    "open_undangan",
    "pengguna",
    "pengguna_detail",
    "profile",
    "pulse",
    "remove_faktor",
    "renew_kode_pemulihan",
    "roles",
    "send_undangan",
    "sk_detail",
    "sk_index",
    "sk_pdf",
    "unlock",
    "verify_faktor",
]

"""Pages of this app, one file per noun. Class views only where Django brings them (login and passwords)."""

from anggota.views.akun import (
    ChangePassword,
    ForgotPassword,
    Login,
    ResetPassword,
    forgot_password_sent,
    logout,
    profile,
)
from anggota.views.jejak import export_jejak, health, jejak
from anggota.views.sk import index, instansi, roles, sk_detail, sk_index, sk_pdf

__all__ = [
    "ChangePassword",
    "ForgotPassword",
    "Login",
    "ResetPassword",
    "export_jejak",
    "forgot_password_sent",
    "health",
    "index",
    "instansi",
    "jejak",
    "logout",
    "profile",
    "roles",
    "sk_detail",
    "sk_index",
    "sk_pdf",
]

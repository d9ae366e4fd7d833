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
from anggota.views.data_pribadi import pemrosesan, pemrosesan_pdf
from anggota.views.jejak import health, jejak
from anggota.views.kebocoran import export_paparan, paparan, report_kebocoran
from anggota.views.nota import (
    export_nota,
    nota_detail,
    nota_index,
    record_nota,
    record_perpanjangan,
    update_nota,
)
from anggota.views.sk import index, instansi, roles, sk_detail, sk_index, sk_pdf

__all__ = [
    "ChangePassword",
    "ForgotPassword",
    "Login",
    "ResetPassword",
    "export_nota",
    "export_paparan",
    "forgot_password_sent",
    "health",
    "index",
    "instansi",
    "jejak",
    "logout",
    "nota_detail",
    "nota_index",
    "paparan",
    "pemrosesan",
    "pemrosesan_pdf",
    "profile",
    "record_nota",
    "record_perpanjangan",
    "report_kebocoran",
    "roles",
    "sk_detail",
    "sk_index",
    "sk_pdf",
    "update_nota",
]

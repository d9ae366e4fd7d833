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
from anggota.views.impor import import_lampiran, lampiran_template, preview_lampiran
from anggota.views.instansi import directory, instansi, record_instansi, update_instansi, update_pengaturan
from anggota.views.jejak import health, jejak
from anggota.views.kursi import add_keanggotaan, end_pejabat, kedudukan, kursi, record_pejabat
from anggota.views.sk import export_berkas_sk, index, record_sk, roles, sk_detail, sk_index, sk_pdf, update_sk

__all__ = [
    "ChangePassword",
    "ForgotPassword",
    "Login",
    "ResetPassword",
    "add_keanggotaan",
    "directory",
    "end_pejabat",
    "export_berkas_sk",
    "forgot_password_sent",
    "health",
    "import_lampiran",
    "index",
    "instansi",
    "jejak",
    "kedudukan",
    "kursi",
    "lampiran_template",
    "logout",
    "preview_lampiran",
    "profile",
    "record_instansi",
    "record_pejabat",
    "record_sk",
    "roles",
    "sk_detail",
    "sk_index",
    "sk_pdf",
    "update_instansi",
    "update_pengaturan",
    "update_sk",
]

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
from anggota.views.data_pribadi import pemrosesan, pemrosesan_pdf
from anggota.views.impor import import_lampiran, lampiran_template, preview_lampiran
from anggota.views.instansi import directory, instansi, record_instansi, update_instansi, update_pengaturan
from anggota.views.jejak import export_jejak, health, jejak
from anggota.views.kebocoran import export_paparan, paparan, report_kebocoran
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
from anggota.views.kursi import add_keanggotaan, end_pejabat, kedudukan, kursi, record_pejabat
from anggota.views.masuk import Login, activate_faktor, confirm_password, logout, verify_faktor
from anggota.views.nota import export_nota, nota_detail, nota_index, record_nota, record_perpanjangan, update_nota
from anggota.views.sk import export_berkas_sk, index, record_sk, roles, sk_detail, sk_index, sk_pdf, update_sk

__all__ = [
    "ChangePassword",
    "ForgotPassword",
    "Login",
    "ResetPassword",
    "accept_undangan",
    "activate_faktor",
    "activate_pengguna",
    "add_keanggotaan",
    "change_pengguna",
    "confirm_password",
    "deactivate_pengguna",
    "directory",
    "end_pejabat",
    "end_sesi",
    "export_berkas_sk",
    "export_jejak",
    "export_nota",
    "export_paparan",
    "forgot_password_sent",
    "health",
    "import_lampiran",
    "index",
    "instansi",
    "invite_pengguna",
    "jejak",
    "kedudukan",
    "kursi",
    "lampiran_template",
    "logout",
    "nota_detail",
    "nota_index",
    "open_undangan",
    "paparan",
    "pemrosesan",
    "pemrosesan_pdf",
    "pengguna",
    "pengguna_detail",
    "preview_lampiran",
    "profile",
    "pulse",
    "record_instansi",
    "record_nota",
    "record_pejabat",
    "record_perpanjangan",
    "record_sk",
    "remove_faktor",
    "renew_kode_pemulihan",
    "report_kebocoran",
    "roles",
    "send_undangan",
    "sk_detail",
    "sk_index",
    "sk_pdf",
    "unlock",
    "update_instansi",
    "update_nota",
    "update_pengaturan",
    "update_sk",
    "verify_faktor",
]

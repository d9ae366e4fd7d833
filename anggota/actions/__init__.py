"""Every write of this app, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.akun import (
    accept_undangan,
    activate_pengguna,
    change_password,
    change_pengguna,
    create_pengguna,
    deactivate_pengguna,
    find_undangan,
    invite_pengguna,
    open_undangan,
    record_reset_asked,
    send_undangan,
    set_sandi_contoh,
)
from anggota.actions.impor import hold_lampiran, import_keanggotaan
from anggota.actions.jejak import check_jejak, export_jejak
from anggota.actions.kebocoran import record_export_paparan, report_kebocoran
from anggota.actions.kedaluwarsa import remove_kedaluwarsa
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
from anggota.actions.nota import export_nota, record_nota, record_perpanjangan, update_nota
from anggota.actions.pejabat import end_pejabat, record_pejabat
from anggota.actions.pelaksanaan import carry_out_membership
from anggota.actions.pemrosesan import record_export_pemrosesan
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
    "accept_undangan",
    "activate_faktor",
    "activate_pengguna",
    "add_keanggotaan",
    "carry_out_membership",
    "change_password",
    "change_pengguna",
    "check_jejak",
    "clear_faktor",
    "create_pengguna",
    "deactivate_pengguna",
    "end_all_sesi",
    "end_pejabat",
    "end_sesi",
    "export_berkas_sk",
    "export_jejak",
    "export_nota",
    "find_undangan",
    "hold_lampiran",
    "import_keanggotaan",
    "invite_pengguna",
    "load_kedudukan",
    "offer_faktor",
    "open_undangan",
    "record_export_paparan",
    "record_export_pemrosesan",
    "record_export_sk",
    "record_instansi",
    "record_kedudukan",
    "record_lock_out",
    "record_login",
    "record_login_failed",
    "record_logout",
    "record_nota",
    "record_pejabat",
    "record_perpanjangan",
    "record_reset_asked",
    "record_sk",
    "remove_faktor",
    "remove_kedaluwarsa",
    "renew_kode_pemulihan",
    "report_kebocoran",
    "send_undangan",
    "set_sandi_contoh",
    "update_instansi",
    "update_keanggotaan",
    "update_nota",
    "update_pengaturan",
    "update_sk",
    "verify_faktor",
]

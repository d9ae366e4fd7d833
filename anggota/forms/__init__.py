"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import (
    KODE_SALAH,
    ChangePasswordForm,
    ForgotPasswordForm,
    KodeForm,
    KunciForm,
    LoginForm,
    SandiForm,
    SetNewPasswordForm,
)
from anggota.forms.jejak import JejakFilterForm
from anggota.forms.kelola import NonaktifForm, PenggunaFilterForm, PenggunaForm, UndangForm

__all__ = [
    "KODE_SALAH",
    "ChangePasswordForm",
    "ForgotPasswordForm",
    "JejakFilterForm",
    "KodeForm",
    "KunciForm",
    "LoginForm",
    "NonaktifForm",
    "PenggunaFilterForm",
    "PenggunaForm",
    "SandiForm",
    "SetNewPasswordForm",
    "UndangForm",
]

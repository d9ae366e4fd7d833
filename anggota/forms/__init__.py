"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import (
    KODE_SALAH,
    ChangePasswordForm,
    ForgotPasswordForm,
    KodeForm,
    LoginForm,
    SandiForm,
    SetNewPasswordForm,
)
from anggota.forms.jejak import JejakFilterForm

__all__ = [
    "KODE_SALAH",
    "ChangePasswordForm",
    "ForgotPasswordForm",
    "JejakFilterForm",
    "KodeForm",
    "LoginForm",
    "SandiForm",
    "SetNewPasswordForm",
]

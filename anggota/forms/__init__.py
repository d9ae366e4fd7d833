"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import ChangePasswordForm, ForgotPasswordForm, LoginForm, SetNewPasswordForm
from anggota.forms.jejak import JejakFilterForm
from anggota.forms.sk import (
    AkhiriPejabatForm,
    ImporForm,
    InstansiForm,
    KedudukanForm,
    KursiForm,
    PadaTanggalForm,
    PejabatForm,
    SkForm,
    TautanGrupForm,
)

__all__ = [
    "AkhiriPejabatForm",
    "ChangePasswordForm",
    "ForgotPasswordForm",
    "ImporForm",
    "InstansiForm",
    "JejakFilterForm",
    "KedudukanForm",
    "KursiForm",
    "LoginForm",
    "PadaTanggalForm",
    "PejabatForm",
    "SetNewPasswordForm",
    "SkForm",
    "TautanGrupForm",
]

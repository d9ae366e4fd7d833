"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import ChangePasswordForm, ForgotPasswordForm, LoginForm, SetNewPasswordForm
from anggota.forms.jejak import JejakFilterForm
from anggota.forms.kebocoran import PaparanForm
from anggota.forms.nota import NotaFilterForm, NotaIsian, PerpanjanganForm

__all__ = [
    "ChangePasswordForm",
    "ForgotPasswordForm",
    "JejakFilterForm",
    "LoginForm",
    "NotaFilterForm",
    "NotaIsian",
    "PaparanForm",
    "PerpanjanganForm",
    "SetNewPasswordForm",
]

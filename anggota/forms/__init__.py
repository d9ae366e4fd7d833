"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import ChangePasswordForm, ForgotPasswordForm, LoginForm, SetNewPasswordForm
from anggota.forms.jejak import JejakFilterForm

__all__ = ["ChangePasswordForm", "ForgotPasswordForm", "JejakFilterForm", "LoginForm", "SetNewPasswordForm"]

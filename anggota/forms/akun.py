"""Login and password forms in the words of the office."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.core.validators import EmailValidator

from anggota import actions
from gugus_tugas.forms import BaseForm, LayoutMixin

_SANDI = (
    "Paling sedikit 12 karakter. Rangkaian beberapa kata yang hanya Anda ketahui lebih kuat daripada tanda-tanda rumit."
)


KODE_SALAH = "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu ketik lagi."
_SUREL = "Tulis alamat surel yang lengkap, misalnya nama@acehprov.go.id."


class LoginForm(LayoutMixin, AuthenticationForm):
    """One answer for a wrong name, a wrong password and a closed account: nobody learns who has an account."""

    error_messages = {
        "invalid_login": "Nama pengguna atau sandi tidak cocok. Periksa huruf besar-kecil pada sandi, lalu coba lagi.",
        "inactive": "Nama pengguna atau sandi tidak cocok. Periksa huruf besar-kecil pada sandi, lalu coba lagi.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = "Sandi"

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()


class KodeForm(BaseForm):
    """Six digits from the authenticator, or a recovery code."""

    kode = forms.CharField(label="Kode", max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kode"].widget.attrs |= {"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}

    def clean_kode(self):
        return "".join(letter for letter in self.cleaned_data["kode"] if letter.isalnum())


class SandiForm(BaseForm):
    sandi = forms.CharField(
        label="Sandi", strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


class KunciForm(SandiForm):
    """The password on the locked page."""


class ChangePasswordForm(LayoutMixin, PasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Sandi sekarang"
        self.fields["new_password1"].label, self.fields["new_password2"].label = "Sandi baru", "Ulangi sandi baru"
        self.fields["new_password1"].help_text = _SANDI


class SetNewPasswordForm(LayoutMixin, SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label, self.fields["new_password2"].label = "Sandi baru", "Ulangi sandi baru"
        self.fields["new_password1"].help_text = _SANDI


class ForgotPasswordForm(LayoutMixin, PasswordResetForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Surel yang terdaftar"
        self.fields["email"].error_messages["invalid"] = _SUREL
        self.fields["email"].validators = [EmailValidator(message=_SUREL)]

    def get_users(self, email):
        """Whom to write to: in office, and not more often than a person asks."""
        return [user for user in super().get_users(email) if actions.record_reset_asked(user)]

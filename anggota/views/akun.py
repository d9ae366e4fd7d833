"""Login, passwords and the own account."""

from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from anggota import actions, forms
from anggota.roles import KEBIJAKAN


class Login(auth_views.LoginView):
    template_name, form_class, redirect_authenticated_user = "anggota/login.html", forms.LoginForm, True

    def form_valid(self, form):
        actions.record_login(form.get_user())
        return super().form_valid(form)

    def form_invalid(self, form):
        actions.record_login_failed(form.data.get("username", "").replace("\x00", "").strip().lower()[:40])
        return super().form_invalid(form)


class ChangePassword(auth_views.PasswordChangeView):
    template_name, form_class = "anggota/change_password.html", forms.ChangePasswordForm
    success_url = reverse_lazy("anggota:profile")

    def form_valid(self, form):
        actions.record_password_change(self.request.user)
        messages.success(self.request, "Sandi diganti. Sesi Anda di perangkat lain sudah berakhir.")
        return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
class ForgotPassword(auth_views.PasswordResetView):
    """Answers the same for known and unknown addresses."""

    template_name, form_class = "anggota/forgot_password.html", forms.ForgotPasswordForm
    email_template_name, subject_template_name = (
        "anggota/mail/reset_password.txt",
        "anggota/mail/reset_password_subject.txt",
    )
    success_url = reverse_lazy("anggota:forgot_password_sent")


@method_decorator(login_not_required, name="dispatch")
class ResetPassword(auth_views.PasswordResetConfirmView):
    template_name, form_class = "anggota/reset_password.html", forms.SetNewPasswordForm
    success_url = reverse_lazy("anggota:login")

    def form_valid(self, form):
        actions.record_password_change(form.user)
        messages.success(self.request, "Sandi baru tersimpan. Silakan masuk.")
        return super().form_valid(form)


@login_not_required
@require_safe
def forgot_password_sent(request):
    return render(request, "anggota/forgot_password_sent.html")


@require_POST
def logout(request):
    actions.record_logout(request.user)
    end_session(request)
    response = redirect("anggota:login")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_safe
def profile(request):
    return render(request, "anggota/profile.html", {"kebijakan": KEBIJAKAN[request.user.peran]})

"""The own account: profile, open sessions, recovery codes, passwords."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from anggota import actions, forms, gerbang
from anggota.backend import PenggunaBackend
from anggota.enums import Izin
from anggota.models import Sesi
from anggota.peramban import name_of_browser
from anggota.roles import KEBIJAKAN
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused, allow
from gugus_tugas.responses import RedirectThen


class ChangePassword(auth_views.PasswordChangeView):
    template_name, form_class = "anggota/change_password.html", forms.ChangePasswordForm
    success_url = reverse_lazy("anggota:profile")

    def form_valid(self, form):
        messages.success(self.request, "Sandi diganti. Sesi Anda di perangkat lain sudah berakhir.")
        return actions.change_password(self.request.user, save=partial(super().form_valid, form))


@method_decorator(login_not_required, name="dispatch")
class ForgotPassword(auth_views.PasswordResetView):
    """Answers the same for known and unknown addresses."""

    template_name, form_class = "anggota/forgot_password.html", forms.ForgotPasswordForm
    email_template_name, subject_template_name = (
        "anggota/mail/reset_password.txt",
        "anggota/mail/reset_password_subject.txt",
    )
    success_url = reverse_lazy("anggota:forgot_password_sent")

    def form_valid(self, form):
        """The account is looked up and written to after the answer: neither its content nor its time tells who has one."""
        names = ("email_template_name", "subject_template_name", "token_generator", "from_email")
        options = {name: getattr(self, name) for name in names}
        send = partial(form.save, request=self.request, use_https=self.request.is_secure(), **options)
        return RedirectThen(str(self.success_url), send)


@method_decorator(login_not_required, name="dispatch")
class ResetPassword(auth_views.PasswordResetConfirmView):
    template_name, form_class = "anggota/reset_password.html", forms.SetNewPasswordForm
    success_url = reverse_lazy("anggota:login")

    def get_user(self, uidb64):
        """A link that was mailed before the account was shut, or its term ended, opens nothing."""
        user = super().get_user(uidb64)
        return user if user and PenggunaBackend().user_can_authenticate(user) else None

    def form_valid(self, form):
        messages.success(self.request, "Sandi baru tersimpan. Silakan masuk.")
        return actions.change_password(form.user, save=partial(super().form_valid, form))


@login_not_required
@require_safe
def forgot_password_sent(request):
    return render(request, "anggota/forgot_password_sent.html")


@require_safe
def profile(request):
    context = {
        "kebijakan": KEBIJAKAN[request.user.peran],
        "punya_faktor": gerbang.has_faktor(request.user),
        "sisa_kode": request.user.daftar_kode_pemulihan.filter(terpakai_sejak=None).count(),
        "daftar_sesi": open_sessions(request),
        "ikut_rapat": request.user.has_izin(Izin.VIEW_RAPAT),
    }
    return render(request, "anggota/profile.html", context)


def open_sessions(request) -> list[dict]:
    """The own open sessions, the present one first. A session is named by a fingerprint: its key opens the door."""
    rows = Sesi.objects.visible_to(request.user).filter(expire_date__gt=timezone.now()).order_by("-masuk_sejak")
    found = [
        {
            "sidik": crypto.blind_index(settings.KUNCI_DATA, row.session_key, purpose="sesi"),
            "kunci": row.session_key,
            "ini": row.session_key == request.session.session_key,
            "peramban": name_of_browser(row.peramban),
            "asal": row.asal,
            "masuk_sejak": row.masuk_sejak,
        }
        for row in rows
    ]
    return sorted(found, key=lambda row: not row["ini"])


@require_POST
def end_sesi(request):
    """Ends the named own session, or with `semua` every one but this."""
    others = [row for row in open_sessions(request) if not row["ini"]]
    wanted = others if "semua" in request.POST else [r for r in others if r["sidik"] == request.POST.get("sidik")]
    count = actions.end_sesi(request.user, keys=[row["kunci"] for row in wanted])
    messages.success(request, f"{count} sesi lain diakhiri." if count else "Sesi itu sudah berakhir.")
    return redirect("anggota:profile")


@require_POST
@gerbang.require_recent_password
def renew_kode_pemulihan(request):
    allow(gerbang.has_faktor(request.user))
    codes = actions.renew_kode_pemulihan(request.user)
    return render(request, "anggota/kode_pemulihan.html", {"daftar_kode": codes, "baru": False})


@require_POST
@gerbang.require_recent_password
def remove_faktor(request):
    try:
        actions.remove_faktor(request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        gerbang.keep_session(request, request.user)
        messages.success(request, "Faktor kedua dicabut. Sesi Anda di perangkat lain sudah berakhir.")
    return redirect("anggota:profile")

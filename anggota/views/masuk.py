"""Logging in: password, second factor, and the password asked again before a sensitive change."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth import logout as end_session
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from anggota import actions, forms, gerbang
from anggota.qr import kode_qr


class Login(auth_views.LoginView):
    template_name, form_class, redirect_authenticated_user = "anggota/login.html", forms.LoginForm, True

    def form_valid(self, form):
        return gerbang.wait_at_gate(self.request, form.get_user(), tujuan=self.get_redirect_url())

    def form_invalid(self, form):
        name = form.data.get("username", "").replace("\x00", "").strip().lower()[:40]
        failures = getattr(self.request, "axes_failures_since_start", None)
        if failures == settings.AXES_FAILURE_LIMIT:
            actions.record_lock_out(name)
        elif not getattr(self.request, "axes_locked_out", False):  # a thousand tries on a shut door are one event
            actions.record_login_failed(name)
        return super().form_invalid(form)


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def verify_faktor(request):
    pengguna = gerbang.waiting(request)
    if pengguna is None or not gerbang.has_faktor(pengguna):
        return _start_again(request)
    form = forms.KodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if actions.verify_faktor(pengguna, kode=form.cleaned_data["kode"]):
            return gerbang.enter(request, pengguna)
        form.add_error("kode", forms.KODE_SALAH)
    return render(request, "anggota/verify_faktor.html", {"form": form})


def _start_again(request):
    if request.user.is_authenticated:
        return redirect("anggota:profile")
    messages.info(request, "Waktu memasukkan kode sudah lewat. Masuk sekali lagi dengan sandi Anda.")
    return redirect("anggota:login")


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def activate_faktor(request):
    """For who waits at the gate without a second factor, and for who changes it from the own account."""
    waiting = gerbang.waiting(request)
    if waiting is None and request.user.is_authenticated:
        return replace_faktor(request)
    if waiting is None or gerbang.has_faktor(waiting):
        return _start_again(request)
    return _activate(request, waiting)


@gerbang.require_recent_password
def replace_faktor(request):
    return _activate(request, request.user)


def _activate(request, pengguna):
    offered, form = actions.offer_faktor(pengguna), forms.KodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = actions.activate_faktor(pengguna, kode=form.cleaned_data["kode"])
        if codes:
            page = render(request, "anggota/kode_pemulihan.html", {"daftar_kode": codes, "baru": True})
            if request.user.is_authenticated:
                gerbang.keep_session(request, pengguna)
                return page
            return gerbang.enter(request, pengguna, response=page)
        form.add_error("kode", forms.KODE_SALAH)
    context = {"form": form, "faktor": offered, "qr": kode_qr(offered.alamat)}
    return render(request, "anggota/activate_faktor.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm_password(request):
    form = forms.SandiForm(request.POST or None)
    target = gerbang.safe_target(request, request.GET.get("next", ""))
    if request.method == "POST" and form.is_valid():
        sandi = form.cleaned_data["sandi"]
        if authenticate(request, username=request.user.nama_pengguna, password=sandi) == request.user:
            request.session[gerbang.YAKIN] = time.time()
            return redirect(target)
        form.add_error("sandi", gerbang.refusal_of_password(request))
    return render(request, "anggota/confirm_password.html", {"form": form})


@require_POST
def logout(request):
    actions.record_logout(request.user)
    end_session(request)
    response = redirect("anggota:login")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response

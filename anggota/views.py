"""Pages of this app. Class views only where Django brings them (login and passwords)."""

from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from anggota import actions, forms
from anggota.models import Instansi, JejakAudit, Keanggotaan, SuratKeputusan
from anggota.perms import can_view_anggota, can_view_jejak
from anggota.roles import KEBIJAKAN
from anggota.roster import decree_context, susun_per_unit
from gugus_tugas.auth import require
from gugus_tugas.paging import paginate
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download


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


@require_safe
@require(can_view_anggota)
def index(request):
    today = timezone.localdate()
    sk = SuratKeputusan.objects.in_force(on=today).first()
    return render(
        request, "anggota/index.html", {"sk": sk, "daftar_unit": susun_per_unit(sk, on=today), "today": today}
    )


@require_safe
@require(can_view_anggota)
def instansi(request, kode):
    obj = get_object_or_404(Instansi, kode=kode)
    kursi = (
        Keanggotaan.objects.filter(instansi=obj).select_related("sk", "kedudukan").prefetch_related("daftar_pejabat")
    )
    return render(
        request,
        "anggota/instansi.html",
        {"instansi": obj, "daftar_kursi": kursi.order_by("-sk__berlaku_mulai", "urutan")},
    )


@require_safe
def roles(request):
    """Siapa boleh apa: the policy as the code reads it."""
    return render(request, "anggota/roles.html", {"daftar_peran": KEBIJAKAN.items()})


@require_safe
@require(can_view_anggota)
def sk_index(request):
    daftar_sk = SuratKeputusan.objects.with_counts()
    return render(request, "anggota/sk_index.html", {"daftar_sk": daftar_sk, "today": timezone.localdate()})


@require_safe
@require(can_view_anggota)
def sk_detail(request, pk):
    sk = get_object_or_404(SuratKeputusan.objects.with_counts(), pk=pk)
    on = sk.date_to_show(timezone.localdate())
    return render(request, "anggota/sk_detail.html", {"sk": sk, "daftar_unit": susun_per_unit(sk, on=on), "on": on})


@require_safe
@require(can_view_anggota)
def sk_pdf(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    try:
        content = render_pdf(render_to_string("anggota/pdf/sk.html", decree_context(sk, today=timezone.localdate())))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("anggota:sk_detail", pk=pk)
    actions.record_export_sk(sk, by=request.user)
    return download(content, name=f"sk-gugus-tugas-{sk.tanggal.year}.pdf", content_type="application/pdf")


@require_safe
@require(can_view_jejak)
def jejak(request):
    form = forms.JejakFilterForm(request.GET or None)
    rows = JejakAudit.objects.visible_to(request.user)
    page = paginate(request, form.filter(rows) if form.is_bound else rows, size=50)
    return render(request, "anggota/jejak.html", {"page": page, "form": form})


@login_not_required
@require_safe
def health(request):
    """Does the database answer? For the proxy and the operator; says nothing else."""
    Instansi.objects.exists()
    return JsonResponse({"status": "sehat"})

"""The register: list, record, detail by code, status."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from kasus import actions, forms, perms
from kasus.bagian import kasus_page
from kasus.models import Kasus, Korban


@require_safe
@require(perms.can_view_kasus)
def index(request):
    form = forms.KasusFilterForm(request.GET or None)
    rows = Kasus.objects.visible_to(request.user)
    rows = form.filter(rows, request.user) if form.is_bound else rows
    korban = Korban.objects.visible_to(request.user).order_by("urutan")
    page = paginate(
        request,
        rows.select_related("penanggung_jawab").prefetch_related(Prefetch("daftar_korban", korban, "korban_terlihat")),
    )
    context = {
        "page": page,
        "form": form,
        "keping": form.keping(request),
        "can_export_htcds": perms.can_export_htcds(request.user),
        "can_record": perms.can_record_kasus(request.user),
        "can_record_permintaan": perms.can_record_permintaan(request.user),
    }
    return render(request, "kasus/index.html", context)


@require_safe
@require(perms.can_view_kasus)
def detail(request, slug):
    rows = Kasus.objects.visible_to(request.user).select_related("penanggung_jawab", "tempat_lapor").with_ditahan()
    kasus = get_object_or_404(rows, slug=slug)
    if perms.can_view_whole_kasus(request.user):
        actions.record_view_kasus(kasus, by=request.user)
    return render(request, "kasus/detail.html", kasus_page(request.user, kasus, request.GET))


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def change_status(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    choices = perms.allowed_status(request.user, kasus)
    allow(bool(choices))
    form = forms.StatusForm(request.POST or None, pilihan_status=choices)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_status_kasus(
                kasus, to=form.cleaned_data["ke"], alasan=form.cleaned_data["alasan"], by=request.user
            )
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Status kasus {kasus} diubah.")
            return redirect("kasus:detail", slug=kasus.slug)
    return render(request, "kasus/change_status.html", {"kasus": kasus, "form": form})

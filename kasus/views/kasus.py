"""The register: record, detail by code, status."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from kasus import actions, forms, perms
from kasus.bagian import kasus_page
from kasus.models import Catatan, Kasus
from kasus.models.lingkup import narrow


@require_safe
@require(perms.can_view_kasus)
def detail(request, slug):
    rows = Kasus.objects.visible_to(request.user).select_related("penanggung_jawab", "tempat_lapor").with_ditahan()
    kasus = get_object_or_404(rows, slug=slug)
    narrow(request.user, kasus)
    if perms.can_view_whole_kasus(request.user):
        actions.record_view_kasus(kasus, by=request.user)
    elif own := list(Catatan.objects.visible_to(request.user).filter(kasus=kasus).select_related("kasus")):
        actions.record_view_isi(*own, by=request.user)
    return render(request, "kasus/detail.html", kasus_page(request.user, kasus, request.GET))


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def change_status(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    choices = perms.allowed_status(request.user, kasus)
    allow(bool(choices))
    if kasus.is_terbuka:
        form = forms.StatusForm(request.POST or None, pilihan_status=choices)
    else:
        form = forms.PembukaanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            actions.change_status_kasus(kasus, to=values.pop("ke", choices[0]), by=request.user, **values)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Status kasus {kasus} diubah.")
            return redirect("kasus:detail", slug=kasus.slug)
    return render(request, "kasus/change_status.html", {"kasus": kasus, "form": form})

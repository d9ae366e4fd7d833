"""Services: asked for, and given."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.responses import tell_stored
from kasus import actions, forms, perms
from kasus.models import Kasus, Layanan


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_layanan(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_add_layanan(request.user, kasus))
    form = forms.LayananForm(
        request.POST or None, kasus=kasus, user=request.user, initial={"korban": request.GET.get("korban")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            layanan = actions.add_layanan(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, layanan, f"{layanan.get_jenis_display()} untuk {layanan.korban} tersimpan.")
            return redirect("kasus:detail", slug=kasus.slug)
    return render(request, "kasus/add_layanan.html", {"kasus": kasus, "form": form})


@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def give_layanan(request, slug, layanan):
    rows = Layanan.objects.visible_to(request.user).select_related("korban__kasus", "penyedia")
    row = get_object_or_404(rows, pk=layanan, korban__kasus__slug=slug)
    kasus = row.korban.kasus
    allow(perms.can_give_layanan(request.user, row))
    form = forms.GiveLayananForm(request.POST or None, layanan=row, initial={"diberikan": row.diberikan})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.give_layanan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"{row.get_jenis_display()} untuk {row.korban} tercatat diberikan.")
            return redirect("kasus:detail", slug=slug)
    return render(request, "kasus/give_layanan.html", {"kasus": kasus, "layanan": row, "form": form})

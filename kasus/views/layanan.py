"""Services: asked for, given, reported on; their list with sums; the rights that are no service."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus.bagian.layanan import ringkas_biaya
from kasus.models import Kasus, Layanan
from kasus.views.skrining import isian, korban_in_scope


@require_safe
@require(perms.can_view_kasus)
def layanan_index(request):
    """All services in scope, with what they cost and what nobody pays, over exactly the rows of the list."""
    form = forms.LayananFilterForm(request.GET)
    rows = form.filter(Layanan.objects.visible_to(request.user))
    page = paginate(request, rows.select_related("korban__kasus", "penyedia").prefetch_related("daftar_biaya"))
    context = {
        "page": page,
        "form": form,
        "keping": form.keping(request.GET),
        "biaya": ringkas_biaya(rows),
        "whole": perms.can_view_whole_kasus(request.user),
    }
    return render(request, "kasus/layanan_index.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_handle_layanan)
def add_layanan(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_add_layanan(request.user, kasus))
    milik = None if perms.can_record_layanan_of_all(request.user) else request.user.instansi
    form = forms.LayananForm(
        request.POST or None, kasus=kasus, user=request.user, milik=milik, initial={"korban": request.GET.get("korban")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            layanan = actions.add_layanan(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, layanan, f"{layanan.nama} untuk {layanan.korban} tersimpan.")
            return redirect("kasus:detail", slug=kasus.slug)
    return render(request, "kasus/add_layanan.html", {"kasus": kasus, "form": form})


def _layanan(request, slug, layanan) -> Layanan:
    """The service of this address that this account may change: 404 outside the scope, 403 inside without the right."""
    rows = Layanan.objects.visible_to(request.user).select_related("korban__kasus", "penyedia")
    row = get_object_or_404(rows, pk=layanan, korban__kasus__slug=slug)
    allow(perms.can_update_layanan(request.user, row))
    return row


@require_http_methods(["GET", "POST"])
@require(perms.can_handle_layanan)
def give_layanan(request, slug, layanan):
    row = _layanan(request, slug, layanan)
    form = forms.GiveLayananForm(request.POST or None, layanan=row, initial={"diberikan": row.diberikan})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.give_layanan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"{row.nama} untuk {row.korban} tercatat diberikan.")
            return redirect("kasus:detail", slug=slug)
    return render(request, "kasus/give_layanan.html", {"kasus": row.korban.kasus, "layanan": row, "form": form})


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_handle_layanan)
def update_layanan(request, slug, layanan):
    """The secretariat changes everything; a member reports what its own agency did."""
    row = _layanan(request, slug, layanan)
    of_all = perms.can_record_layanan_of_all(request.user)
    actions.record_view_layanan(row, by=request.user)
    form = (forms.UpdateLayananForm if of_all else forms.LaporLayananForm).of(row, request.POST or None, layanan=row)
    return change_page(
        request,
        "kasus/update_layanan.html",
        form,
        lambda **_: actions.update_layanan(row, by=request.user, **form.values),
        said=f"{row.nama} untuk {row.korban} diperbarui.",
        to=reverse("kasus:korban_detail", args=[slug, row.korban_id]),
        kasus=row.korban.kasus,
        layanan=row,
        batal=reverse("kasus:korban_detail", args=[slug, row.korban_id]),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record_hak(request, slug, korban):
    row = korban_in_scope(request, slug, korban)
    allow(perms.can_record_skrining(request.user, row.kasus))
    form = forms.HakForm(request.POST or None, initial={"hak": request.GET.get("hak")})
    if request.method == "POST" and form.is_valid():
        try:
            hak = actions.record_hak(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, hak, f"Hak {row} tersimpan.")
            return redirect("kasus:korban_detail", slug=slug, korban=korban)
    back = reverse("kasus:korban_detail", args=[slug, korban])
    return render(request, "kasus/ubah.html", isian(row, form, "Catat hak korban", back))

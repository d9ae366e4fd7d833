"""Retention: which cases are due, the proposal, the decision, the hold."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from kasus import actions, forms, perms
from kasus.enums import HasilPemusnahan
from kasus.models import Kasus


@require_safe
@require(perms.can_record_pemusnahan)
def retensi(request):
    form = forms.RetensiFilterForm(request.GET)
    rows = form.filter(Kasus.objects.visible_to(request.user), on=timezone.localdate())
    context = {
        "form": form,
        "page": paginate(request, rows.order_by("tanggal_lapor", "urutan")),
        "tahun": settings.RETENSI_TAHUN,
        "can_verify": perms.can_verify_pemusnahan(request.user),
    }
    return render(request, "kasus/retensi.html", context)


def _kasus(request, slug) -> Kasus:
    return get_object_or_404(Kasus.objects.visible_to(request.user).with_ditutup(), slug=slug)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_pemusnahan)
def record_pemusnahan(request, slug):
    kasus = _kasus(request, slug)
    form = forms.PemusnahanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_pemusnahan(kasus, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Pemusnahan {kasus} diusulkan; kepala sekretariat memutuskan.")
            return redirect("kasus:retensi")
    return render(request, "kasus/pemusnahan.html", {"kasus": kasus, "form": form, "langkah": "usul"})


@require_http_methods(["GET", "POST"])
@require(perms.can_verify_pemusnahan)
def verify_pemusnahan(request, slug):
    kasus = _kasus(request, slug)
    proposal = kasus.usulan_pemusnahan
    if proposal:
        actions.record_view_isi(proposal, by=request.user)
    form = forms.PutusanPemusnahanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.verify_pemusnahan(kasus, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            gone = row.hasil == HasilPemusnahan.DISETUJUI
            messages.success(
                request, f"Data kasus {kasus} dimusnahkan." if gone else f"Usulan pemusnahan {kasus} ditolak."
            )
            return redirect("kasus:retensi")
    return render(
        request, "kasus/pemusnahan.html", {"kasus": kasus, "form": form, "langkah": "putus", "usulan": proposal}
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_pemusnahan)
def change_penahanan(request, slug):
    """Holds the case back, or (the head) ends the hold that stands; `cabut` says which of the two the page showed."""
    kasus = _kasus(request, slug)
    held = kasus.penahanan_berlaku
    allow(held is None or perms.can_verify_pemusnahan(request.user))
    if request.method == "POST" and bool(held) != ("cabut" in request.POST):
        messages.warning(
            request, "Keadaannya baru saja diubah orang lain, jadi tidak ada yang dilakukan. Periksa di bawah."
        )
        return redirect("kasus:change_penahanan", slug=slug)
    if held:
        actions.record_view_isi(held, by=request.user)
    form = None if held else forms.PenahananForm(request.POST or None)
    if request.method == "POST" and (held or form.is_valid()):
        try:
            said = _withdraw_hold(request, kasus) if held else _record_hold(request, kasus, form)
        except REFUSED as refusal:
            _tell_refusal(request, form, refusal)
        else:
            messages.success(request, said)
            return redirect("kasus:detail", slug=slug)
    return render(request, "kasus/penahanan.html", {"kasus": kasus, "form": form, "penahanan": held})


def _withdraw_hold(request, kasus) -> str:
    actions.withdraw_penahanan(kasus, by=request.user)
    return f"Penahanan {kasus} dicabut."


def _record_hold(request, kasus, form) -> str:
    actions.record_penahanan(kasus, by=request.user, **form.cleaned_data)
    return f"Penahanan {kasus} dicatat."


def _tell_refusal(request, form, refusal) -> None:
    """At the form where there is one; the page that ends a hold has none."""
    if form is None:
        messages.error(request, " ".join(refusal.messages))
    else:
        form.add_error(None, refusal.messages)

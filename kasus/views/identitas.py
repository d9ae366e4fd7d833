"""Identities: opened with a reason, in an emergency, and the review of emergencies."""

from django.contrib import messages
from django.db.models import Case, When
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from anggota import surat
from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.paging import paginate
from kasus import actions, forms, perms
from kasus.models import Korban, PembukaanDarurat


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def reveal_identitas(request, slug, korban):
    """GET asks for what purpose; POST shows the identity once and leaves a trail."""
    row = get_object_or_404(
        Korban.objects.visible_to(request.user).select_related("kasus"), pk=korban, kasus__slug=slug
    )
    allow(perms.can_reveal_identitas(request.user, row))
    form, identity = forms.AlasanForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.reveal_identitas(row, alasan=form.cleaned_data["alasan"], by=request.user)
        except ActionRefused as refusal:
            form.add_error("alasan", str(refusal))
    return render(
        request, "kasus/reveal_identitas.html", {"korban": row, "form": form, "identitas": identity, "darurat": False}
    )


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def break_glass(request, slug, korban):
    """For a member who serves this victim: at once, with the head told at once."""
    row = get_object_or_404(
        Korban.objects.visible_to(request.user).select_related("kasus"), pk=korban, kasus__slug=slug
    )
    allow(perms.can_break_glass(request.user, row))
    form, identity = forms.DaruratForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.break_glass(row, alasan=form.cleaned_data["alasan"], by=request.user)
        except ActionRefused as refusal:
            form.add_error("alasan", str(refusal))
        else:
            text = render_to_string("kasus/mail/darurat.txt", {"korban": row, "oleh": request.user})
            surat.to_kepala("Pembukaan identitas dalam keadaan darurat", text, besides=request.user)
    context = {"korban": row, "form": form, "identitas": identity, "darurat": True}
    return render(request, "kasus/reveal_identitas.html", context)


@require_safe
@require(perms.can_review_darurat)
def darurat(request):
    rows = PembukaanDarurat.objects.visible_to(request.user)
    rows = rows.select_related("korban__kasus", "dicatat_oleh__instansi", "ditinjau_oleh")
    waiting_first = rows.order_by(
        Case(When(pk__in=rows.belum_ditinjau().values("pk"), then=0), default=1), "-dicatat_pada"
    )
    page = paginate(request, waiting_first)
    actions.record_view_isi(*page.object_list, by=request.user)
    return render(request, "kasus/darurat.html", {"page": page})


@require_http_methods(["GET", "POST"])
@require(perms.can_review_darurat)
def review_darurat(request, pk):
    rows = PembukaanDarurat.objects.visible_to(request.user).select_related("korban__kasus", "dicatat_oleh__instansi")
    row = get_object_or_404(rows, pk=pk)
    allow(perms.can_review_darurat_in(request.user, row.korban.kasus))
    actions.record_view_isi(row, by=request.user)
    form = forms.TinjauanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.review_darurat(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Tinjauan atas {row} tersimpan.")
            return redirect("kasus:darurat")
    return render(request, "kasus/review_darurat.html", {"row": row, "form": form})

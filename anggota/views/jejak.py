"""The trail, and the health of the system."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota import actions, forms
from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, JejakAudit
from anggota.perms import can_view_jejak, can_view_paparan
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import download


def _asked(request):
    """The filter, and the rows of this person's scope that it lets through."""
    form = forms.JejakFilterForm(request.GET or None)
    rows = JejakAudit.objects.visible_to(request.user)
    return form, (form.filter(rows) if form.is_bound else rows)


@require_safe
@require(can_view_jejak)
def jejak(request):
    form, rows = _asked(request)
    checks = JejakAudit.objects.visible_to(request.user).filter(peristiwa=JenisPeristiwa.CHECK_JEJAK)
    context = {
        "page": paginate(request, rows, size=50),
        "form": form,
        "pemeriksaan": checks.order_by("-id").first(),
        "can_view_paparan": can_view_paparan(request.user),
    }
    return render(request, "anggota/jejak.html", context)


@require_safe
@require(can_view_jejak)
def export_jejak(request):
    """The rows of the list as CSV: same scope, same filter."""
    form, rows = _asked(request)
    if form.is_bound and not form.is_valid():
        return redirect(f"{reverse('anggota:jejak')}?{request.GET.urlencode()}")
    try:
        content = actions.export_jejak(rows, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('anggota:jejak')}?{request.GET.urlencode()}")
    return download(content, name=f"jejak-audit-{timezone.localdate():%Y%m%d}.csv", content_type="text/csv")


@login_not_required
@require_safe
def health(request):
    """Does the database answer? For the proxy and the operator; says nothing else."""
    Instansi.objects.exists()
    return JsonResponse({"status": "sehat"})

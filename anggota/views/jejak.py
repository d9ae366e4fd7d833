"""The trail, and the health of the system."""

from dataclasses import asdict
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota import actions, forms, keadaan
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit
from anggota.perms import can_view_jejak, can_view_keadaan, can_view_paparan
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import download

HEALTH_SECONDS = 10


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
    """For the proxy and the operator: each part in one word, 503 when one is unwell; details for the account manager alone.

    Anybody may ask as often as they like: what was found is kept for ten seconds.
    """
    parts = cache.get_or_set("keadaan", keadaan.quick, HEALTH_SECONDS)
    is_well = keadaan.is_well(parts)
    told = {part.kunci: "baik" if part.beres else "tidak baik" for part in parts if part.beres is not None}
    answer = {"status": "sehat" if is_well else "sakit", "bagian": told}
    if told["basis_data"] == "baik" and request.user.is_authenticated and can_view_keadaan(request.user):
        answer["rincian"] = [asdict(part) for part in parts]
    return JsonResponse(answer, status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE)

"""The trail, and the health of the system."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from anggota import forms
from anggota.models import Instansi, JejakAudit
from anggota.perms import can_view_jejak, can_view_paparan
from gugus_tugas.auth import require
from gugus_tugas.paging import paginate


@require_safe
@require(can_view_jejak)
def jejak(request):
    form = forms.JejakFilterForm(request.GET or None)
    rows = JejakAudit.objects.visible_to(request.user)
    page = paginate(request, form.filter(rows) if form.is_bound else rows, size=50)
    context = {"page": page, "form": form, "can_view_paparan": can_view_paparan(request.user)}
    return render(request, "anggota/jejak.html", context)


@login_not_required
@require_safe
def health(request):
    """Does the database answer? For the proxy and the operator; says nothing else."""
    Instansi.objects.exists()
    return JsonResponse({"status": "sehat"})

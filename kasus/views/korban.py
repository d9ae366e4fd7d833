"""The page of one victim, by code."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from kasus import actions, perms
from kasus.bagian import korban_page
from kasus.models import Korban
from kasus.models.lingkup import narrow


@require_safe
@require(perms.can_view_kasus)
def korban_detail(request, slug, korban):
    rows = Korban.objects.visible_to(request.user).select_related("kasus__penanggung_jawab", "kewarganegaraan", "asal")
    row = get_object_or_404(rows.prefetch_related("daftar_unsur"), pk=korban, kasus__slug=slug)
    narrow(request.user, row.kasus)
    if perms.can_view_whole_kasus(request.user):
        actions.record_view_kasus(row.kasus, by=request.user)
    return render(request, "kasus/korban_detail.html", korban_page(request.user, row))

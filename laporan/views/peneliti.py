"""The prepared tables of a researcher."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.responses import XLSX, download
from laporan import actions, perms
from program.models import Penelitian


@require_safe
@require(perms.can_export_tabel_penelitian)
def export_tabel_penelitian(request, pk):
    row = get_object_or_404(Penelitian.objects.visible_to(request.user), pk=pk)
    try:
        content = actions.export_tabel_penelitian(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("program:penelitian_detail", pk)
    return download(content, name=f"tabel-{str(row).lower()}.xlsx", content_type=XLSX)

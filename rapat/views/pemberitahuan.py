"""What went out, to whom, and what became of it; agencies that no mail reaches."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from anggota.perms import can_manage_pengguna
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.paging import paginate
from rapat import actions, forms, perms, surat
from rapat.models import Pemberitahuan
from rapat.views.siaran import SELAMA, tell_sent


@require_safe
@require(perms.can_schedule_rapat)
def pemberitahuan(request):
    rows = Pemberitahuan.objects.visible_to(request.user)
    shown = rows.select_related("penerima__instansi", "instansi", "rapat", "tindak_lanjut__rekomendasi")
    shown = shown.select_related("tindak_lanjut__instansi").annotate(jumlah_butir=Count("daftar_butir"))
    form = forms.PemberitahuanFilterForm(request.GET)
    unreached = surat.tak_terjangkau(on=timezone.localdate())
    page = paginate(request, form.filter(shown).order_by("-antre_sejak", "id"))
    for row in page.object_list:
        row.can_manage = bool(row.penerima) and can_manage_pengguna(request.user, row.penerima)
    context = {
        "form": form,
        "page": page,
        "perlu": rows.needs_person().count(),
        "daftar_tak_terjangkau": [(one, surat.teks_whatsapp_tugas(one.jumlah), _wa(one)) for one in unreached],
    }
    return render(request, "rapat/pemberitahuan.html", context)


def _wa(one) -> str:
    query = urlencode({"text": surat.teks_whatsapp_tugas(one.jumlah)})
    return f"{one.instansi.tautan_whatsapp}?{query}" if one.instansi.whatsapp else ""


@require_POST
@require(perms.can_schedule_rapat)
def resend_pemberitahuan(request, pk):
    row = get_object_or_404(Pemberitahuan.objects.visible_to(request.user), pk=pk)
    try:
        actions.kirim_lagi([row], by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        tell_sent(request, actions.kirim(selama=SELAMA))
    return redirect(_back(request, row))


@require_POST
@require(perms.can_schedule_rapat)
def verify_pemberitahuan(request, pk):
    row = get_object_or_404(Pemberitahuan.objects.visible_to(request.user), pk=pk)
    try:
        row = actions.tandai_diterima(row, by=request.user)
        messages.success(request, f"{row}: ditandai sudah diterima.")
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request, row))


def _back(request, row) -> str:
    """To the page whose button it was: that of the meeting, or the list."""
    if request.POST.get("dari") == "rapat" and row.rapat_id:
        return redirect("rapat:send_undangan", pk=row.rapat_id).url
    return redirect("rapat:pemberitahuan").url

"""Import of a decree's annex: template, upload, preview, confirmation."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggota import actions, forms, lampiran, perms
from anggota.models import ImporLampiran, SuratKeputusan
from anggota.resources import KursiResource
from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import XLSX, download, tell_stored


@require_safe
@require(perms.can_manage_sk)
def lampiran_template(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    return download(lampiran.build_template(sk), name=f"templat-lampiran-sk-{sk.pk}.xlsx", content_type=XLSX)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def import_lampiran(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    form = forms.ImporForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        impor = actions.hold_lampiran(sk, by=request.user, rows=form.cleaned_data["berkas"])
        return redirect("anggota:preview_lampiran", pk=impor.pk)
    return render(request, "anggota/import_lampiran.html", {"sk": sk, "form": form, "petunjuk": lampiran.PETUNJUK})


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def preview_lampiran(request, pk):
    impor = get_object_or_404(ImporLampiran.objects.visible_to(request.user).select_related("sk"), pk=pk)
    if request.method == "POST":
        try:
            stored = actions.import_keanggotaan(impor, by=request.user, sidik=request.POST.get("sidik", ""))
        except REFUSED as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            tell_stored(request, stored, "Lampiran SK tersimpan.")
            return redirect("anggota:sk_detail", pk=impor.sk_id)
    if impor.disimpan_pada:
        messages.info(request, "Impor ini sudah disimpan.")
        return redirect("anggota:sk_detail", pk=impor.sk_id)
    rows = lampiran.from_json(impor.isi)
    ulang = reverse("anggota:import_lampiran", args=[impor.sk_id])
    context = {"impor": impor, "sk": impor.sk, "terbaca": rows, "pratinjau": KursiResource(impor.sk).preview(rows)}
    context |= {"kolom": lampiran.KOLOM, "ulang": ulang}
    return render(request, "anggota/preview_lampiran.html", context)

"""An agency asks that an item go to another agency; the secretariat answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.responses import tell_stored
from rapat import actions, forms, perms
from rapat.models import Penyerahan, TindakLanjut


def _item(request, pk) -> TindakLanjut:
    rows = TindakLanjut.objects.visible_to(request.user).select_related("rekomendasi__rapat", "instansi")
    return get_object_or_404(rows, pk=pk)


def _open(request, pk) -> Penyerahan:
    rows = Penyerahan.objects.visible_to(request.user).menunggu()
    return get_object_or_404(
        rows.select_related("tindak_lanjut__rekomendasi", "tindak_lanjut__instansi", "dari", "usul", "dicatat_oleh"),
        tindak_lanjut=pk,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def record_penyerahan(request, pk):
    item = _item(request, pk)
    allow(perms.can_report_progress(request.user, item))
    form = forms.PenyerahanForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_penyerahan(item, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(
                request, row, "Permintaan terkirim ke sekretariat. Sampai dijawab, item ini tetap pada instansi Anda."
            )
            return redirect("rapat:tindak_lanjut_detail", pk=pk)
    return render(request, "rapat/record_penyerahan.html", {"item": item, "form": form})


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def verify_penyerahan(request, pk):
    row = _open(request, pk)
    allow(perms.can_verify_penyerahan(request.user, row))
    item = row.tindak_lanjut
    form = forms.PutusanPenyerahanForm(
        request.POST or None, item=item, initial={"instansi": row.usul.kode if row.usul else ""}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_penyerahan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Putusan penyerahan {item} tersimpan.")
            return redirect("rapat:tindak_lanjut_detail", pk=pk)
    return render(request, "rapat/verify_penyerahan.html", {"item": item, "penyerahan": row, "form": form})


@require_POST
@require(perms.can_view_rapat)
def withdraw_penyerahan(request, pk):
    row = _open(request, pk)
    allow(perms.can_report_progress(request.user, row.tindak_lanjut))
    try:
        actions.withdraw_penyerahan(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Permintaan penyerahan dicabut; item ini tetap pada instansi Anda.")
    return redirect("rapat:tindak_lanjut_detail", pk=pk)

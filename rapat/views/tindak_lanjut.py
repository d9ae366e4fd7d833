"""The items of the agencies: list, one item, the agency's report, the verdict, the evidence."""

from pathlib import Path

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota.enums import Izin
from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.files import MIME
from gugus_tugas.paging import paginate
from gugus_tugas.responses import download, tell_stored
from rapat import actions, forms, perms
from rapat.models import Perkembangan, TindakLanjut


@require_safe
@require(perms.can_view_rapat)
def tindak_lanjut(request):
    rows = TindakLanjut.objects.visible_to(request.user).select_related("rekomendasi", "instansi").urgent_first()
    own = request.user.instansi.kode if request.user.has_izin(Izin.REPORT_PROGRESS) else ""
    asked = request.GET if {"keadaan", "instansi"} & request.GET.keys() else {"instansi": own, "keadaan": "terbuka"}
    form = forms.TindakLanjutFilterForm(asked)
    page = paginate(request, form.filter(rows, on=timezone.localdate()))
    return render(request, "rapat/tindak_lanjut.html", {"page": page, "form": form})


@require_safe
@require(perms.can_view_rapat)
def tindak_lanjut_detail(request, pk):
    item = get_object_or_404(
        TindakLanjut.objects.visible_to(request.user).select_related("rekomendasi__rapat", "instansi"), pk=pk
    )
    notes = (
        Perkembangan.objects.visible_to(request.user)
        .filter(tindak_lanjut=item)
        .select_related("dicatat_oleh", "diverifikasi_oleh")
    )
    pending = next((note for note in notes if note.is_pending), None)
    context = {
        "item": item,
        "daftar_perkembangan": notes,
        "pending": pending,
        "can_report": perms.can_report_progress(request.user, item) and item.is_terbuka and not pending,
        "can_verify": bool(pending) and perms.can_verify_tindak_lanjut(request.user, pending),
        "can_export": perms.can_schedule_rapat(request.user) or perms.can_report_progress(request.user, item),
    }
    return render(request, "rapat/tindak_lanjut_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def report_progress(request, pk):
    item = get_object_or_404(
        TindakLanjut.objects.visible_to(request.user).select_related("rekomendasi__rapat", "instansi"), pk=pk
    )
    allow(perms.can_report_progress(request.user, item))
    form = forms.PerkembanganForm(request.POST or None, request.FILES or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            note = actions.report_progress(item, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, note, "Laporan perkembangan terkirim ke sekretariat.")
            return redirect("rapat:tindak_lanjut_detail", pk=pk)
    return render(request, "rapat/report_progress.html", {"item": item, "form": form})


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def verify_tindak_lanjut(request, perkembangan):
    rows = Perkembangan.objects.visible_to(request.user).select_related(
        "tindak_lanjut__rekomendasi", "tindak_lanjut__instansi", "dicatat_oleh"
    )
    note = get_object_or_404(rows, pk=perkembangan)
    allow(perms.can_verify_tindak_lanjut(request.user, note))
    if request.method == "GET" and not note.is_pending:
        messages.info(request, "Laporan ini sudah diperiksa.")
        return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    form = forms.VerifikasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_tindak_lanjut(note, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Verifikasi {note.tindak_lanjut} tersimpan.")
            return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    return render(request, "rapat/verify_tindak_lanjut.html", {"note": note, "item": note.tindak_lanjut, "form": form})


@require_safe
@require(perms.can_view_rapat)
def export_bukti(request, perkembangan):
    rows = Perkembangan.objects.visible_to(request.user).select_related(
        "tindak_lanjut__rekomendasi", "tindak_lanjut__instansi"
    )
    note = get_object_or_404(rows, pk=perkembangan)
    allow(perms.can_export_bukti(request.user, note))
    if not note.bukti:
        raise Http404
    extension = Path(note.bukti.name).suffix
    try:
        content = actions.export_bukti(note, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    name = f"bukti-rekomendasi-{note.tindak_lanjut.rekomendasi.nomor}-{timezone.localtime(note.dicatat_pada):%Y%m%d}{extension}"
    return download(content, name=name, content_type=MIME[extension])

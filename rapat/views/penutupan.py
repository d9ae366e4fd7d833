"""The end of a meeting: what closing will do, opening again, the printed minutes, and the reminder to who stayed away."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download
from rapat import actions, forms, perms
from rapat.absen import daftar_absen, teguran_html
from rapat.bawaan import dibawa_ke
from rapat.enums import StatusRapat
from rapat.kuorum import hitung_kuorum
from rapat.models import Hasil, Notulen, Rapat, TindakLanjut
from rapat.naskah import notulen_html

PDF = "application/pdf"


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def close_rapat(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    form = forms.TutupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.close_rapat(rapat, by=request.user, cetak=render_pdf, **form.cleaned_data)
        except (*REFUSED, PdfFailed) as refusal:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
        else:
            messages.success(request, f"{rapat} ditutup; notulen versi {row.versi} tersimpan dan terkunci.")
            return redirect("rapat:detail", pk=pk)
    return render(request, "rapat/close_rapat.html", {**_outlook(rapat, request.user), "form": form})


def _outlook(rapat: Rapat, user) -> dict:
    """What closing will do, in numbers."""
    items = TindakLanjut.objects.visible_to(user).filter(rekomendasi__rapat=rapat)
    return {
        "rapat": rapat,
        "is_mulai": rapat.status == StatusRapat.BERLANGSUNG,
        "kuorum": hitung_kuorum(rapat),
        "jumlah_baris": Hasil.objects.visible_to(user).filter(rapat=rapat).berlaku().count(),
        "jumlah_bawaan": len(dibawa_ke(rapat, user=user)),
        "jumlah": items.aggregate(
            tugas=Count("pk"),
            instansi=Count("instansi", distinct=True),
            rekomendasi=Count("rekomendasi", distinct=True),
        ),
    }


@require_http_methods(["GET", "POST"])
@require(perms.can_reopen_rapat)
def reopen_rapat(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    form = forms.BukaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen_rapat(rapat, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"{rapat} dibuka kembali. Notulen yang lama tetap tersimpan sebagai versi lama.")
            return redirect("rapat:notulen", pk=pk)
    return render(request, "rapat/reopen_rapat.html", {"rapat": rapat, "form": form})


@require_safe
@require(perms.can_view_rapat)
def export_notulen(request, pk):
    """The minutes in force, or an older version; while the meeting is open a draft, for who writes it."""
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    rows = Notulen.objects.visible_to(request.user).filter(rapat=rapat)
    asked = request.GET.get("versi", "")
    row = (
        rows.filter(versi=asked).first()
        if asked.isascii() and asked.isdigit() and len(asked) < 4
        else rows.berlaku().first()
    )
    if asked and row is None:
        raise Http404
    allow(rapat.status == StatusRapat.SELESAI or perms.can_schedule_rapat(request.user))
    try:
        content = actions.export_notulen(rapat, by=request.user, notulen=row)
        content = content or render_pdf(notulen_html(rapat, row, user=request.user))
    except (ActionRefused, PdfFailed) as failure:
        messages.error(request, str(failure))
        return redirect("rapat:detail", pk=pk)
    name = f"notulen-{rapat.tanggal:%Y%m%d}-{f'versi-{row.versi}' if row else 'konsep'}.pdf"
    return download(content, name=name, content_type=PDF)


@require_safe
@require(perms.can_schedule_rapat)
def export_teguran(request, kode):
    absen = next((row for row in daftar_absen(request.user) if row.instansi.kode == kode), None)
    if absen is None:
        raise Http404
    try:
        content = render_pdf(teguran_html(absen))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("rapat:index")
    actions.record_export_teguran(kode, by=request.user)
    return download(content, name=f"surat-teguran-{kode}.pdf", content_type=PDF)

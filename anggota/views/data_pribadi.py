"""The record of processing activities, as page and PDF."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota import actions
from anggota.pemrosesan import daftar_kegiatan
from anggota.perms import can_view_anggota
from gugus_tugas.auth import require
from gugus_tugas.pdf import Dokumen, PdfFailed, render_pdf
from gugus_tugas.responses import download


@require_safe
@require(can_view_anggota)
def pemrosesan(request):
    return render(request, "anggota/pemrosesan.html", {"daftar_kegiatan": daftar_kegiatan()})


@require_safe
@require(can_view_anggota)
def pemrosesan_pdf(request):
    today = timezone.localdate()
    dokumen = Dokumen(judul="Catatan kegiatan pemrosesan data pribadi", tanggal=today, kaki="UU 27/2022 Pasal 31")
    context = {"daftar_kegiatan": daftar_kegiatan(), "dokumen": dokumen, "today": today}
    try:
        content = render_pdf(render_to_string("anggota/pdf/pemrosesan.html", context))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("anggota:pemrosesan")
    actions.record_export_pemrosesan(by=request.user)
    return download(content, name="catatan-pemrosesan.pdf", content_type="application/pdf")

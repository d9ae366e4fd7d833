"""Members: decrees, seats, agencies, roles."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota import actions
from anggota.models import Instansi, Keanggotaan, SuratKeputusan
from anggota.perms import can_view_anggota
from anggota.roles import KEBIJAKAN
from anggota.roster import decree_context, susun_per_unit
from gugus_tugas.auth import require
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download


@require_safe
@require(can_view_anggota)
def index(request):
    today = timezone.localdate()
    sk = SuratKeputusan.objects.in_force(on=today).first()
    return render(
        request, "anggota/index.html", {"sk": sk, "daftar_unit": susun_per_unit(sk, on=today), "today": today}
    )


@require_safe
@require(can_view_anggota)
def instansi(request, kode):
    obj = get_object_or_404(Instansi, kode=kode)
    kursi = (
        Keanggotaan.objects.filter(instansi=obj).select_related("sk", "kedudukan").prefetch_related("daftar_pejabat")
    )
    return render(
        request,
        "anggota/instansi.html",
        {"instansi": obj, "daftar_kursi": kursi.order_by("-sk__berlaku_mulai", "urutan")},
    )


@require_safe
def roles(request):
    """Siapa boleh apa: the policy as the code reads it."""
    return render(request, "anggota/roles.html", {"daftar_peran": KEBIJAKAN.items()})


@require_safe
@require(can_view_anggota)
def sk_index(request):
    daftar_sk = SuratKeputusan.objects.with_counts()
    return render(request, "anggota/sk_index.html", {"daftar_sk": daftar_sk, "today": timezone.localdate()})


@require_safe
@require(can_view_anggota)
def sk_detail(request, pk):
    sk = get_object_or_404(SuratKeputusan.objects.with_counts(), pk=pk)
    on = sk.date_to_show(timezone.localdate())
    return render(request, "anggota/sk_detail.html", {"sk": sk, "daftar_unit": susun_per_unit(sk, on=on), "on": on})


@require_safe
@require(can_view_anggota)
def sk_pdf(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    try:
        content = render_pdf(render_to_string("anggota/pdf/sk.html", decree_context(sk, today=timezone.localdate())))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("anggota:sk_detail", pk=pk)
    actions.record_export_sk(sk, by=request.user)
    return download(content, name=f"sk-gugus-tugas-{sk.tanggal.year}.pdf", content_type="application/pdf")

"""Breach drill: what one account saw in a stretch of time, as page, CSV and the draft of the notice."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota import actions, forms
from anggota.paparan import susun_paparan, tenggat
from anggota.perms import can_report_kebocoran, can_view_paparan
from gugus_tugas.auth import require
from gugus_tugas.clock import now
from gugus_tugas.csv_file import csv_bytes
from gugus_tugas.pdf import Dokumen, PdfFailed, PenandaTangan, render_pdf
from gugus_tugas.responses import download
from gugus_tugas.tanggal import tulis_tanggal

KEPALA_CSV = ["Jenis", "Kode", "Pertama", "Terakhir", "Kali", "Perbuatan", "Kolom", "Asal"]


def _answer(user, form) -> dict:
    """What was asked and what the trail says to it; empty when the question cannot be read."""
    if not form.is_valid():
        return {}
    asked = form.cleaned_data
    rows = susun_paparan(user, asked["pelaku"], sejak=asked["sejak"], sampai=asked["sampai"])
    return {
        **asked,
        "daftar_register": [row for row in rows if row.is_register],
        "daftar_lain": [row for row in rows if not row.is_register],
        "tenggat": tenggat(asked["diketahui"]),
        "is_lewat": tenggat(asked["diketahui"]) < now(),
    }


@require_safe
@require(can_view_paparan)
def paparan(request):
    form = forms.PaparanForm(request.GET or None)
    context = {"form": form, "jawaban": _answer(request.user, form), "can_report": can_report_kebocoran(request.user)}
    return render(request, "anggota/paparan.html", context)


@require_safe
@require(can_view_paparan)
def export_paparan(request):
    answer = _answer(request.user, forms.PaparanForm(request.GET))
    if not answer:
        return redirect(f"{reverse('anggota:paparan')}?{request.GET.urlencode()}")
    actions.record_export_paparan(answer["pelaku"], by=request.user)
    rows = [
        [
            row.jenis, row.sebutan, f"{timezone.localtime(row.pertama):%Y-%m-%d %H:%M:%S}",
            f"{timezone.localtime(row.terakhir):%Y-%m-%d %H:%M:%S}", row.kali, "; ".join(row.peristiwa), "; ".join(row.kolom),
            "; ".join(row.asal),
        ]
        for row in [*answer["daftar_register"], *answer["daftar_lain"]]
    ]  # fmt: skip
    return download(csv_bytes(KEPALA_CSV, rows), name="paparan-akun.csv", content_type="text/csv; charset=utf-8")


@require_safe
@require(can_report_kebocoran)
def report_kebocoran(request):
    answer, back = (
        _answer(request.user, forms.PaparanForm(request.GET)),
        f"{reverse('anggota:paparan')}?{request.GET.urlencode()}",
    )
    if not answer:
        return redirect(back)
    today = timezone.localdate()
    dokumen = Dokumen(
        judul="Pemberitahuan kegagalan pelindungan data pribadi", tanggal=today, klasifikasi="TERBATAS", is_konsep=True
    )
    signer = PenandaTangan("Kepala Sekretariat Gugus Tugas PP-TPPO Aceh")
    context = {**answer, "dokumen": dokumen, "penanda": signer, "tempat_tanggal": f"Banda Aceh, {tulis_tanggal(today)}"}
    try:
        content = render_pdf(render_to_string("anggota/pdf/kebocoran.html", context))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect(back)
    actions.report_kebocoran(answer["pelaku"], by=request.user)
    return download(content, name=f"pemberitahuan-kebocoran-{today:%Y%m%d}.pdf", content_type="application/pdf")

"""Consent: the answers of one sheet, a withdrawal, and the sheet itself to print."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.pdf import Dokumen, PdfFailed, render_pdf
from gugus_tugas.responses import download, tell_stored
from kasus import actions, forms, perms
from kasus.enums import PihakPersetujuan, TujuanPersetujuan
from kasus.models import Korban, Persetujuan, Rujukan

# The six purposes as they are read aloud, in the order of the form; a test keeps both alike.
_TANYA = [
    {"tujuan": TujuanPersetujuan.WAWANCARA, "teks": "kami bertanya kepada Anda dan mencatat jawaban Anda?"},
    {
        "tujuan": TujuanPersetujuan.LAYANAN,
        "teks": "kami memberi Anda layanan: berobat, tempat aman, bantuan hukum, atau pulang?",
    },
    {
        "tujuan": TujuanPersetujuan.BERBAGI,
        "teks": "kami memberitahukan keadaan Anda kepada kantor lain yang dapat menolong? Sebutkan kantornya satu per satu.",
        "with_instansi": True,
    },
    {"tujuan": TujuanPersetujuan.POLISI, "teks": "kami melaporkan kejadian ini kepada polisi?"},
    {
        "tujuan": TujuanPersetujuan.PENELITIAN,
        "teks": "kami memakai data tanpa nama Anda untuk menghitung dan mempelajari kejadian seperti ini?",
    },
    {"tujuan": TujuanPersetujuan.DIHUBUNGI, "teks": "kami menghubungi Anda lagi nanti?"},
]


def _korban(request, slug, korban) -> Korban:
    rows = Korban.objects.visible_to(request.user).select_related("kasus")
    return get_object_or_404(rows, pk=korban, kasus__slug=slug)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_persetujuan)
def record_persetujuan(request, slug, korban):
    row = _korban(request, slug, korban)
    allow(perms.can_record_persetujuan_in(request.user, row.kasus))
    form = forms.PersetujuanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            stored = actions.record_lembar_persetujuan(row, by=request.user, **form.values)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, stored, f"Jawaban persetujuan {row} tersimpan.{_next(row, stored)}")
            return redirect("kasus:korban_detail", slug=slug, korban=korban)
    return render(request, "kasus/persetujuan/record.html", {"korban": row, "form": form})


def _next(korban: Korban, stored: Persetujuan) -> str:
    """For who may be a child: the other voice."""
    if not korban.needs_wali or stored.pemberi == "korban_dewasa":
        return ""
    other = "walinya" if stored.pihak == PihakPersetujuan.KORBAN else "anak itu sendiri"
    return f" Catat juga jawaban {other}; tanpa keduanya data anak tidak dibagi."


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_persetujuan)
def withdraw_persetujuan(request, slug, korban, pk):
    victim = _korban(request, slug, korban)
    row = get_object_or_404(Persetujuan.objects.visible_to(request.user).filter(korban=victim), pk=pk)
    form = forms.WithdrawPersetujuanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_persetujuan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Pencabutan persetujuan {victim} tercatat dan berlaku sekarang juga.")
            return redirect("kasus:korban_detail", slug=slug, korban=korban)
    closing = Rujukan.objects.visible_to(request.user).resting_on(row).select_related("korban__kasus", "penerima")
    context = {"korban": victim, "persetujuan": row, "form": form, "daftar_rujukan": list(closing)}
    return render(request, "kasus/persetujuan/withdraw.html", context)


@require_safe
@require(perms.can_record_persetujuan)
def lembar_persetujuan(request, slug, korban):
    """The sheet for one victim, by code."""
    row = _korban(request, slug, korban)
    allow(perms.can_record_persetujuan_in(request.user, row.kasus))
    answer = _sheet(request, kode=row.kode, with_wali=row.needs_wali)
    if answer.headers["Content-Type"] == "application/pdf":
        actions.export_persetujuan(row, by=request.user)
    return answer


@require_safe
@require(perms.can_record_persetujuan)
def blank_persetujuan(request):
    """The sheet before anything is recorded: the code is written by hand."""
    return _sheet(request, kode="", with_wali=True)


def _sheet(request, *, kode: str, with_wali: bool):
    """The same paper for everybody; what stands on it comes from nobody's record but the code."""
    document = Dokumen(
        judul="Lembar persetujuan",
        tanggal=timezone.localdate(),
        klasifikasi="RAHASIA",
        kaki=kode or "Lembar persetujuan",
    )
    context = {"dokumen": document, "kode": kode, "with_wali": with_wali, "daftar_tanya": _TANYA}
    try:
        content = render_pdf(render_to_string("kasus/pdf/lembar_persetujuan.html", context))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("kasus:index")
    name = f"lembar-persetujuan-{kode.lower().replace('/', '-')}.pdf" if kode else "lembar-persetujuan.pdf"
    return download(content, name=name, content_type="application/pdf")

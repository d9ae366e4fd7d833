"""What a victim asks about the own data: list with the clock, request, answer, copy, correction, restriction."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.pdf import Dokumen, PdfFailed, render_pdf
from gugus_tugas.responses import download, tell_stored
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus.models import Korban, Permintaan


def _korban(request, slug, korban) -> Korban:
    rows = Korban.objects.visible_to(request.user).select_related("kasus")
    return get_object_or_404(rows, pk=korban, kasus__slug=slug)


def _permintaan(request, pk) -> Permintaan:
    rows = Permintaan.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("korban__kasus", "dicatat_oleh", "diverifikasi_oleh"), pk=pk)


@require_safe
@require(perms.can_record_permintaan)
def permintaan_index(request):
    form = forms.PermintaanFilterForm(request.GET)
    rows = Permintaan.objects.visible_to(request.user).select_related("korban__kasus")
    page = paginate(request, form.filter(rows).order_by("-waktu_diterima", "id"))
    return render(request, "kasus/permintaan.html", {"form": form, "page": page})


@require_safe
@require(perms.can_record_permintaan)
def permintaan_detail(request, pk):
    row = _permintaan(request, pk)
    actions.record_view_isi(row, by=request.user)
    context = {
        "permintaan": row,
        "can_verify": not row.hasil and perms.can_verify_permintaan(request.user, row),
        "can_export": perms.can_export_salinan(request.user, row),
    }
    return render(request, "kasus/permintaan_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_permintaan)
def record_permintaan(request, slug, korban):
    row = _korban(request, slug, korban)
    allow(perms.can_record_permintaan_in(request.user, row.kasus))
    form = forms.PermintaanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stored = actions.record_permintaan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, stored, "Permintaan tersimpan; hitungan 3×24 jam berjalan.")
            return redirect("kasus:permintaan_detail", pk=stored.pk)
    context = {"korban": row, "form": form, "judul": "Catat permintaan", "tombol": "Simpan permintaan"}
    return render(request, "kasus/isian_korban.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_permintaan)
def verify_permintaan(request, pk):
    row = _permintaan(request, pk)
    allow(perms.can_verify_permintaan(request.user, row))
    actions.record_view_isi(row, by=request.user)
    form = forms.VerifikasiPermintaanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_permintaan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, "Jawaban tersimpan.")
            return redirect("kasus:permintaan_detail", pk=pk)
    context = {
        "korban": row.korban,
        "form": form,
        "judul": "Jawab permintaan",
        "tombol": "Simpan jawaban",
        "permintaan": row,
    }
    return render(request, "kasus/isian_korban.html", context)


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_permintaan)
def export_salinan(request, pk):
    """GET asks for what purpose; POST hands out the copy once and leaves a trail."""
    row = _permintaan(request, pk)
    allow(perms.can_export_salinan(request.user, row))
    actions.record_view_isi(row, by=request.user)
    form = forms.AlasanSalinanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            copy = actions.export_salinan(row, alasan=form.cleaned_data["alasan"], by=request.user)
            content = render_pdf(render_to_string("kasus/pdf/salinan.html", _printed(copy)))
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        except PdfFailed as failure:
            form.add_error(None, str(failure))
        else:
            name = f"salinan-{copy.kode.lower().replace('/', '-')}.pdf"
            return download(content, name=name, content_type="application/pdf")
    context = {"korban": row.korban, "form": form, "judul": "Unduh salinan", "tombol": "Unduh PDF", "permintaan": row}
    return render(request, "kasus/isian_korban.html", context)


def _printed(copy) -> dict:
    today = timezone.localdate()
    document = Dokumen(
        judul=f"Salinan data {copy.kode}", tanggal=today, klasifikasi="RAHASIA", tanda="RAHASIA", kaki=copy.kode
    )
    return {"salinan": copy, "dokumen": document, "today": today}


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_permintaan)
def update_identitas(request, slug, korban):
    row = _korban(request, slug, korban)
    allow(perms.can_update_identitas(request.user, row))
    form = forms.PerbaikanForm(request.POST or None, initial={"versi": actions.stamp_identitas(row)})

    def correct(*, versi, alasan, **_):
        actions.update_identitas(row, perubahan=form.perubahan, alasan=alasan, versi=versi, by=request.user)

    return change_page(
        request,
        "kasus/isian_korban.html",
        form,
        correct,
        said=f"Identitas {row} diperbaiki; kolom dan alasannya tercatat.",
        to=reverse("kasus:korban_detail", args=[slug, korban]),
        korban=row,
        judul="Perbaiki identitas",
        tombol="Simpan perbaikan",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_change_pembatasan)
def change_pembatasan(request, slug, korban):
    row = _korban(request, slug, korban)
    allow(perms.can_change_pembatasan_in(request.user, row.kasus))
    form = forms.AlasanPembatasanForm(request.POST or None, initial={"dibatasi": "0" if row.is_dibatasi else "1"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_pembatasan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Pembatasan pemrosesan {row} diubah.")
            return redirect("kasus:korban_detail", slug=slug, korban=korban)
    label = "Akhiri pembatasan" if row.is_dibatasi else "Batasi pemrosesan"
    return render(request, "kasus/isian_korban.html", {"korban": row, "form": form, "judul": label, "tombol": label})

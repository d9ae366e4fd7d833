"""Unofficial recruiters: listed by code; opened one by one with a line in the trail; taken out with a reason."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit, gerbang
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.responses import XLSX, download
from program import actions, forms, perms
from program.models import Perusahaan
from program.resources import TabelPerekrut
from program.views.dasar import amend_page, changeable, list_page, record_page
from program.views.perusahaan import visits_and_findings


def _rows(request):
    return Perusahaan.objects.visible_to(request.user).perekrut().select_related("tempat", "instansi", "dicatat_oleh")


def _detail(row: Perusahaan) -> str:
    return reverse("program:perekrut_detail", args=[row.pk])


@require_safe
@require(perms.can_record_program)
def perekrut_index(request):
    form = forms.PerekrutFilterForm(request.GET, user=request.user)
    return list_page(
        request,
        "program/perekrut_index.html",
        form,
        _rows(request),
        order=("-dicatat_pada", "-pk"),
        can_export=perms.can_export_perekrut(request.user),
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def search_perekrut(request):
    """By name, within what this account may open. The name is sent in the body, so that no address and no log holds it."""
    form, found = forms.CariPerekrutForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        rows, place = _rows(request), form.cleaned_data["kabkota"]
        rows = rows.filter(tempat__kode__startswith=place) if place else rows
        try:
            found = actions.search_perekrut(rows, nama=form.cleaned_data["nama"], by=request.user)
        except ActionRefused as refusal:
            form.add_error("nama", refusal.messages)
    status = 422 if request.method == "POST" and found is None else 200
    context = {"form": form, "calon": found, "paling": actions.MAX_CALON}
    return render(request, "program/search_perekrut.html", context, status=status)


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_export_perekrut)
@gerbang.require_recent_password
def export_perekrut(request):
    """The list as it is narrowed, with names: for a stated reason."""
    rows = forms.PerekrutFilterForm(request.GET, user=request.user).filter(_rows(request))
    form = forms.EksporPerekrutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = actions.export_perekrut(TabelPerekrut(request.user), rows, by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error("alasan", refusal.messages)
        else:
            name = f"perekrut-rahasia-{timezone.localdate():%Y%m%d}.xlsx"
            return download(content, name=name, content_type=XLSX)
    context = {"form": form, "jumlah": rows.count(), "kueri": request.GET.urlencode()}
    status = 422 if request.method == "POST" else 200
    return render(request, "program/export_perekrut.html", context, status=status)


@sensitive_variables()
@require_safe
@require(perms.can_record_program)
def perekrut_detail(request, pk):
    row = get_object_or_404(_rows(request), pk=pk)
    context = {
        "perekrut": row,
        "rincian": actions.reveal_perekrut(row, by=request.user),
        **visits_and_findings(request, row),
        "can_change": perms.can_change_program(request.user, row),
        "can_manage": perms.can_manage_program(request.user),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/perekrut_detail.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_perekrut(request):
    return record_page(
        request,
        forms.PerekrutForm(request.POST or None, user=request.user),
        partial(actions.record_perekrut, by=request.user),
        said=lambda row: f"{row} tersimpan. Sebut dengan kode itu di tempat lain.",
        to=reverse("program:perekrut_index"),
        judul="Catat perekrut tidak resmi",
        keterangan="Hanya sekretariat dan instansi Anda yang membukanya; pimpinan tidak menghitungnya.",
        tombol="Simpan",
        induk=reverse("program:perekrut_index"),
        induk_label="Perekrut tidak resmi",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_perekrut(request, pk):
    row = changeable(request, _rows(request), pk)
    return amend_page(
        request,
        forms.UbahPerekrutForm.of(row, request.POST or None, user=request.user),
        partial(actions.update_perekrut, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_rincian(request, pk):
    row = changeable(request, _rows(request), pk)
    rincian = actions.reveal_perekrut(row, by=request.user)  # the form shows what it corrects
    return amend_page(
        request,
        forms.UbahRincianForm.of(rincian, request.POST or None),
        partial(actions.update_rincian, rincian, by=request.user),
        said=f"{row}: rincian tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki rincian {row}",
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )

"""The task forces of the kabupaten and kota: the 23 as they stand, one row, what the secretariat records."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from program import actions, forms, perms
from program.models import GugusDaerah
from program.resources import TabelGugusDaerah
from program.statistics.gugus_daerah import gugus_kabkota, kalimat_gugus
from program.views.dasar import amend_page, changeable, export_page, record_page


def _rows(request):
    return GugusDaerah.objects.visible_to(request.user).select_related("wilayah", "instansi")


def _detail(row: GugusDaerah) -> str:
    return reverse("program:gugus_daerah_detail", args=[row.pk])


@require_safe
@require(perms.can_view_program)
def gugus_daerah_index(request):
    form, rows = forms.GugusDaerahFilterForm(request.GET), gugus_kabkota(on=timezone.localdate())
    context = {
        "form": form,
        "daftar": form.filter(rows),
        "kalimat": kalimat_gugus(rows),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/gugus_daerah_index.html", context)


@require_safe
@require(perms.can_manage_program)
def export_gugus_daerah(request):
    """Every row, older decrees included, with the columns of the template."""
    rows = _rows(request).order_by("wilayah", "-tanggal", "-pk")
    return export_page(
        request,
        rows,
        TabelGugusDaerah,
        banyak="catatan",
        nama="gugus-tugas-kabupaten-kota",
        kembali="program:gugus_daerah_index",
    )


@require_safe
@require(perms.can_view_program)
def gugus_daerah_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("dicatat_oleh"), pk=pk)
    context = {
        "gugus": row,
        "daftar_lain": _rows(request).filter(wilayah=row.wilayah_id).order_by("-tanggal", "-pk"),
        "can_change": perms.can_manage_program(request.user),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/gugus_daerah_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def record_gugus_daerah(request):
    asked = {"wilayah": request.GET.get("wilayah", "")[:5].replace("\0", "")}
    return record_page(
        request,
        forms.GugusDaerahForm(request.POST or None, user=request.user, initial=asked),
        partial(actions.record_gugus_daerah, by=request.user),
        said=lambda row: f"{row} tersimpan: {row.wilayah}, {row.get_keadaan_display().lower()}.",
        to=_detail,
        judul="Catat gugus tugas kabupaten/kota",
        keterangan="Satu SK, atau satu keterangan bahwa gugus tugasnya belum dibentuk",
        tombol="Simpan",
        induk=reverse("program:gugus_daerah_index"),
        induk_label="Gugus Tugas kabupaten/kota",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_gugus_daerah(request, pk):
    row = changeable(request, _rows(request), pk)
    return amend_page(
        request,
        forms.UbahGugusDaerahForm.of(row, request.POST or None, user=request.user),
        partial(actions.update_gugus_daerah, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=f"{row.wilayah}. SK yang baru dicatat sebagai baris baru.",
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )

"""Research: list, sums, one request, the decision on it, and what follows."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from program import actions, forms, perms
from program.enums.penelitian import StatusPenelitian
from program.models import HasilPenelitian, Penelitian
from program.resources import TabelPenelitian
from program.statistics.penelitian import KOLOM, penelitian_sums
from program.syarat import SYARAT_PENELITIAN
from program.views.dasar import amend_page, changeable, export_page, list_page, record_page


def _rows(request):
    return Penelitian.objects.visible_to(request.user).select_related("instansi")


def _detail(row: Penelitian) -> str:
    return reverse("program:penelitian_detail", args=[row.pk])


@require_safe
@require(perms.can_record_program)
def penelitian_index(request):
    form = forms.PenelitianFilterForm(request.GET, user=request.user)
    return list_page(request, "program/penelitian_index.html", form, _rows(request))


@require_safe
@require(perms.can_record_program)
def export_penelitian(request):
    """The list as it is narrowed, with the columns of the template; never a part of it without a word."""
    form = forms.PenelitianFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    return export_page(
        request, rows, TabelPenelitian, banyak="penelitian", nama="penelitian", kembali="program:penelitian_index"
    )


@require_safe
@require(perms.can_view_program)
def rekap_penelitian(request):
    """Counts by year, without opening a row: what the leadership sees."""
    context = {
        "daftar": penelitian_sums(request.user, on=timezone.localdate()),
        "kolom_jumlah": KOLOM,
        "can_record": perms.can_record_program(request.user),
    }
    return render(request, "program/rekap_penelitian.html", context)


@require_safe
@require(perms.can_record_program)
def penelitian_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("dicatat_oleh", "diputus_oleh"), pk=pk)
    context = {
        "penelitian": row,
        "daftar_berkas": HasilPenelitian.objects.visible_to(request.user)
        .filter(penelitian=row)
        .select_related("dicatat_oleh"),
        "syarat": SYARAT_PENELITIAN,
        "langkah": StatusPenelitian(row.status).can_become(),
        "can_change": perms.can_change_program(request.user, row),
        "can_verify": perms.can_verify_program(request.user),
        "can_manage": perms.can_manage_program(request.user),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/penelitian_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_penelitian(request):
    return record_page(
        request,
        forms.PenelitianForm(request.POST or None, user=request.user),
        partial(actions.record_penelitian, by=request.user),
        said=lambda row: f"{row} tersimpan dan menunggu keputusan kepala sekretariat.",
        to=_detail,
        judul="Catat permohonan penelitian",
        keterangan=f"Sampaikan syaratnya kepada peneliti: {SYARAT_PENELITIAN[0]}",
        tombol="Simpan permohonan",
        induk=reverse("program:penelitian_index"),
        induk_label="Penelitian",
    )


def _amend(request, row, form, act, *, said: str, judul: str, tombol: str):
    return amend_page(
        request,
        form,
        partial(act, row, by=request.user),
        said=f"{row}: {said}",
        to=_detail(row),
        judul=f"{judul} {row}",
        keterangan=f"{row.judul}. {row.peneliti}, {row.lembaga}",
        tombol=tombol,
        induk=_detail(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_penelitian(request, pk):
    row = changeable(request, _rows(request), pk)
    form = forms.UbahPenelitianForm.of(row, request.POST or None, user=request.user)
    act = actions.update_penelitian
    return _amend(request, row, form, act, said="perubahan tersimpan.", judul="Perbaiki", tombol="Simpan")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_perjanjian(request, pk):
    row = changeable(request, _rows(request), pk)
    form = forms.PerjanjianForm.of(row, request.POST or None, penelitian=row)
    act = actions.update_perjanjian
    return _amend(request, row, form, act, said="perjanjian tersimpan.", judul="Etik dan perjanjian", tombol="Simpan")


@require_http_methods(["GET", "POST"])
@require(perms.can_verify_program)
def verify_penelitian(request, pk):
    row = get_object_or_404(_rows(request), pk=pk)
    form = forms.PutusanPenelitianForm.of(row, request.POST or None)
    act = actions.verify_penelitian
    return _amend(request, row, form, act, said="keputusan tersimpan.", judul="Putuskan", tombol="Simpan keputusan")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def open_penelitian(request, pk):
    row = changeable(request, _rows(request), pk)
    form = forms.PastikanForm.of(row, request.POST or None)
    act = partial(actions.change_status_penelitian, to=StatusPenelitian.BERJALAN)
    return _amend(request, row, form, act, said="berjalan.", judul="Mulai", tombol="Mulai penelitian")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def complete_penelitian(request, pk):
    row = changeable(request, _rows(request), pk)
    form = forms.HasilPenelitianForm.of(row, request.POST or None)
    act = partial(actions.change_status_penelitian, to=StatusPenelitian.SELESAI)
    return _amend(request, row, form, act, said="selesai.", judul="Catat hasil", tombol="Simpan hasil")

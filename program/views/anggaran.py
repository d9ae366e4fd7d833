"""Budgets: list, one line, what may be done with it; the declaration that an agency has none."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota import audit
from gugus_tugas.auth import allow, require
from program import actions, forms, perms
from program.models import AnggaranInstansi, NihilAnggaran
from program.resources import TabelAnggaran
from program.views.dasar import amend_page, changeable, export_page, list_page, record_page

MAX_NIHIL = 50


def _rows(request):
    return AnggaranInstansi.objects.visible_to(request.user).select_related("instansi")


def _detail(row: AnggaranInstansi) -> str:
    return reverse("program:anggaran_detail", args=[row.pk])


def _index(anchor: str = "") -> str:
    return f"{reverse('program:anggaran_index')}{anchor}"


@require_safe
@require(perms.can_record_program)
def anggaran_index(request):
    form = forms.AnggaranFilterForm(request.GET, user=request.user)
    declared = NihilAnggaran.objects.visible_to(request.user).select_related("instansi")
    nihil = form.filter_nihil(declared).order_by("-tahun", "instansi__nama")[:MAX_NIHIL]
    return list_page(
        request, "program/anggaran_index.html", form, _rows(request), daftar_nihil=nihil, paling_nihil=MAX_NIHIL
    )


@require_safe
@require(perms.can_record_program)
def export_anggaran(request):
    """The list as it is narrowed, with the columns of the template; never a part of it without a word."""
    form = forms.AnggaranFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    return export_page(request, rows, TabelAnggaran, banyak="baris", nama="anggaran", kembali="program:anggaran_index")


@require_safe
@require(perms.can_record_program)
def anggaran_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("dicatat_oleh"), pk=pk)
    context = {
        "anggaran": row,
        "can_change": perms.can_change_program(request.user, row),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/anggaran_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_anggaran(request):
    asked = {name: request.GET[name] for name in ("tahun", "instansi") if name in request.GET}
    return record_page(
        request,
        forms.AnggaranForm(request.POST or None, user=request.user, initial=asked),
        partial(actions.record_anggaran, by=request.user),
        said=lambda row: f"{row} tersimpan.",
        to=_detail,
        judul="Catat anggaran",
        tombol="Simpan anggaran",
        induk=_index(),
        induk_label="Anggaran",
    )


def _amend(request, row, form, act, *, said: str, to: str, judul: str, tombol: str):
    return amend_page(
        request,
        form,
        partial(act, row, by=request.user),
        said=f"{row}: {said}",
        to=to,
        judul=f"{judul} {row}",
        keterangan=f"{row.judul}, {row.instansi.singkatan} {row.tahun}",
        tombol=tombol,
        induk=_detail(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_anggaran(request, pk):
    row = changeable(request, _rows(request), pk)
    form = forms.UbahAnggaranForm.of(row, request.POST or None, user=request.user)
    act = actions.update_anggaran
    return _amend(
        request, row, form, act, said="perubahan tersimpan.", to=_detail(row), judul="Perbaiki", tombol="Simpan"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def withdraw_anggaran(request, pk):
    """The button asks once more, on a page of its own: the line leaves every sum."""
    row = changeable(request, _rows(request), pk)
    form = forms.PastikanForm.of(row, request.POST or None)
    act = actions.withdraw_anggaran
    return _amend(request, row, form, act, said="dihapus.", to=_index(), judul="Hapus", tombol="Hapus baris ini")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def repeat_anggaran(request):
    return record_page(
        request,
        forms.TahunAnggaranForm(request.POST or None, user=request.user),
        partial(actions.repeat_anggaran, by=request.user),
        said=lambda row: f"{getattr(row, 'jumlah_salinan', 0)} baris disalin. Perbaiki pagunya bila berubah.",
        to=_index(),
        judul="Salin dari tahun sebelumnya",
        keterangan="Pagu ikut disalin, realisasi dikosongkan. Baris yang sudah ada pada tahun tujuan tidak disentuh.",
        tombol="Salin",
        induk=_index(),
        induk_label="Anggaran",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_nihil(request):
    asked = {name: request.GET[name] for name in ("tahun", "instansi") if name in request.GET}
    return record_page(
        request,
        forms.TahunAnggaranForm(request.POST or None, user=request.user, initial=asked),
        partial(actions.record_nihil, by=request.user),
        said=lambda row: f"Tersimpan: {row.instansi.singkatan} tidak mempunyai anggaran TPPO tahun {row.tahun}.",
        to=_index("#nihil"),
        judul="Nyatakan tidak ada anggaran",
        keterangan="Instansi ini tidak mempunyai anggaran TPPO pada tahun itu. Berbeda dari belum melapor.",
        tombol="Nyatakan",
        induk=_index(),
        induk_label="Anggaran",
    )


@require_POST
@require(perms.can_record_program)
def withdraw_nihil(request, pk):
    row = get_object_or_404(NihilAnggaran.objects.visible_to(request.user).select_related("instansi"), pk=pk)
    allow(perms.can_change_program(request.user, row))
    actions.withdraw_nihil(row, by=request.user)
    messages.success(request, f"Pernyataan {row.instansi.singkatan} {row.tahun} dicabut.")
    return redirect(_index("#nihil"))

"""The way back of one victim, and the list of visits by code."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus.bagian.reintegrasi import reintegrasi_page
from kasus.models import Pemantauan, RencanaReintegrasi
from kasus.views.skrining import isian, korban_in_scope


@require_safe
@require(perms.can_view_pemantauan)
def pemantauan_index(request):
    """Visits by code: what is still to be made, the longest overdue first."""
    form = forms.PemantauanFilterForm(request.GET)
    rows = form.filter(Pemantauan.objects.visible_to(request.user)).select_related("korban__kasus", "instansi")
    return render(request, "kasus/pemantauan_index.html", {"page": paginate(request, rows), "form": form})


@require_safe
@require(perms.can_view_whole_kasus)
def reintegrasi(request, slug, korban):
    row = korban_in_scope(request, slug, korban)
    actions.record_view_reintegrasi(row, by=request.user)
    return render(request, "kasus/reintegrasi.html", reintegrasi_page(request.user, row))


def _add(request, slug, korban, form_class, action, *, judul: str, said: str):
    """A form that adds to the way back of one victim."""
    row = korban_in_scope(request, slug, korban)
    allow(perms.can_record_skrining(request.user, row.kasus))
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            action(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, said)
            return redirect("kasus:reintegrasi", slug=slug, korban=korban)
    return render(
        request, "kasus/ubah.html", isian(row, form, judul, reverse("kasus:reintegrasi", args=[slug, korban]))
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_rencana(request, slug, korban):
    say = {"judul": "Tambah sasaran reintegrasi", "said": "Sasaran tersimpan."}
    return _add(request, slug, korban, forms.RencanaForm, actions.add_rencana, **say)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def schedule_pemantauan(request, slug, korban):
    say = {"judul": "Jadwalkan kunjungan", "said": "Kunjungan dijadwalkan. Tanggalnya dapat diubah satu per satu."}
    return _add(request, slug, korban, forms.JadwalForm, actions.schedule_pemantauan, **say)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_pemberdayaan(request, slug, korban):
    say = {"judul": "Catat pemberdayaan", "said": "Pemberdayaan tersimpan."}
    return _add(request, slug, korban, forms.PemberdayaanForm, actions.add_pemberdayaan, **say)


def _change(request, slug, row, form_class, action, *, judul: str, said: str):
    """A form that changes one row of the way back."""
    allow(perms.can_record_skrining(request.user, row.korban.kasus))
    actions.record_view_isi(row, by=request.user)
    back = reverse("kasus:reintegrasi", args=[slug, row.korban_id])
    return change_page(
        request,
        "kasus/ubah.html",
        form_class.of(row, request.POST or None),
        partial(action, row, by=request.user),
        said=said,
        to=back,
        kasus=row.korban.kasus,
        judul=judul,
        keterangan=row.korban.kode,
        tombol="Simpan",
        batal=back,
    )


def _row(request, model, slug, pk):
    rows = model.objects.visible_to(request.user).select_related("korban__kasus", "instansi")
    return get_object_or_404(rows, pk=pk, korban__kasus__slug=slug)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_rencana(request, slug, rencana):
    row = _row(request, RencanaReintegrasi, slug, rencana)
    say = {"judul": "Ubah sasaran reintegrasi", "said": "Sasaran diperbarui."}
    return _change(request, slug, row, forms.UpdateRencanaForm, actions.update_rencana, **say)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_pemantauan(request, slug, pemantauan):
    row = _row(request, Pemantauan, slug, pemantauan)
    say = {"judul": str(row), "said": f"{row} {row.korban} tersimpan."}
    return _change(request, slug, row, forms.PemantauanForm, actions.update_pemantauan, **say)

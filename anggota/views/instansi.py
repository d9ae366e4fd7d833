"""Agencies, the directory with telephone numbers, and the group in WhatsApp."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import actions, forms, perms
from anggota.models import Instansi, Keanggotaan, Pengaturan
from anggota.roster import direktori
from anggota.views.borang import borang
from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import tell_stored


@require_safe
@require(perms.can_view_anggota)
def instansi(request, kode):
    obj = get_object_or_404(Instansi, kode=kode)
    kursi = (
        Keanggotaan.objects.filter(instansi=obj).select_related("sk", "kedudukan").prefetch_related("daftar_pejabat")
    )
    context = {
        "instansi": obj,
        "daftar_kursi": kursi.order_by("-sk__berlaku_mulai", "urutan"),
        "can_manage": perms.can_manage_sk(request.user),
    }
    return render(request, "anggota/instansi.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def record_instansi(request):
    form = forms.InstansiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            obj = actions.record_instansi(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, obj, f"{obj} tersimpan.")
            return redirect("anggota:instansi", kode=obj.kode)
    induk = (reverse("anggota:directory"), "Direktori")
    return borang(request, form, judul="Catat instansi", tombol="Simpan instansi", induk=induk)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def update_instansi(request, kode):
    obj = get_object_or_404(Instansi, kode=kode)
    form = forms.InstansiForm(request.POST or None, instansi=obj)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.update_instansi(obj, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Data {obj.singkatan} tersimpan." if changed else "Tidak ada yang berubah.")
            return redirect("anggota:instansi", kode=kode)
    induk = (reverse("anggota:instansi", args=[kode]), obj.singkatan)
    return borang(request, form, judul="Ubah data instansi", tombol="Simpan perubahan", induk=induk)


@require_safe
@require(perms.can_view_anggota)
def directory(request):
    """Whom to call: the agencies of the decree in force first, then the others."""
    today = timezone.localdate()
    context = {
        "kelompok": direktori(on=today),
        "today": today,
        "pengaturan": Pengaturan.objects.filter(pk=1).first(),
        "can_manage": perms.can_manage_sk(request.user),
    }
    return render(request, "anggota/directory.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def update_pengaturan(request):
    known = Pengaturan.objects.filter(pk=1).first()
    form = forms.TautanGrupForm(request.POST or None, initial={"tautan_grup": known.tautan_grup if known else ""})
    if request.method == "POST" and form.is_valid():
        try:
            actions.update_pengaturan(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error("tautan_grup", refusal.messages)
        else:
            messages.success(request, "Tautan grup tersimpan.")
            return redirect("anggota:directory")
    induk = (reverse("anggota:directory"), "Direktori")
    return borang(request, form, judul="Tautan grup WhatsApp", tombol="Simpan tautan", induk=induk)

"""Who pays for the services of victims, and what nobody pays: the evidence for recommendation 4 of 2018."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota.actions import update_pengaturan
from anggota.replika import baca_replika
from gugus_tugas.auth import require
from kasus.ketentuan import ketentuan_bpjs
from laporan import perms
from laporan.forms import KetentuanForm, TahunForm
from laporan.statistics import biaya


@require_safe
@require(perms.can_view_laporan)
@baca_replika
def pembiayaan(request):
    form = TahunForm(request.GET or {"tahun": timezone.localdate().year})
    in_full = perms.can_read_semua_kasus(request.user)
    context = {
        "form": form,
        "biaya": biaya.pembiayaan(form.tahun_diminta, in_full=in_full),
        "ketentuan": ketentuan_bpjs(),
        "can_change": perms.can_update_ketentuan(request.user),
        "in_full": in_full,
    }
    return render(request, "laporan/pembiayaan.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_update_ketentuan)
def update_ketentuan(request):
    form = KetentuanForm(request.POST or None, initial={"ketentuan_bpjs": ketentuan_bpjs()})
    if request.method == "POST" and form.is_valid():
        update_pengaturan(by=request.user, **form.cleaned_data)
        messages.success(request, "Ketentuan tersimpan.")
        return redirect("laporan:pembiayaan")
    return render(request, "laporan/ketentuan.html", {"form": form}, status=422 if form.is_bound else 200)

"""The register of agreements: list with the picture, one agreement, record, correct, extend, the signed paper."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import actions, forms
from anggota.ikatan import daftar_ikatan, gambar_ikatan
from anggota.models import NotaKesepahaman
from anggota.perms import can_record_nota, can_view_anggota
from gugus_tugas.auth import REFUSED, ActionRefused, require
from gugus_tugas.files import MIME
from gugus_tugas.paging import paginate
from gugus_tugas.responses import download, tell_stored


@require_safe
@require(can_view_anggota)
def nota_index(request):
    today = timezone.localdate()
    form = forms.NotaFilterForm(request.GET)
    bonds = daftar_ikatan(on=today)
    context = {
        "form": form,
        "page": paginate(request, form.filter(NotaKesepahaman.objects.with_pihak(), on=today)),
        "daftar_ikatan": bonds,
        "gambar": gambar_ikatan(bonds),
        "today": today,
        "can_record": can_record_nota(request.user),
    }
    return render(request, "anggota/nota_index.html", context)


@require_safe
@require(can_view_anggota)
def nota_detail(request, pk):
    nota = get_object_or_404(NotaKesepahaman.objects.with_pihak().select_related("dicatat_oleh"), pk=pk)
    context = {
        "nota": nota,
        "riwayat": nota.daftar_perpanjangan.select_related("dicatat_oleh"),
        "can_record": can_record_nota(request.user),
    }
    return render(request, "anggota/nota_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(can_record_nota)
def record_nota(request):
    if request.method == "POST" and "tambah" in request.POST:
        return render(request, "anggota/record_nota.html", {"isian": forms.NotaIsian.grow(request.POST)})
    isian = forms.NotaIsian(request.POST or None, request.FILES or None)
    if request.method == "POST" and isian.is_valid():
        try:
            nota = actions.record_nota(by=request.user, **isian.values)
        except REFUSED as refusal:
            isian.nota.add_error(None, refusal.messages)
        else:
            tell_stored(request, nota, f"{nota} tersimpan.")
            return redirect("anggota:nota_detail", pk=nota.pk)
    return render(request, "anggota/record_nota.html", {"isian": isian})


@require_http_methods(["GET", "POST"])
@require(can_record_nota)
def update_nota(request, pk):
    nota = get_object_or_404(NotaKesepahaman.objects.with_pihak(), pk=pk)
    if request.method == "POST" and "tambah" in request.POST:
        return render(request, "anggota/record_nota.html", {"isian": forms.NotaIsian.grow(request.POST), "nota": nota})
    isian = forms.NotaIsian(request.POST or None, request.FILES or None, nota=nota)
    if request.method == "POST" and isian.is_valid():
        try:
            values = isian.values
            del values["kunci_kirim"]  # a correction sent twice changes nothing the second time
            actions.update_nota(nota, by=request.user, **values)
        except REFUSED as refusal:
            isian.nota.add_error(None, refusal.messages)
        else:
            messages.success(request, "Perbaikan tersimpan.")
            return redirect("anggota:nota_detail", pk=pk)
    return render(request, "anggota/record_nota.html", {"isian": isian, "nota": nota})


@require_http_methods(["GET", "POST"])
@require(can_record_nota)
def record_perpanjangan(request, pk):
    nota = get_object_or_404(NotaKesepahaman, pk=pk)
    form = forms.PerpanjanganForm(request.POST or None, nota=nota)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_perpanjangan(nota, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, "Perpanjangan tersimpan; masa berlaku sebelumnya tetap tercatat.")
            return redirect("anggota:nota_detail", pk=pk)
    return render(request, "anggota/record_perpanjangan.html", {"nota": nota, "form": form})


@require_safe
@require(can_view_anggota)
def export_nota(request, pk):
    nota = get_object_or_404(NotaKesepahaman, pk=pk)
    if not nota.berkas:
        raise Http404
    try:
        content = actions.export_nota(nota, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("anggota:nota_detail", pk=pk)
    return download(content, name=f"{nota.jenis}-{nota.tanggal_tanda_tangan:%Y%m%d}.pdf", content_type=MIME[".pdf"])

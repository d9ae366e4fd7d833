"""Patrols to restricted places: the plan by date, a new one, and what became of it. By code alone."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import allow, require
from gugus_tugas.paging import keyset
from program import actions, forms, perms
from program.models import LokasiRawan, RencanaPatroli
from program.views.dasar import record_page


@require_safe
@require(perms.can_record_program)
def patroli_index(request):
    form = forms.PatroliFilterForm(request.GET)
    rows = RencanaPatroli.objects.visible_to(request.user).select_related("lokasi__wilayah__induk", "instansi")
    context = {
        "form": form,
        "page": keyset(request, form.filter(rows), order=("tanggal", "pk")),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/patroli_index.html", context)


def _page(request, lokasi: LokasiRawan, form, act, *, said: str, judul: str, tombol: str):
    allow(perms.can_change_program(request.user, lokasi))
    detail = reverse("program:lokasi_detail", args=[lokasi.pk])
    return record_page(
        request,
        form,
        partial(act, by=request.user),
        said=said,
        to=reverse("program:patroli_index"),
        judul=judul,
        keterangan=lokasi.sebutan,
        tombol=tombol,
        induk=detail,
        induk_label=str(lokasi),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def schedule_patroli(request, pk):
    rows = LokasiRawan.objects.visible_to(request.user).select_related("wilayah__induk", "instansi")
    row = get_object_or_404(rows, pk=pk)
    form = forms.PatroliForm(request.POST or None, initial={"instansi": row.instansi.kode})
    act = partial(actions.schedule_patroli, row)
    return _page(
        request, row, form, act, said="Patroli direncanakan.", judul="Rencanakan patroli", tombol="Simpan rencana"
    )


def _patroli(request, pk) -> RencanaPatroli:
    rows = RencanaPatroli.objects.visible_to(request.user).select_related("lokasi__wilayah__induk", "instansi")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def complete_patroli(request, pk):
    row = _patroli(request, pk)
    form, act = forms.LaksanakanPatroliForm(request.POST or None), partial(actions.complete_patroli, row)
    said = "Patroli terlaksana. Catat juga temuannya sebagai pemeriksaan."
    return _page(
        request, row.lokasi, form, act, said=said, judul="Catat pelaksanaan patroli", tombol="Simpan pelaksanaan"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def cancel_patroli(request, pk):
    row = _patroli(request, pk)
    form, act = forms.BatalkanPatroliForm(request.POST or None), partial(actions.cancel_patroli, row)
    return _page(
        request, row.lokasi, form, act, said="Patroli batal.", judul="Batalkan patroli", tombol="Batalkan patroli"
    )

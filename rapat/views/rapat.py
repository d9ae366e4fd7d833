"""The year of meetings, one meeting, and its recommendations."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import tell_stored
from rapat import actions, forms, perms
from rapat.absen import daftar_absen
from rapat.bawaan import dibawa_ke
from rapat.calendar import kehadiran_pada, slot_triwulan
from rapat.enums import StatusRapat
from rapat.kuorum import hitung_kuorum
from rapat.models import Hasil, Notulen, Rapat, Rekomendasi


@require_safe
@require(perms.can_view_rapat)
def index(request):
    rows = Rapat.objects.visible_to(request.user).with_attendance()
    today = timezone.localdate()
    context = {
        "slots": slot_triwulan(rows.triwulanan(today.year), year=today.year, today=today),
        "page": paginate(request, rows.order_by("-tanggal", "-id")),
        "year": today.year,
        "can_schedule": (can_schedule := perms.can_schedule_rapat(request.user)),
        "daftar_absen": daftar_absen(request.user) if can_schedule else [],
    }
    return render(request, "rapat/index.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def schedule(request):
    form = forms.RapatForm(
        request.POST or None, initial={"triwulan": request.GET.get("triwulan"), "judul": request.GET.get("judul")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            rapat = actions.schedule_rapat(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, rapat, f"{rapat} tersimpan sebagai konsep. Belum ada yang diberi tahu.")
            return redirect("rapat:detail", pk=rapat.pk)
    return render(request, "rapat/schedule.html", {"form": form})


def langkah_biasa(rapat: Rapat) -> list[StatusRapat]:
    """Steps that a button takes at once; closing and opening again have a page."""
    steps = StatusRapat(rapat.status).can_become() if rapat.status != StatusRapat.SELESAI else ()
    return [to for to in StatusRapat if to in steps and to != StatusRapat.SELESAI]


@require_safe
@require(perms.can_view_rapat)
def detail(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user).with_attendance(), pk=pk)
    is_tutup = rapat.status == StatusRapat.SELESAI
    notulen = Notulen.objects.visible_to(request.user).filter(rapat=rapat).select_related("dibuka_oleh")
    context = {
        "rapat": rapat,
        "kuorum": hitung_kuorum(rapat),
        "daftar_baris": Hasil.objects.visible_to(request.user).filter(rapat=rapat).berlaku().tanpa_rekomendasi(),
        "daftar_bawaan": [] if is_tutup else dibawa_ke(rapat, user=request.user),
        "daftar_notulen": notulen if is_tutup else [],
        "can_reopen": is_tutup and perms.can_reopen_rapat(request.user),
        "daftar_kehadiran": kehadiran_pada(rapat),
        "daftar_rekomendasi": Rekomendasi.objects.visible_to(request.user).filter(rapat=rapat).with_progress(),
        "can_schedule": perms.can_schedule_rapat(request.user),
        "langkah": langkah_biasa(rapat),
    }
    return render(request, "rapat/detail.html", context)


@require_POST
@require(perms.can_schedule_rapat)
def change_status(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    allow(request.POST.get("ke") in StatusRapat.values)
    if request.POST["ke"] == StatusRapat.SELESAI and rapat.status == StatusRapat.BERLANGSUNG:
        return redirect("rapat:close_rapat", pk=pk)
    try:
        rapat = actions.change_status_rapat(rapat, to=StatusRapat(request.POST["ke"]), by=request.user)
        messages.success(request, f"{rapat}: {rapat.get_status_display()}.")
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("rapat:detail", pk=pk)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def record_rekomendasi(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    form = forms.RekomendasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_rekomendasi(rapat, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            asked = row.daftar_tindak_lanjut.visible_to(request.user).count()
            tell_stored(request, row, f"{row} tersimpan; {asked} instansi menerima tugas ini.")
            return redirect("rapat:rekomendasi_detail", nomor=row.nomor)
    return render(request, "rapat/record_rekomendasi.html", {"rapat": rapat, "form": form})

"""The year of meetings, one meeting, and its recommendations."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import tell_stored
from kasus.models import Kasus
from rapat import actions, forms, perms
from rapat.absen import daftar_absen
from rapat.calendar import slot_triwulan
from rapat.enums import StatusRapat
from rapat.halaman import rapat_page
from rapat.models import Rapat


@require_safe
@require(perms.can_view_rapat)
def index(request):
    rows = Rapat.objects.visible_to(request.user)
    today = timezone.localdate()
    year = today.year + (request.GET.get("tahun") == str(today.year + 1))
    slots = slot_triwulan(rows.triwulanan(year), year=year, today=today)
    context = {
        "slots": slots,
        "page": paginate(request, rows.with_attendance().order_by("-tanggal", "-id")),
        "year": year,
        "years": (today.year, today.year + 1),
        "can_schedule": (can_schedule := perms.can_schedule_rapat(request.user)),
        "daftar_absen": daftar_absen(request.user) if can_schedule else [],
        "can_propose": any(slot.rapat is None and slot.akhir > today for slot in slots),
    }
    return render(request, "rapat/index.html", context)


@require_safe
@require(perms.can_view_rapat)
def konferensi_index(request, slug):
    """The conferences on one case, for who may see the case."""
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    rows = Rapat.objects.visible_to(request.user).filter(kasus=kasus).with_attendance()
    context = {
        "kasus": kasus,
        "page": paginate(request, rows.order_by("-tanggal", "-id")),
        "can_schedule": perms.can_schedule_rapat(request.user),
    }
    return render(request, "rapat/konferensi_index.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def schedule(request):
    asked = {
        name: request.GET.get(name) for name in ("jenis", "triwulan", "judul", "nomor_kasus") if name in request.GET
    }
    form = forms.RapatForm(request.POST or None, initial=asked, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            rapat = actions.schedule_rapat(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, rapat, f"{rapat} tersimpan sebagai konsep. Belum ada yang diberi tahu.")
            return redirect("rapat:detail", pk=rapat.pk)
    return render(request, "rapat/schedule.html", {"form": form})


@require_safe
@require(perms.can_view_rapat)
def detail(request, pk):
    rows = Rapat.objects.visible_to(request.user).with_attendance().select_related("undangan", "kasus")
    rapat = get_object_or_404(rows, pk=pk)
    return render(request, "rapat/detail.html", rapat_page(request.user, rapat))


@require_POST
@require(perms.can_schedule_rapat)
def change_status(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    allow(request.POST.get("ke") in set(StatusRapat.values) - {StatusRapat.BATAL})
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
    form = forms.RekomendasiForm(request.POST or None, initial={"uraian": request.GET.get("uraian", "")[:400]})
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

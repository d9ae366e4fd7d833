"""Attendance: the whole list as one form, or one seat at a time from a tap."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import wants_json
from rapat import actions, forms, perms
from rapat.calendar import instansi_tanpa_kursi, kursi_dicatat
from rapat.kuorum import hitung_kuorum
from rapat.models import Rapat


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def record_kehadiran(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    known = _known(rapat)
    seats = kursi_dicatat(rapat)
    daftar = [forms.KehadiranForm(request.POST or None, keanggotaan=seat, initial=known.get(seat.pk)) for seat in seats]
    if request.method == "POST" and wants_json(request):
        return _one_tap(rapat, [form for form in daftar if form.is_answered], by=request.user)
    if request.method == "POST" and all([form.is_valid() for form in daftar]):
        try:
            sent = [
                form.values for form in daftar if form.is_answered and form.is_touched
            ]  # the rest is as others left it
            count = actions.record_kehadiran(rapat, by=request.user, daftar=sent)
        except REFUSED as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"Kehadiran {count} kursi tersimpan." if sent else "Kehadiran tersimpan.")
            return redirect("rapat:detail", pk=pk)
    context = {
        "rapat": rapat,
        "daftar": daftar,
        "kuorum": hitung_kuorum(rapat),
        "daftar_tanpa_kursi": instansi_tanpa_kursi(rapat),
    }
    return render(request, "rapat/record_kehadiran.html", context)


def _known(rapat: Rapat) -> dict[int, dict]:
    rows = rapat.daftar_kehadiran.all()
    return {row.keanggotaan_id: {"status": row.status, "nama_wakil": row.nama_wakil} for row in rows}


def _one_tap(rapat: Rapat, daftar: list[forms.KehadiranForm], *, by) -> JsonResponse:
    """Stores the seats that were sent, and says so with the quorum as it is then. A seat that left the list is none of them."""
    if not daftar:
        return JsonResponse({"pesan": "Kursi ini tidak lagi ada pada daftar. Muat ulang halaman."}, status=409)
    if faults := [form.kesalahan for form in daftar if not form.is_valid()]:
        return JsonResponse({"pesan": " ".join(faults)}, status=422)
    try:
        actions.record_kehadiran(rapat, by=by, daftar=[form.values for form in daftar])
    except REFUSED as refusal:
        return JsonResponse({"pesan": " ".join(refusal.messages)}, status=409)
    moment = timezone.localtime()
    return JsonResponse({"pesan": f"Tersimpan {moment:%H.%M}", "kuorum": hitung_kuorum(rapat).kalimat})

"""The minutes while they are written: lines, their correction and undoing, and the projector."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota.gerbang import stays_open
from anggota.models import Instansi
from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import tell_stored, wants_json
from gugus_tugas.ubah import change_page
from rapat import actions, forms, perms
from rapat.bawaan import dibawa_ke
from rapat.enums import StatusRapat
from rapat.kuorum import hitung_kuorum
from rapat.models import Hasil, Rapat
from rapat.susunan import agenda_of
from rapat.tulisan import sebutan_instansi


def _rapat(request, pk) -> Rapat:
    return get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)


def _lines(request, rapat: Rapat):
    return Hasil.objects.visible_to(request.user).filter(rapat=rapat)


def _hasil(request, pk, hasil) -> Hasil:
    return get_object_or_404(_lines(request, _rapat(request, pk)).select_related("rapat"), pk=hasil)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def notulen(request, pk):
    rapat = _rapat(request, pk)
    form = forms.HasilForm(request.POST or None, rapat=rapat)
    if request.method == "POST" and form.is_valid():
        try:
            values = form.cleaned_data
            row = actions.record_hasil(rapat, by=request.user, kunci=values["kunci"], baris=values["baris"])
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            if wants_json(request):
                return JsonResponse({"pesan": f"Tersimpan {timezone.localtime():%H.%M}"})
            tell_stored(request, row, f"Baris {row.urutan} tersimpan.")
            return redirect(f"{reverse('rapat:notulen', args=[pk])}#baru")
    if request.method == "POST" and wants_json(request):
        return _refused(form)
    return render(request, "rapat/notulen.html", {**_page(request, rapat), "form": form})


def _refused(form) -> JsonResponse:
    """422: the line must be mended; 409: the meeting takes no line."""
    told = " ".join(message for errors in form.errors.values() for message in errors)
    return JsonResponse({"pesan": told}, status=409 if form.non_field_errors() else 422)


def _page(request, rapat: Rapat) -> dict:
    lines = _lines(request, rapat)
    return {
        "rapat": rapat,
        "daftar_baris": lines.lengkap(),
        "tanda": lines.tanda(),
        "kuorum": hitung_kuorum(rapat),
        "daftar_bawaan": dibawa_ke(rapat, user=request.user),
        "is_tutup": rapat.status == StatusRapat.SELESAI,
        "is_mulai": rapat.status == StatusRapat.BERLANGSUNG,
        "instansi": _saran(),
    }


def _saran() -> list[list[str]]:
    """What may follow @, with the name it stands for: the short name, or the code where that is not the agency's alone."""
    rows = list(Instansi.objects.order_by("singkatan"))
    names = sebutan_instansi(rows)
    is_own = {row.pk: names[row.singkatan.casefold()] == [row] for row in rows}
    return [[row.singkatan if is_own[row.pk] else row.kode, row.nama] for row in rows]


@require_safe
@require(perms.can_schedule_rapat)
def notulen_baris(request, pk):
    """The lines alone, for a page that waits for those of others; 204 when it has them all (`tanda`)."""
    rapat = _rapat(request, pk)
    lines = _lines(request, rapat)
    mark = lines.tanda()
    if request.GET.get("tanda") == mark:
        return HttpResponse(status=204)
    context = {"rapat": rapat, "daftar_baris": lines.lengkap(), "is_tutup": rapat.status == StatusRapat.SELESAI}
    answer = render(request, "rapat/_baris_notulen.html", context)
    answer.headers["X-Tanda"] = mark
    return answer


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def update_hasil(request, pk, hasil):
    row = _hasil(request, pk, hasil)

    def change(*, versi, baris, **_):
        actions.update_hasil(row, by=request.user, versi=versi, baris=baris)

    back = reverse("rapat:notulen", args=[pk])
    form = forms.UbahHasilForm.of(row, request.POST or None, rapat=row.rapat)
    return change_page(
        request, "rapat/update_hasil.html", form, change, said=f"Baris {row.urutan} diperbarui.", to=back, hasil=row,
        rapat=row.rapat, batal=back,
    )  # fmt: skip


@require_POST
@require(perms.can_schedule_rapat)
def withdraw_hasil(request, pk, hasil):
    row = _hasil(request, pk, hasil)
    try:
        actions.withdraw_hasil(row, by=request.user)
    except REFUSED as refusal:
        if wants_json(request):
            return JsonResponse({"pesan": " ".join(refusal.messages)}, status=409)
        messages.error(request, " ".join(refusal.messages))
    else:
        if wants_json(request):
            return JsonResponse({"pesan": f"Baris {row.urutan} dibatalkan."})
        messages.success(request, f"Baris {row.urutan} dibatalkan.")
    return redirect("rapat:notulen", pk=pk)


@stays_open
@require_safe
@require(perms.can_view_rapat)
def layar(request, pk):
    """For the projector: big, without menus; goes on when the rest of the session asks for the password again."""
    rapat = _rapat(request, pk)
    context = {
        "rapat": rapat,
        "kuorum": hitung_kuorum(rapat),
        "susunan": agenda_of(request.user, rapat),
        "daftar_baris": _lines(request, rapat).berlaku().lengkap(),
        "daftar_bawaan": dibawa_ke(rapat, user=request.user),
    }
    return render(request, "rapat/layar.html", context)

"""The agenda of a meeting: read by all, kept by the secretariat, with topics of the members."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import ActionRefused, allow, require
from kasus.views.borang import form_page
from rapat import actions, forms, perms
from rapat.enums import StatusRapat
from rapat.models import Agenda
from rapat.susunan import susun
from rapat.usul import usulan_agenda
from rapat.views.jadwal import load_rapat


def _butir(request, pk) -> Agenda:
    return get_object_or_404(Agenda.objects.visible_to(request.user).select_related("rapat"), pk=pk)


def _back(request, row: Agenda, act, said: str = ""):
    """Carries out a one-button act on an item and returns to the agenda, telling the refusal if there is one."""
    try:
        act()
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if said:
            messages.success(request, said)
    return redirect(f"{reverse('rapat:agenda', args=[row.rapat_id])}#butir-{row.pk}")


@require_safe
@require(perms.can_view_rapat)
def agenda(request, pk):
    rapat = load_rapat(request, pk)
    rows = Agenda.objects.visible_to(request.user).filter(rapat=rapat).select_related("instansi")
    rows = list(rows.order_by("urutan", "id"))
    can_schedule, known = perms.can_schedule_rapat(request.user), {row.kunci for row in rows}
    proposed = (
        usulan_agenda(rapat, request.user, on=timezone.localdate()) if can_schedule and rapat.is_disiapkan else []
    )
    context = {
        "rapat": rapat,
        "susunan": susun(rapat, rows),
        "daftar_topik": [row for row in rows if not row.is_dimuat],
        "daftar_usulan": [usul for usul in proposed if usul.kunci not in known],
        "can_schedule": can_schedule and not rapat.is_usai,
        "can_add": not rapat.is_usai and (can_schedule or _may_propose(request.user, rapat)),
        "is_berlangsung": rapat.status == StatusRapat.BERLANGSUNG,
        "can_recommend": can_schedule and rapat.status in (StatusRapat.TERJADWAL, StatusRapat.BERLANGSUNG),
    }
    return render(request, "rapat/agenda.html", context)


def _may_propose(user, rapat) -> bool:
    return perms.can_add_agenda(user) and rapat.status == StatusRapat.TERJADWAL


@require_http_methods(["GET", "POST"])
@require(perms.can_add_agenda)
def add_agenda(request, pk):
    rapat = load_rapat(request, pk)
    form = forms.AgendaForm(request.POST or None)
    is_office = perms.can_schedule_rapat(request.user)
    said = "Butir agenda tersimpan." if is_office else "Topik terkirim; sekretariat akan menjawabnya."
    return form_page(
        request, form, lambda: actions.add_agenda(rapat, by=request.user, **form.cleaned_data),
        said=said, to=reverse("rapat:agenda", args=[pk]), template="rapat/isian.html", rapat=rapat,
        judul="Tambah butir agenda" if is_office else "Usulkan topik", tombol="Simpan butir" if is_office else "Kirim usulan",
    )  # fmt: skip


@require_POST
@require(perms.can_schedule_rapat)
def accept_usulan(request, pk):
    """One proposal (`kunci`) or all of them (`semua`), as today's facts word them."""
    rapat, wanted = load_rapat(request, pk), request.POST.get("kunci", "")
    found = usulan_agenda(rapat, request.user, on=timezone.localdate())
    chosen = found if "semua" in request.POST else [usul for usul in found if usul.kunci == wanted]
    try:
        came = actions.accept_usulan(rapat, by=request.user, daftar=chosen)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if came:
            messages.success(request, f"{came} butir masuk agenda.")
        else:
            messages.info(request, "Tidak ada yang ditambahkan: usulan itu sudah masuk agenda atau tidak berlaku lagi.")
    return redirect("rapat:agenda", pk=pk)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def update_agenda(request, pk):
    row = _butir(request, pk)
    form = forms.UpdateAgendaForm.of(row, request.POST or None)
    return form_page(
        request, form, lambda: actions.update_agenda(row, by=request.user, **form.cleaned_data),
        said="Butir agenda diperbarui.", to=reverse("rapat:agenda", args=[row.rapat_id]), template="rapat/isian.html",
        rapat=row.rapat, judul="Ubah butir agenda", tombol="Simpan butir",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def answer_agenda(request, pk):
    row = _butir(request, pk)
    form = forms.AnswerAgendaForm(request.POST or None)
    return form_page(
        request, form, lambda: actions.answer_agenda(row, by=request.user, **form.cleaned_data),
        said="Jawaban tersimpan.", to=reverse("rapat:agenda", args=[row.rapat_id]), template="rapat/isian.html",
        rapat=row.rapat, judul="Jawab usulan topik", tombol="Simpan jawaban", keterangan=f"{row.judul}. {row.uraian}",
    )  # fmt: skip


@require_POST
@require(perms.can_schedule_rapat)
def move_agenda(request, pk):
    row, place = _butir(request, pk), request.POST.get("posisi", "")
    allow(place.isascii() and place.isdecimal() and len(place) < 5)
    return _back(request, row, lambda: actions.move_agenda(row, by=request.user, posisi=int(place)))


@require_POST
@require(perms.can_schedule_rapat)
def finish_agenda(request, pk):
    row, is_dibahas = _butir(request, pk), request.POST.get("dibahas") != "tidak"
    return _back(request, row, lambda: actions.finish_agenda(row, by=request.user, is_dibahas=is_dibahas))


@require_POST
@require(perms.can_view_rapat)
def withdraw_agenda(request, pk):
    row = _butir(request, pk)
    allow(perms.can_withdraw_agenda(request.user, row))
    return _back(request, row, lambda: actions.withdraw_agenda(row, by=request.user), f"“{row}” dihapus dari agenda.")

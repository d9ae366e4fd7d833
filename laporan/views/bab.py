"""One chapter: its text, history and comments; written on a page that keeps what is typed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota.views.konsep import clock, tell_kept
from gugus_tugas.auth import REFUSED, ActionRefused, require
from gugus_tugas.konsep import Lembar
from gugus_tugas.ubah import CONFLICT
from gugus_tugas.versi import Conflict
from laporan import actions, forms, perms
from laporan.models import BabLaporan, KonsepBab
from laporan.narasi import render_narasi
from laporan.perubahan import beda_kata
from laporan.potret import Potret
from laporan.susunan import edisi_sebelumnya
from laporan.views.terbit import the_version


def _chapter(request, tahun: int, versi: int, bab: str) -> BabLaporan:
    laporan = the_version(request, tahun, versi)
    return get_object_or_404(laporan.daftar_bab.select_related("laporan", "pemilik", "diubah_oleh"), bab=bab)


def _address(bab: BabLaporan, name: str = "bab_detail") -> str:
    return reverse(f"laporan:{name}", args=[bab.laporan.tahun, bab.laporan.versi, bab.bab])


@require_safe
@require(perms.can_view_laporan)
def bab_detail(request, tahun, versi, bab):
    row = _chapter(request, tahun, versi, bab)
    return render(request, "laporan/bab.html", _page(request, row, forms.KomentarForm()))


def _page(request, row: BabLaporan, komentar: forms.KomentarForm) -> dict:
    texts = list(row.daftar_teks.select_related("dicatat_oleh")[:20])
    old = edisi_sebelumnya(row.laporan)
    issued = Potret.read(old.potret).narasi.get(row.bab, "") if old else None
    writes = row.laporan.is_konsep and perms.can_record_laporan(request.user)
    return {
        "bab": row,
        "laporan": row.laporan,
        "html": render_narasi(row.teks),
        "daftar_teks": texts,
        "beda_simpanan": beda_kata(texts[1].teks, texts[0].teks) if len(texts) > 1 else [],
        "beda_terbit": beda_kata(issued, row.teks) if issued is not None and issued != row.teks else [],
        "versi_lama": old and old.laporan.versi,
        "daftar_komentar": row.daftar_komentar.select_related("dicatat_oleh", "selesai_oleh"),
        "form_komentar": komentar,
        "form_pemilik": forms.PemilikForm(initial={"pemilik": row.pemilik}) if writes else None,
        "can_write": writes,
        "can_comment": not row.laporan.is_pernah_terbit,
    }


@require_http_methods(["GET", "POST"])
@require(perms.can_record_laporan)
def update_bab(request, tahun, versi, bab):
    row = _chapter(request, tahun, versi, bab)
    if request.method == "POST":
        return _kept(request, row) if "nanti" in request.POST else _sent(request, row)
    if not row.laporan.is_konsep:
        messages.info(
            request,
            f"{row.laporan} berkeadaan {row.laporan.get_status_display().lower()}; naskahnya tidak dapat diubah.",
        )
        return redirect(_address(row))
    konsep = KonsepBab.objects.visible_to(request.user).filter(bab=row).first()
    lembar = Lembar.fresh(konsep)
    form = forms.BabForm.of(row)
    form.initial |= {"kunci_kirim": lembar.kunci}
    form.initial |= {name: values[0] for name, values in konsep.data.items() if values} if konsep else {}
    return _form(request, row, form, lembar)


def _form(request, row: BabLaporan, form, lembar: Lembar, *, status=200, **extra):
    context = {
        "bab": row,
        "laporan": row.laporan,
        "form": form,
        "lembar": lembar,
        "bentrok": None,
        "konflik": None,
        "pesan_konsep": "",
        "is_tersimpan": lembar.versi > 0,
        **extra,
    }
    return render(request, "laporan/tulis_bab.html", context, status=status)


def _sheet(request) -> Lembar:
    return Lembar.sent(request.POST, request.POST.get("kunci_kirim"))


def _keep(request, row: BabLaporan, lembar: Lembar) -> KonsepBab:
    data = {name: request.POST.getlist(name) for name in (*forms.BabForm.DRAFT, "versi") if name in request.POST}
    return actions.record_konsep_bab(row, kunci=lembar.kunci, data=data, by=request.user, **lembar.halaman)


def _kept(request, row: BabLaporan):
    """The button "Simpan sebagai konsep", also without JavaScript."""
    lembar = _sheet(request)
    form = forms.BabForm(initial=request.POST.dict())
    try:
        konsep = _keep(request, row, lembar)
    except actions.KonsepForeign:
        raise Http404 from None
    except actions.KonsepConflict as conflict:
        return _form(request, row, form, lembar, status=CONFLICT, bentrok=conflict)
    except ActionRefused as refusal:
        return _form(request, row, form, lembar, pesan_konsep=str(refusal))
    messages.success(
        request, f"Ketikan tersimpan {clock(konsep)}, belum menjadi naskah bab. Tersisa {konsep.sisa_hari} hari."
    )
    return redirect(_address(row))


def _sent(request, row: BabLaporan):
    """The next text of the chapter. What is wrong is said, and what was typed stays on the page and in the draft."""
    lembar, form = _sheet(request), forms.BabForm(request.POST)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("versi", "teks")}
        try:
            actions.update_bab_of_konsep(row, lembar=lembar.versi, tab=lembar.tab, by=request.user, **values)
        except actions.KonsepConflict as conflict:
            return _form(request, row, form, lembar, status=CONFLICT, bentrok=conflict)
        except Conflict as conflict:
            beda = beda_kata(conflict.row.teks, values["teks"])
            return _form(request, row, form.rebase(conflict), lembar, status=CONFLICT, konflik=conflict, beda=beda)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Naskah {row.get_bab_display()} tersimpan.")
            return redirect(_address(row))
    return _faulty(request, row, form, lembar)


def _faulty(request, row: BabLaporan, form, lembar: Lembar):
    try:
        lembar, told = Lembar.fresh(_keep(request, row, lembar)), ""
    except ActionRefused as refusal:
        told = str(refusal)
    return _form(request, row, form, lembar, status=422, pesan_konsep=told)


@require_POST
@require(perms.can_record_laporan)
def record_konsep_bab(request, tahun, versi, bab):
    """While typing. The page stays; the answer says when it was kept, or why not."""
    row = _chapter(request, tahun, versi, bab)
    return tell_kept(lambda: _keep(request, row, _sheet(request)), lambda _: _address(row, "update_bab"))


@require_POST
@require(perms.can_record_laporan)
def assign_bab(request, tahun, versi, bab):
    row = _chapter(request, tahun, versi, bab)
    form = forms.PemilikForm(request.POST)
    try:
        if not form.is_valid():
            raise ActionRefused("Pemilik itu tidak ada dalam daftar. Pilih lagi.")
        actions.assign_bab(row, pemilik=form.cleaned_data["pemilik"], by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "Pemilik bab tersimpan.")
    return redirect(_address(row))


@require_POST
@require(perms.can_view_laporan)
def add_komentar(request, tahun, versi, bab):
    row = _chapter(request, tahun, versi, bab)
    form = forms.KomentarForm(request.POST)
    if form.is_valid():
        try:
            actions.add_komentar(row, teks=form.cleaned_data["teks"], by=request.user)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, "Komentar tersimpan.")
            return redirect(f"{_address(row)}#komentar")
    return render(request, "laporan/bab.html", _page(request, row, form), status=422)


@require_POST
@require(perms.can_view_laporan)
def complete_komentar(request, tahun, versi, bab, pk):
    row = _chapter(request, tahun, versi, bab)
    komentar = get_object_or_404(row.daftar_komentar, pk=pk)
    try:
        actions.complete_komentar(komentar, by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(f"{_address(row)}#komentar")

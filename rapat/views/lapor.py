"""The agency's report over its draft: from a link to a saved note on a phone; kept while typing, used up when sent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from anggota.views.konsep import clock, tell_kept
from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.konsep import Lembar
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import CONFLICT
from rapat import actions, forms, perms
from rapat.enums import USULAN_AKHIR
from rapat.models import KonsepPerkembangan, Perkembangan, TindakLanjut


def _own_item(request, pk) -> TindakLanjut:
    rows = TindakLanjut.objects.visible_to(request.user).select_related("rekomendasi__rapat", "instansi")
    item = get_object_or_404(rows, pk=pk)
    allow(perms.can_report_progress(request.user, item))
    return item


def _draft(request, item: TindakLanjut) -> KonsepPerkembangan | None:
    return KonsepPerkembangan.objects.visible_to(request.user).filter(tindak_lanjut=item).first()


def _last(request, item: TindakLanjut) -> Perkembangan | None:
    rows = Perkembangan.objects.visible_to(request.user).filter(tindak_lanjut=item)
    return rows.select_related("diverifikasi_oleh").first()


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def report_progress(request, pk):
    item = _own_item(request, pk)
    if request.method == "POST":
        return _kept(request, item) if "nanti" in request.POST else _sent(request, item)
    konsep, last = _draft(request, item), _last(request, item)
    if konsep is None and (not item.is_terbuka or (last and last.is_pending)):
        messages.info(request, "Tidak ada yang perlu dilaporkan sekarang; keadaannya ada di bawah ini.")
        return redirect("rapat:tindak_lanjut_detail", pk=pk)
    former = last if last and last.is_dikembalikan else None
    lembar = Lembar.fresh(konsep)
    if konsep:
        typed = {name: values[0] for name, values in konsep.data.items() if values}
    else:
        typed = {name: getattr(former, name) for name in forms.PerkembanganForm.DRAFT} if former else {}
    form = forms.PerkembanganForm(item=item, initial={**typed, "kunci_kirim": lembar.kunci})
    return _page(request, item, form, lembar, former=former)


@sensitive_variables()
def _page(request, item, form, lembar: Lembar, *, status=200, **extra):
    context = {
        "item": item,
        "form": form,
        "lembar": lembar,
        "bentrok": None,
        "pesan_konsep": "",
        "former": None,
        **extra,
    }
    return render(request, "rapat/report_progress.html", {**context, "is_tersimpan": lembar.versi > 0}, status=status)


@sensitive_variables()
def _keep(request, item: TindakLanjut, lembar: Lembar) -> KonsepPerkembangan:
    post = request.POST
    data = {name: post.getlist(name) for name in forms.PerkembanganForm.DRAFT if name in post}
    return actions.record_konsep(item, kunci=lembar.kunci, data=data, by=request.user, **lembar.halaman)


def _sheet(request) -> Lembar:
    return Lembar.sent(request.POST, request.POST.get("kunci_kirim"))


@sensitive_variables()
def _kept(request, item: TindakLanjut):
    """The button "Simpan sebagai konsep", also without JavaScript."""
    lembar = _sheet(request)
    form = forms.PerkembanganForm(item=item, initial=request.POST.dict())
    try:
        row = _keep(request, item, lembar)
    except actions.KonsepForeign:
        raise Http404 from None
    except actions.KonsepConflict as conflict:
        return _page(request, item, form, lembar, status=CONFLICT, bentrok=conflict)
    except ActionRefused as refusal:
        return _page(request, item, form, lembar, pesan_konsep=str(refusal))
    messages.success(request, f"Konsep tersimpan {clock(row)}, belum dikirim. Tersisa {row.sisa_hari} hari.")
    return redirect("rapat:tindak_lanjut")


@sensitive_variables()
def _sent(request, item: TindakLanjut):
    """The report itself. What is wrong is said, and what was typed is kept, on the page and in the draft."""
    lembar, form = _sheet(request), forms.PerkembanganForm(request.POST, request.FILES, item=item)
    if form.is_valid():
        try:
            note = actions.report_progress_of_konsep(
                item, versi=lembar.versi, tab=lembar.tab, by=request.user, **form.cleaned_data
            )
        except actions.KonsepConflict as conflict:
            return _page(request, item, form, lembar, status=CONFLICT, bentrok=conflict)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            onward = (
                "Kepala sekretariat memeriksanya." if note.usulan in USULAN_AKHIR else "Lapor lagi bila ada yang baru."
            )
            tell_stored(request, note, f"Laporan perkembangan terkirim ke sekretariat. {onward}")
            return redirect("rapat:tindak_lanjut_detail", pk=item.pk)
    try:
        lembar, told = Lembar.fresh(_keep(request, item, lembar)), ""
    except ActionRefused as refusal:
        told = str(refusal)
    return _page(request, item, form, lembar, pesan_konsep=told)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@require(perms.can_view_rapat)
def record_konsep(request, pk):
    """While typing. The page stays; the answer says when it was kept, or why not."""
    item = _own_item(request, pk)
    address = reverse("rapat:report_progress", args=[item.pk])
    return tell_kept(lambda: _keep(request, item, _sheet(request)), lambda _: address)


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def withdraw_konsep(request, pk):
    item = _own_item(request, pk)
    konsep = _draft(request, item)
    if konsep is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.withdraw_konsep(konsep, by=request.user)
        except ActionRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Konsep laporan dihapus.")
        return redirect("rapat:tindak_lanjut")
    return render(request, "rapat/withdraw_konsep.html", {"item": item, "konsep": konsep})

"""The calendar of meetings: a year proposed, one meeting moved, cancelled, or a wrong draft taken away."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gugus_tugas.auth import ActionRefused, require
from kasus.views.borang import form_page
from rapat import actions, forms, perms
from rapat.models import Rapat
from rapat.views.siaran import SELAMA


def load_rapat(request, pk) -> Rapat:
    """The meeting within the scope of who asks, with its letter; else 404."""
    rows = Rapat.objects.visible_to(request.user).with_triwulan_terakhir()
    return get_object_or_404(rows.select_related("undangan"), pk=pk)


@require_POST
@require(perms.can_schedule_rapat)
def propose_triwulan(request):
    this = timezone.localdate().year
    year = request.POST.get("tahun", str(this))
    if year not in {str(this), str(this + 1)}:
        raise Http404
    made = actions.propose_triwulan(by=request.user, tahun=int(year))
    if made:
        messages.success(request, f"{len(made)} rapat triwulan {year} diusulkan sebagai konsep. Periksa tanggalnya.")
    else:
        messages.info(request, f"Tidak ada triwulan {year} yang masih kosong; tidak ada yang ditambahkan.")
    return redirect(f"{reverse('rapat:index')}?tahun={year}")


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def update_rapat(request, pk):
    rapat = load_rapat(request, pk)
    form = forms.UpdateRapatForm.of(rapat, request.POST or None)
    hint = (
        "Yang sudah diundang belum tahu tanggal barunya: buat undangan lagi."
        if getattr(rapat, "undangan", None)
        else ""
    )
    return form_page(
        request, form, lambda: actions.update_rapat(rapat, by=request.user, **form.cleaned_data),
        said=f"{rapat} diperbarui.", to=reverse("rapat:detail", args=[pk]), template="rapat/isian.html", rapat=rapat,
        judul="Ubah jadwal", tombol="Simpan jadwal", keterangan=hint,
        hapus=reverse("rapat:withdraw_rapat", args=[pk]) if rapat.status == "konsep" else "",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def cancel_rapat(request, pk):
    rapat = load_rapat(request, pk)
    form = forms.CancelRapatForm(request.POST or None)

    def cancel():
        row = actions.cancel_rapat(rapat, by=request.user, **form.cleaned_data)
        actions.kirim(selama=SELAMA)
        return row

    return form_page(
        request, form, cancel,
        said=f"{rapat} dibatalkan.", to=reverse("rapat:detail", args=[pk]), template="rapat/isian.html", rapat=rapat,
        judul="Batalkan rapat", tombol="Batalkan rapat ini",
        keterangan="Rapat tetap tercatat sebagai dibatalkan; tempatnya dalam triwulan kembali kosong. "
        "Yang diundang lewat surel dikabari alasannya.",
    )  # fmt: skip


@require_POST
@require(perms.can_schedule_rapat)
def withdraw_rapat(request, pk):
    rapat = load_rapat(request, pk)
    try:
        actions.withdraw_rapat(rapat, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("rapat:detail", pk=pk)
    messages.success(request, f"Konsep {rapat} dihapus.")
    return redirect("rapat:index")

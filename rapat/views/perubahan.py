"""One recommendation: its page, its change, one more agency, the next round."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import change_page, record_page
from rapat import actions, forms, perms
from rapat.enums import StatusRapat
from rapat.models import Perkembangan, Rekomendasi, TindakLanjut


def _one(request, nomor: int) -> Rekomendasi:
    rows = Rekomendasi.objects.visible_to(request.user).select_related("rapat", "wilayah").with_progress()
    return get_object_or_404(rows, nomor=nomor)


@require_safe
@require(perms.can_view_rapat)
def rekomendasi_detail(request, nomor):
    row = _one(request, nomor)
    items = TindakLanjut.objects.visible_to(request.user).filter(rekomendasi=row)
    items = items.select_related("instansi", "rekomendasi")
    notes = Perkembangan.objects.visible_to(request.user).filter(tindak_lanjut__rekomendasi=row)
    context = {
        "rekomendasi": row,
        "daftar_tindak_lanjut": [item for item in items if item.putaran == row.putaran],
        "daftar_putaran_lama": [item for item in items if item.putaran != row.putaran],
        "daftar_perkembangan": notes.select_related("tindak_lanjut__instansi", "dicatat_oleh")[:20],
        "daftar_riwayat": row.daftar_riwayat.select_related("dicatat_oleh"),
        "umur": row.age_in_days(on=timezone.localdate()),
        "can_update": perms.can_update_rekomendasi(request.user, row),
        "can_assign": perms.can_assign_tindak_lanjut(request.user),
    }
    return render(request, "rapat/rekomendasi_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def update_rekomendasi(request, nomor):
    row = _one(request, nomor)
    allow(perms.can_update_rekomendasi(request.user, row))
    is_selesai = row.rapat.status == StatusRapat.SELESAI
    return change_page(
        request,
        "rapat/update_rekomendasi.html",
        forms.UbahRekomendasiForm.of(row, request.POST or None, is_selesai=is_selesai),
        partial(actions.update_rekomendasi, row, by=request.user),
        said=f"{row} tersimpan.",
        to=reverse("rapat:rekomendasi_detail", args=[nomor]),
        rekomendasi=row,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_assign_tindak_lanjut)
def add_instansi(request, nomor):
    row = _one(request, nomor)
    items = TindakLanjut.objects.visible_to(request.user).filter(rekomendasi=row, putaran=row.putaran)
    form = forms.TambahInstansiForm(request.POST or None, diminta=items.values("instansi"))
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.add_instansi(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, item, f"{item.instansi} diminta mendukung {row}.")
            return redirect("rapat:rekomendasi_detail", nomor=nomor)
    return render(request, "rapat/add_instansi.html", {"rekomendasi": row, "form": form})


@require_http_methods(["GET", "POST"])
@require(perms.can_assign_tindak_lanjut)
def withdraw_instansi(request, pk):
    rows = TindakLanjut.objects.visible_to(request.user).select_related("instansi", "rekomendasi__rapat")
    item = get_object_or_404(rows, pk=pk)
    back = reverse("rapat:rekomendasi_detail", args=[item.rekomendasi.nomor])
    return record_page(
        request,
        "rapat/isian.html",
        forms.CabutInstansiForm(request.POST or None),
        partial(actions.withdraw_instansi, item, by=request.user),
        said=f"{item.instansi} tidak lagi diminta mendukung {item.rekomendasi}.",
        to=back,
        rapat=item.rekomendasi.rapat,
        judul=f"Cabut permintaan kepada {item.instansi.singkatan}",
        keterangan=f"{item.rekomendasi}: {item.rekomendasi.uraian}",
        tombol="Cabut permintaan",
        batal=back,
    )


@require_POST
@require(perms.can_assign_tindak_lanjut)
def open_putaran(request, nomor):
    try:
        row = actions.open_putaran(_one(request, nomor), by=request.user)
        messages.success(request, f"{row}: putaran {row.putaran} dibuka. Instansinya diminta melapor lagi.")
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("rapat:rekomendasi_detail", nomor=nomor)

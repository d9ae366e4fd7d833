"""Stages of a report: one more, or a correction of one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import allow, require
from kasus import actions, forms, perms
from kasus.views.borang import form_page
from kasus.views.perkara import load_perkara


def _correct(stage, values: dict, *, by):
    """Takes the stage out, or puts another in its place."""
    if values.pop("cabut"):
        return actions.withdraw_tahap(stage, alasan=values["alasan"], by=by)
    return actions.update_tahap(stage, by=by, **values)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def add_tahap(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_add_tahap(request.user, row))
    form = forms.TahapForm(request.POST or None, initial={"terlihat": row.nomor_tahap_terakhir})
    return form_page(
        request,
        form,
        lambda: actions.add_tahap(row, by=request.user, **form.cleaned_data),
        said="Tahap tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Catat tahap, P{row.urutan}",
        keterangan=f"Sekarang: {row.get_tahap_display()}. Tahap yang terlewat boleh dicatat kemudian dengan tanggal aslinya.",
        tombol="Simpan tahap",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def update_tahap(request, slug, perkara, tahap):
    row = load_perkara(request, slug, perkara)
    stage = get_object_or_404(row.daftar_tahap.berlaku().select_related("perkara__kasus", "dicatat_oleh"), pk=tahap)
    allow(perms.can_update_tahap(request.user, stage) and not stage.is_laporan)
    actions.record_view_isi(stage, by=request.user)
    form = forms.KoreksiTahapForm(request.POST or None, initial=forms.KoreksiTahapForm.initial_of(stage))
    return form_page(
        request,
        form,
        lambda: _correct(stage, form.cleaned_data, by=request.user),
        said="Koreksi tersimpan; tahap yang lama tetap ada dalam riwayat koreksi.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Koreksi tahap, P{row.urutan}",
        keterangan=f"{stage.get_kode_display()}, {stage.tanggal_tertulis}. Koreksi adalah catatan baru yang menggantikan yang lama.",
        tombol="Simpan koreksi",
    )

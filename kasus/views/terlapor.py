"""The page of one reported person, by code: parts, legal status, wanted notices, identity with a reason."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import ActionRefused, allow, require
from kasus import actions, forms, perms
from kasus.bagian.terlapor import terlapor_page
from kasus.models import Terlapor
from kasus.views.borang import form_page


def _terlapor(request, slug, terlapor) -> Terlapor:
    rows = Terlapor.objects.visible_to(request.user).select_related("kasus__penanggung_jawab", "perusahaan")
    return get_object_or_404(rows.prefetch_related("daftar_peran", "daftar_pencarian"), pk=terlapor, kasus__slug=slug)


@require_safe
@require(perms.can_view_whole_kasus)
def terlapor_detail(request, slug, terlapor):
    row = _terlapor(request, slug, terlapor)
    actions.record_view_kasus(row.kasus, by=request.user)
    return render(request, "kasus/terlapor_detail.html", terlapor_page(request.user, row))


@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def update_terlapor(request, slug, terlapor):
    row = _terlapor(request, slug, terlapor)
    allow(perms.can_update_terlapor(request.user, row))
    form = forms.UpdateTerlaporForm.of(row, request.POST or None, user=request.user)
    return form_page(
        request,
        form,
        lambda: actions.update_terlapor(row, by=request.user, **form.cleaned_data),
        said="Data terlapor diperbaiki.",
        to=reverse("kasus:terlapor_detail", args=[slug, terlapor]),
        kasus=row.kasus,
        judul=f"Perbaiki T{row.urutan}",
        keterangan="Status hukum diubah tersendiri, dengan tanggal dan dasarnya.",
        tombol="Simpan",
        lebar="penuh",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def change_status_hukum(request, slug, terlapor):
    row = _terlapor(request, slug, terlapor)
    allow(perms.can_update_terlapor(request.user, row))
    form = forms.StatusHukumForm(request.POST or None, terlapor=row)
    return form_page(
        request,
        form,
        lambda: actions.change_status_hukum(row, by=request.user, **form.cleaned_data),
        said="Status hukum diubah.",
        to=reverse("kasus:terlapor_detail", args=[slug, terlapor]),
        kasus=row.kasus,
        judul=f"Ubah status hukum T{row.urutan}",
        keterangan=f"Sekarang: {row.get_status_hukum_display()}. Terpidana hanya dengan putusan bersalah yang inkracht.",
        tombol="Ubah status hukum",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def record_pencarian(request, slug, terlapor):
    """Puts a person on the wanted list; of one who stands there, takes the person off."""
    row = _terlapor(request, slug, terlapor)
    allow(perms.can_update_terlapor(request.user, row))
    standing = row.pencarian_berlaku is not None
    form = (forms.EndPencarianForm if standing else forms.PencarianForm)(request.POST or None)
    act = actions.end_pencarian if standing else actions.record_pencarian
    return form_page(
        request,
        form,
        lambda: act(row, by=request.user, **form.cleaned_data),
        said="DPO diakhiri." if standing else "Terlapor tercatat dalam DPO.",
        to=reverse("kasus:terlapor_detail", args=[slug, terlapor]),
        kasus=row.kasus,
        judul=f"{'Akhiri DPO' if standing else 'Catat DPO'} T{row.urutan}",
        keterangan="Daftar pencarian orang yang dikeluarkan penyidik.",
        tombol="Akhiri DPO" if standing else "Simpan DPO",
    )


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def reveal_identitas_terlapor(request, slug, terlapor):
    """GET asks for what purpose; POST shows the identity once and leaves a trail."""
    row = _terlapor(request, slug, terlapor)
    allow(perms.can_reveal_identitas_terlapor(request.user, row))
    form, identity = forms.AlasanForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.reveal_identitas_terlapor(row, alasan=form.cleaned_data["alasan"], by=request.user)
        except ActionRefused as refusal:
            form.add_error("alasan", str(refusal))
    return render(
        request,
        "kasus/reveal_terlapor.html",
        {"terlapor": row, "kasus": row.kasus, "form": form, "identitas": identity},
    )

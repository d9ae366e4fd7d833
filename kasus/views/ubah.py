"""Pages that change what stands in the register. Who was slower is told, and keeps the typed text (409)."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import allow, require
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus.models import Kasus


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_kasus(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user).select_related("tempat_lapor"), slug=slug)
    allow(perms.can_update_kasus(request.user, kasus))
    back = reverse("kasus:detail", args=[slug])
    return change_page(
        request,
        "kasus/ubah.html",
        forms.UpdateKasusForm.of(kasus, request.POST or None),
        partial(actions.update_kasus, kasus, by=request.user),
        said=f"Laporan kasus {kasus} diperbarui.",
        to=back,
        kasus=kasus,
        judul="Ubah laporan",
        keterangan="Nomor register tidak berubah, juga bila tahun laporannya diperbaiki.",
        tombol="Simpan laporan",
        batal=back,
    )

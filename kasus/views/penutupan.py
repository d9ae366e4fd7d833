"""Closing a case: the proposal with what is still open, and the head's answer. Reopening stands with the status."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import allow, require
from kasus import actions, forms, perms
from kasus.models import Kasus, UsulanPenutupan
from kasus.penutupan import masih_terbuka
from kasus.views.isian import isian


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record_penutupan(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_record_penutupan(request.user, kasus))
    things = masih_terbuka(request.user, kasus)
    return isian(
        request,
        kasus,
        forms.PenutupanForm(request.POST or None, terbuka=things),
        partial(actions.record_penutupan, kasus, by=request.user),
        said="Penutupan diusulkan; kepala sekretariat memutuskan.",
        to=reverse("kasus:detail", args=[slug]),
        judul="Usulkan penutupan kasus",
        tombol="Usulkan penutupan",
        keterangan="Jalur hukum boleh terus berjalan setelah kasus ditutup. Yang memutuskan orang lain daripada pengusul.",
        daftar_terbuka=things,
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def verify_penutupan(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    rows = UsulanPenutupan.objects.visible_to(request.user).menunggu().select_related("dicatat_oleh")
    usulan = get_object_or_404(rows, kasus=kasus)
    allow(perms.can_verify_penutupan(request.user, kasus, usulan))
    actions.record_view_isi(usulan, by=request.user)
    return isian(
        request,
        kasus,
        forms.PutusanPenutupanForm(request.POST or None),
        partial(actions.verify_penutupan, kasus, by=request.user),
        said=f"Putusan atas penutupan {kasus} tersimpan.",
        to=reverse("kasus:detail", args=[slug]),
        judul="Putuskan penutupan kasus",
        tombol="Simpan putusan",
        usulan=usulan,
        daftar_terbuka=masih_terbuka(request.user, kasus),
    )

"""Notes and flags."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import allow, require
from gugus_tugas.tanggal import tulis_tanggal
from kasus import actions, forms, perms
from kasus.models import Bendera, Catatan, Kasus
from kasus.views.isian import isian


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def add_catatan(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_add_catatan(request.user, kasus))
    whole = perms.can_view_whole_kasus(request.user)
    return isian(
        request,
        kasus,
        forms.CatatanForm(request.POST or None, kasus=kasus, user=request.user, whole=whole),
        partial(actions.add_catatan, kasus, by=request.user),
        said="Catatan tersimpan.",
        to=f"{reverse('kasus:detail', args=[slug])}#bagian-linimasa",
        judul="Tulis catatan",
        tombol="Simpan catatan",
        keterangan="Catatan tidak dapat diubah; yang keliru diperbaiki dengan catatan pengganti.",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def update_catatan(request, slug, catatan):
    """A new note in the place of a wrong one; both stay."""
    rows = Catatan.objects.visible_to(request.user).filter(pengganti__isnull=True).select_related("kasus", "korban")
    row = get_object_or_404(rows, pk=catatan, kasus__slug=slug)
    allow(perms.can_update_catatan(request.user, row))
    actions.record_view_isi(row, by=request.user)
    initial = {"isi": row.isi, "jenis": row.jenis, "tanggal": row.tanggal, "korban": row.korban_id}
    whole = perms.can_view_whole_kasus(request.user)
    return isian(
        request,
        row.kasus,
        forms.CatatanForm(request.POST or None, initial=initial, kasus=row.kasus, user=request.user, whole=whole),
        partial(actions.add_catatan, row.kasus, menggantikan=row, by=request.user),
        said="Catatan pengganti tersimpan; yang lama tetap terbaca dengan tanda.",
        to=f"{reverse('kasus:detail', args=[slug])}#bagian-linimasa",
        judul="Perbaiki catatan",
        tombol="Simpan catatan pengganti",
        keterangan="Catatan lama tetap ada dan ditandai sudah diperbaiki.",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_whole_kasus)
def record_bendera(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_record_bendera(request.user, kasus))
    return isian(
        request,
        kasus,
        forms.BenderaForm(request.POST or None),
        partial(actions.record_bendera, kasus, by=request.user),
        said="Bendera terpasang; tampil di Beranda saat tenggatnya tiba.",
        to=reverse("kasus:detail", args=[slug]),
        judul="Pasang bendera",
        tombol="Pasang bendera",
        keterangan="Tanda pada kasus ini untuk hal yang harus dikerjakan sebelum suatu tanggal.",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_whole_kasus)
def end_bendera(request, slug, bendera):
    rows = Bendera.objects.visible_to(request.user).terbuka().select_related("kasus", "dicatat_oleh")
    row = get_object_or_404(rows, pk=bendera, kasus__slug=slug)
    allow(perms.can_end_bendera(request.user, row))
    actions.record_view_isi(row, by=request.user)
    due = f"{row.get_alasan_display()}, tenggat {tulis_tanggal(row.tenggat)}, dipasang {row.dicatat_oleh.nama}."
    return isian(
        request,
        row.kasus,
        forms.EndBenderaForm(request.POST or None),
        partial(actions.end_bendera, row, by=request.user),
        said="Bendera diselesaikan.",
        to=reverse("kasus:detail", args=[slug]),
        judul="Selesaikan bendera",
        tombol="Selesaikan",
        keterangan=f"{due} {row.keterangan}",
    )

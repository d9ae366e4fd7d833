"""Pages that change what stands in the register, or add to it. Who was slower is told, and keeps the typed text (409)."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import CONFLICT, change_page
from gugus_tugas.versi import Conflict
from kasus import actions, forms, perms
from kasus.models import Kasus, Korban


def _kasus(request, slug) -> Kasus:
    """A case this person may change now."""
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user).select_related("tempat_lapor"), slug=slug)
    allow(perms.can_update_kasus(request.user, kasus))
    return kasus


@sensitive_variables()
def _add(request, kasus, form, act, *, judul, keterangan, tombol, status=None, **extra):
    """A page that adds one row to the case; sent twice it adds once."""
    if request.method == "POST" and not status and form.is_valid():
        try:
            row = act(kasus, by=request.user, kunci_kirim=form.cleaned_data["kunci_kirim"], **_values(form))
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, f"{row}: tersimpan.")
            return redirect("kasus:detail", slug=kasus.slug)
    context = {
        "kasus": kasus,
        "form": form,
        "konflik": None,
        "judul": judul,
        "keterangan": keterangan,
        "tombol": tombol,
        "batal": reverse("kasus:detail", args=[kasus.slug]),
        **extra,
    }
    return render(request, "kasus/ubah.html", context, status=status or (422 if request.method == "POST" else 200))


def _values(form) -> dict:
    return {name: value for name, value in form.values.items() if name != "kunci_kirim"}


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_kasus(request, slug):
    kasus = _kasus(request, slug)
    actions.record_view_isi(kasus, by=request.user)
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


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_korban(request, slug, korban):
    kasus = _kasus(request, slug)
    rows = Korban.objects.visible_to(request.user).select_related("kasus", "kewarganegaraan", "asal")
    row = get_object_or_404(rows, pk=korban, kasus=kasus)
    actions.record_view_isi(row, by=request.user)
    form = forms.UpdateKorbanForm.of(row, request.POST or None)

    def change(*, versi, **_):
        actions.update_korban(row, versi=versi, by=request.user, **form.values)

    back = reverse("kasus:korban_detail", args=[slug, row.pk])
    return change_page(
        request, "kasus/ubah.html", form, change, said=f"Data {row} diperbarui.", to=back, kasus=kasus, batal=back,
        judul=f"Ubah data K{row.urutan}", keterangan="Identitas diperbaiki di halamannya sendiri, dengan alasan.",
        tombol="Simpan data korban",
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_korban(request, slug):
    kasus, form = _kasus(request, slug), forms.AddKorbanForm(request.POST or None)
    return _add(
        request, kasus, form, actions.add_korban, judul="Tambah korban", tombol="Simpan korban",
        keterangan="Kode korban diberikan otomatis. Yang belum diketahui boleh menyusul.",
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_terlapor(request, slug):
    kasus, form = _kasus(request, slug), forms.AddTerlaporForm(request.POST or None)
    return _add(
        request, kasus, form, actions.add_terlapor, judul="Tambah terlapor", tombol="Simpan terlapor",
        keterangan="Kode terlapor diberikan otomatis; namanya tidak tampil di halaman kasus.",
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def add_peristiwa(request, slug):
    kasus, form = _kasus(request, slug), forms.AddPeristiwaForm(request.POST or None)
    return _add(
        request, kasus, form, actions.add_peristiwa, judul="Tambah tempat dan waktu", tombol="Simpan tempat dan waktu",
        keterangan="Perekrutan, transit, dan eksploitasi adalah tempat yang berbeda.",
    )  # fmt: skip


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_peristiwa(request, slug, peristiwa):
    kasus = _kasus(request, slug)
    row = kasus.daftar_peristiwa.select_related("tempat", "kasus").filter(pk=peristiwa).first()
    if row is None:
        return _vanished(request, kasus)
    form = forms.UpdatePeristiwaForm.of(row, request.POST or None)

    def change(*, versi, **_):
        actions.update_peristiwa(row, versi=versi, by=request.user, **form.values)

    back = reverse("kasus:detail", args=[slug])
    return change_page(
        request, "kasus/ubah.html", form, change, said="Tempat dan waktu diperbarui.", to=back, kasus=kasus, batal=back,
        judul="Ubah tempat dan waktu", keterangan=row.get_tahap_display(), tombol="Simpan tempat dan waktu",
        hapus=reverse("kasus:withdraw_peristiwa", args=[slug, row.pk]),
    )  # fmt: skip


def _vanished(request, kasus):
    """Somebody took the row back while it was being changed: the text stays, and may be saved as a new row."""
    if request.method != "POST":
        raise Http404
    form = forms.AddPeristiwaForm({**request.POST.dict(), "kunci_kirim": ""})
    form.is_valid()
    return _add(
        request, kasus, form, actions.add_peristiwa, judul="Tambah tempat dan waktu", tombol="Simpan sebagai baris baru",
        keterangan="", status=CONFLICT, form_alamat=reverse("kasus:add_peristiwa", args=[kasus.slug]),
        pesan="Baris ini sudah dihapus orang lain. Isian Anda masih ada di bawah; simpan sebagai baris baru bila memang benar.",
    )  # fmt: skip


@require_POST
@require(perms.can_record_kasus)
def withdraw_peristiwa(request, slug, peristiwa):
    kasus = _kasus(request, slug)
    row = get_object_or_404(kasus.daftar_peristiwa.select_related("kasus"), pk=peristiwa)
    try:
        actions.withdraw_peristiwa(row, versi=request.POST.get("versi", ""), by=request.user)
    except Conflict as conflict:
        messages.error(request, str(conflict))
        return redirect("kasus:update_peristiwa", slug=slug, peristiwa=peristiwa)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "Tempat dan waktu dihapus; jejaknya tercatat.")
    return redirect("kasus:detail", slug=slug)

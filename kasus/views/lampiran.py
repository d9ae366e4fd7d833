"""Files of a case: sent, looked up, replaced, taken out, shared, removed."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.files import MIME
from gugus_tugas.responses import download
from kasus import actions, forms, perms
from kasus.models import Kasus, Lampiran
from kasus.views.isian import isian


def _lampiran(request, slug, pk) -> Lampiran:
    rows = Lampiran.objects.visible_to(request.user).select_related(
        "kasus", "korban__kasus", "instansi", "dicatat_oleh", "ditarik_oleh", "dihapus_oleh"
    )
    return get_object_or_404(rows, pk=pk, kasus__slug=slug)


def _sent(request, kasus: Kasus, form, act, **context):
    """The page of a form with a file; a file that acts leaves a line in the trail."""
    if request.method == "POST" and not form.is_valid() and form.is_berbahaya:
        actions.refuse_lampiran(kasus, by=request.user)
    return isian(request, kasus, form, act, is_berkas=True, **context)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def add_lampiran(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_add_lampiran(request.user, kasus))
    whole, asked = perms.can_view_whole_kasus(request.user), {"korban": request.GET.get("korban")}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return _sent(
        request,
        kasus,
        forms.LampiranForm(*sent, initial=asked, kasus=kasus, user=request.user, whole=whole),
        partial(actions.add_lampiran, kasus, by=request.user),
        said="Lampiran tersimpan terenkripsi.",
        to=f"{reverse('kasus:detail', args=[slug])}#lampiran",
        judul="Unggah lampiran",
        tombol="Unggah",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def update_lampiran(request, slug, lampiran):
    """A new version; the old one stays."""
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_update_lampiran(request.user, row))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return _sent(
        request,
        row.kasus,
        forms.BerkasForm(*sent),
        partial(actions.add_lampiran, row.kasus, menggantikan=row, by=request.user),
        said="Versi baru tersimpan; versi lama tetap ada, dan pembagiannya berakhir. Bagikan versi baru bila masih diperlukan.",
        to=f"{reverse('kasus:detail', args=[slug])}#lampiran",
        judul=f"Ganti {row.get_jenis_display()} {row.nomor}",
        tombol="Unggah versi baru",
        batal=reverse("kasus:lampiran_detail", args=[slug, row.pk]),
    )


@require_safe
@require(perms.can_view_kasus)
def lampiran_detail(request, slug, lampiran):
    row, user = _lampiran(request, slug, lampiran), request.user
    versions = Lampiran.objects.visible_to(user).filter(kasus=row.kasus, jenis=row.jenis, nomor=row.nomor)
    whole = perms.can_view_whole_kasus(user)
    show = whole or row.instansi_id == user.instansi_id
    if show:
        actions.record_view_isi(row, by=user)
    newest = not Lampiran.objects.visible_to(user).filter(menggantikan=row).exists()
    context = {
        "lampiran": row,
        "kasus": row.kasus,
        "whole": whole,
        "daftar_versi": versions.select_related("kasus", "dicatat_oleh"),
        "daftar_pembagian": row.daftar_pembagian.select_related("instansi", "dicatat_oleh", "dicabut_oleh")
        if whole
        else [],
        "can_export": perms.can_export_lampiran(user, row),
        "can_update": perms.can_update_lampiran(user, row) and not row.is_ditarik,
        "is_terbaru": newest,
        "can_assign": perms.can_assign_lampiran(user, row),
        "can_verify": row.is_ditarik and perms.can_verify_lampiran(user, row),
        "show_keterangan": show,
        "is_dibatasi": row.is_dibatasi,
    }
    return render(request, "kasus/lampiran_detail.html", context)


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def export_lampiran(request, slug, lampiran):
    """GET asks for what purpose; POST hands the file out, whole, as a download, and leaves a trail."""
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_export_lampiran(request.user, row))
    form = forms.AlasanUnduhForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = actions.export_lampiran(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            return download(content, name=f"{row.nama}{row.akhiran}", content_type=MIME[row.akhiran])
    context = {
        "kasus": row.kasus, "form": form, "judul": f"Unduh {row.get_jenis_display()} {row.nomor}", "tombol": "Unduh",
        "keterangan": "Nama Anda, waktu, dan keperluannya tercatat.", "is_rahasia": True,
        "is_unduhan": True, "batal": reverse("kasus:lampiran_detail", args=[slug, row.pk]),
    }  # fmt: skip
    return render(request, "kasus/isian.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@require(perms.can_view_whole_kasus)
def assign_lampiran(request, slug, lampiran):
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_assign_lampiran(request.user, row))
    return isian(
        request,
        row.kasus,
        forms.BagikanForm(request.POST or None),
        partial(actions.assign_lampiran, row, by=request.user),
        said="Lampiran dibagikan; pembagian dapat dicabut kapan saja.",
        to=reverse("kasus:lampiran_detail", args=[slug, row.pk]),
        judul=f"Bagikan {row.get_jenis_display()} {row.nomor}",
        tombol="Bagikan",
        keterangan="Diperiksa: korban menyetujui pemberian data kepada instansi itu, atau instansi itu menangani perkara hukumnya.",
        is_rahasia=True,
    )


@require_POST
@require(perms.can_view_whole_kasus)
def end_pembagian(request, slug, lampiran, pembagian):
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_add_lampiran(request.user, row.kasus))
    shared = get_object_or_404(row.daftar_pembagian.select_related("instansi"), pk=pembagian)
    try:
        actions.end_pembagian(shared, by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Pembagian kepada {shared.instansi.singkatan} dicabut.")
    return redirect("kasus:lampiran_detail", slug=slug, lampiran=row.pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def withdraw_lampiran(request, slug, lampiran):
    """First step of a removal."""
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_update_lampiran(request.user, row))
    return isian(
        request,
        row.kasus,
        forms.PenarikanForm(request.POST or None),
        partial(actions.withdraw_lampiran, row, by=request.user),
        said="Penarikan diusulkan; sampai diputus, hanya kepala sekretariat yang dapat membuka berkasnya.",
        to=reverse("kasus:lampiran_detail", args=[slug, row.pk]),
        judul=f"Usulkan penarikan {row.get_jenis_display()} {row.nomor}",
        tombol="Usulkan penarikan",
        keterangan="Langkah 1 dari 2. Setelah disetujui orang kedua, berkas dihapus untuk selamanya; catatannya tetap ada.",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_view_whole_kasus)
def verify_lampiran(request, slug, lampiran):
    """Second step, by another person."""
    row = _lampiran(request, slug, lampiran)
    allow(perms.can_verify_lampiran(request.user, row))
    actions.record_view_isi(row, by=request.user)
    return isian(
        request,
        row.kasus,
        forms.PutusanPenarikanForm(request.POST or None),
        partial(actions.verify_lampiran, row, by=request.user),
        said="Putusan atas penarikan tersimpan.",
        to=reverse("kasus:lampiran_detail", args=[slug, row.pk]),
        judul=f"Putuskan penarikan {row.get_jenis_display()} {row.nomor}",
        tombol="Simpan putusan",
        keterangan=f"Langkah 2 dari 2. Alasan: {row.alasan_penarikan or 'belum ada usulan'}. Penghapusan tidak dapat dibatalkan.",
        is_rahasia=True,
    )

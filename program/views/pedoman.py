"""Guides: list, one guide with the version in force, its versions, who has read it."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import ActionRefused, allow, require
from gugus_tugas.files import MIME
from gugus_tugas.responses import download
from program import actions, forms, perms
from program.enums.pedoman import StatusVersi
from program.kabar import kabari_pembaca
from program.models import Pedoman, VersiPedoman
from program.naskah import read_naskah
from program.statistics.pedoman import readers_of
from program.views.dasar import amend_page, list_page, record_page


def _versions(request):
    return VersiPedoman.objects.visible_to(request.user).select_related(
        "pedoman", "dicatat_oleh", "diubah_oleh", "diterbitkan_oleh", "ditarik_oleh"
    )


def _detail(row: Pedoman) -> str:
    return reverse("program:pedoman_detail", args=[row.pk])


def _address(row: VersiPedoman) -> str:
    return reverse("program:versi_detail", args=[row.pk])


@require_safe
@require(perms.can_view_program)
def pedoman_index(request):
    form = forms.PedomanFilterForm(request.GET, user=request.user)
    rows = Pedoman.objects.visible_to(request.user).with_published(request.user)
    return list_page(request, "program/pedoman_index.html", form, rows, order=("judul", "pk"))


def _context(request, pedoman: Pedoman, versi: VersiPedoman | None) -> dict:
    """The page of a guide, opened at this version."""
    manages = perms.can_manage_program(request.user)
    is_current = versi is not None and versi.status == StatusVersi.TERBIT
    sudah, belum = readers_of(versi) if is_current and manages else ([], [])
    asked = Pedoman.objects.visible_to(request.user).with_published(request.user)
    return {
        "pedoman": pedoman,
        "versi": versi,
        "naskah": read_naskah(versi.isi) if versi else [],
        "daftar_versi": _versions(request).filter(pedoman=pedoman).defer("isi").order_by("-nomor"),
        "is_berlaku": is_current,
        "ada_berlaku": asked.filter(pk=pedoman.pk, terbit_nomor__isnull=False).exists(),
        "is_dibaca": is_current and asked.filter(pk=pedoman.pk, is_dibaca=True).exists(),
        "can_manage": manages,
        "can_publish": versi is not None and perms.can_publish_versi(request.user, versi),
        "can_withdraw": versi is not None and perms.can_withdraw_versi(request.user, versi),
        "sudah": sudah,
        "belum": belum,
    }


@require_safe
@require(perms.can_view_program)
def pedoman_detail(request, pk):
    """The version in force; before the first one is published, its concept."""
    row = get_object_or_404(Pedoman.objects.visible_to(request.user), pk=pk)
    versions = _versions(request).filter(pedoman=row)
    shown = versions.filter(status=StatusVersi.TERBIT).first() or versions.first()
    return render(request, "program/pedoman_detail.html", _context(request, row, shown))


@require_safe
@require(perms.can_view_program)
def versi_detail(request, pk):
    row = get_object_or_404(_versions(request), pk=pk)
    return render(request, "program/pedoman_detail.html", _context(request, row.pedoman, row))


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def record_pedoman(request):
    return record_page(
        request,
        forms.PedomanForm(request.POST or None),
        partial(actions.record_pedoman, by=request.user),
        said="Tersimpan. Tulis sekarang versi pertamanya.",
        to=lambda row: reverse("program:record_versi", args=[row.pk]),
        judul="Catat pedoman",
        tombol="Simpan pedoman",
        induk=reverse("program:pedoman_index"),
        induk_label="Pedoman",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_pedoman(request, pk):
    row = get_object_or_404(Pedoman.objects.visible_to(request.user), pk=pk)
    return amend_page(
        request,
        forms.UbahPedomanForm.of(row, request.POST or None),
        partial(actions.update_pedoman, row, by=request.user),
        said="Perubahan tersimpan.",
        to=_detail(row),
        judul="Perbaiki pedoman",
        keterangan=row.judul,
        tombol="Simpan",
        induk=_detail(row),
        induk_label=row.judul,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def record_versi(request, pk):
    """Begins with the text of the newest version."""
    row = get_object_or_404(Pedoman.objects.visible_to(request.user), pk=pk)
    last = _versions(request).filter(pedoman=row).order_by("-nomor").first()
    return record_page(
        request,
        forms.VersiPedomanForm(request.POST or None, request.FILES or None, initial={"isi": last.isi if last else ""}),
        partial(actions.record_versi, row, by=request.user),
        said="Konsep tersimpan. Pemeriksa lain yang menerbitkannya.",
        to=_address,
        judul="Tulis versi baru",
        keterangan=row.judul,
        tombol="Simpan konsep",
        is_berkas=True,
        induk=_detail(row),
        induk_label=row.judul,
    )


def _amend(request, row: VersiPedoman, form, act, *, said: str, judul: str, tombol: str, keterangan: str = ""):
    return amend_page(
        request,
        form,
        partial(act, row, by=request.user),
        said=said,
        to=_address(row),
        judul=judul,
        keterangan=keterangan or f"{row.pedoman.judul}, versi {row.nomor}",
        tombol=tombol,
        is_berkas=True,
        induk=_address(row),
        induk_label=row.pedoman.judul,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_versi(request, pk):
    row = get_object_or_404(_versions(request), pk=pk)
    allow(row.is_konsep)
    form = forms.UbahVersiPedomanForm.of(
        row, request.POST or None, files=request.FILES or None, has_berkas=bool(row.berkas)
    )
    return _amend(
        request, row, form, actions.update_versi, said="Konsep tersimpan.", judul="Tulis konsep", tombol="Simpan konsep"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_verify_program)
def publish_versi(request, pk):
    row = get_object_or_404(_versions(request), pk=pk)
    allow(perms.can_publish_versi(request.user, row))
    said = f"Versi {row.nomor} terbit dan berlaku."
    note = f"{row.pedoman.judul}, versi {row.nomor}. Setelah terbit tidak dapat diubah; versi sebelumnya diganti."
    form = forms.PastikanForm.of(row, request.POST or None)
    return _amend(
        request, row, form, actions.publish_versi, said=said, judul="Terbitkan", tombol="Terbitkan", keterangan=note
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_verify_program)
def withdraw_versi(request, pk):
    """Its readers are told by mail; on the pages of the guide the reason stands for everyone."""
    row = get_object_or_404(_versions(request), pk=pk)
    allow(perms.can_withdraw_versi(request.user, row))
    form = forms.TarikVersiForm.of(row, request.POST or None, former=row.former)

    def act(row, *, by, **values):
        if not kabari_pembaca(actions.withdraw_versi(row, by=by, **values)):
            messages.warning(request, "Surel tidak terkirim. Kabari sendiri yang sudah membaca versi ini.")

    return _amend(
        request,
        row,
        form,
        act,
        said=f"Versi {row.nomor} ditarik. Alasannya tampil di halaman pedoman bagi yang sudah membacanya.",
        judul=f"Tarik versi {row.nomor}",
        tombol="Tarik versi ini",
    )


@require_safe
@require(perms.can_view_program)
def export_berkas_pedoman(request, pk):
    row = get_object_or_404(_versions(request).exclude(berkas=""), pk=pk)
    try:
        content, extension = actions.export_berkas_pedoman(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(row))
    name = f"pedoman-{row.pedoman_id}-versi-{row.nomor}{extension}"
    return download(content, name=name, content_type=MIME[extension])


@require_POST
@require(perms.can_view_program)
def verify_baca(request, pk):
    row = get_object_or_404(_versions(request), pk=pk)
    try:
        actions.verify_baca(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Tercatat: Anda sudah membaca versi ini.")
    return redirect(_detail(row.pedoman))

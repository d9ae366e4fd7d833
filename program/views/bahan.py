"""Materials: list, one title with its stock card, what comes in and goes out."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import allow, require
from gugus_tugas.paging import keyset
from gugus_tugas.responses import XLSX, download
from gugus_tugas.rupiah import tulis_angka
from program import actions, forms, perms
from program.models import BahanKIE, Kegiatan, MutasiBahan
from program.resources import TabelBahan, TabelMutasi
from program.views.dasar import amend_page, list_page, record_page

CARD_ROWS = 100


def _bahan(request, pk, *, change: bool = True) -> BahanKIE:
    row = get_object_or_404(BahanKIE.objects.visible_to(request.user).select_related("instansi"), pk=pk)
    allow(not change or perms.can_change_program(request.user, row))
    return row


def _detail(row: BahanKIE) -> str:
    return reverse("program:bahan_detail", args=[row.pk])


@require_safe
@require(perms.can_record_program)
def bahan_index(request):
    form = forms.BahanFilterForm(request.GET)
    rows = BahanKIE.objects.visible_to(request.user).select_related("instansi")
    return list_page(request, "program/bahan_index.html", form, rows, order=("judul", "pk"))


@require_safe
@require(perms.can_record_program)
def export_bahan(request):
    rows = forms.BahanFilterForm(request.GET).filter(BahanKIE.objects.visible_to(request.user))
    content = actions.export_program(TabelBahan(request.user), rows.select_related("instansi"), by=request.user)
    return download(content, name=f"bahan-kie-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_record_program)
def bahan_detail(request, pk):
    row = _bahan(request, pk, change=False)
    card = MutasiBahan.objects.visible_to(request.user).filter(bahan=row).select_related("kegiatan", "dicatat_oleh")
    context = {
        "bahan": row,
        "page": keyset(request, card, order=("-urutan", "-pk"), size=CARD_ROWS),
        "can_change": perms.can_change_program(request.user, row),
    }
    return render(request, "program/bahan_detail.html", context)


@require_safe
@require(perms.can_record_program)
def export_mutasi(request, pk):
    row = _bahan(request, pk, change=False)
    card = MutasiBahan.objects.visible_to(request.user).filter(bahan=row).order_by("urutan")
    content = actions.export_program(TabelMutasi(request.user), card, by=request.user)
    return download(content, name=f"kartu-stok-{row.pk}.xlsx", content_type=XLSX)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_bahan(request):
    return record_page(
        request,
        forms.BahanForm(request.POST or None, user=request.user),
        partial(actions.record_bahan, by=request.user),
        said=lambda row: f"{row} tersimpan. Catat yang dicetak atau diterima.",
        to=_detail,
        judul="Catat bahan KIE",
        tombol="Simpan bahan",
        induk=reverse("program:bahan_index"),
        induk_label="Bahan KIE",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_bahan(request, pk):
    row = _bahan(request, pk)
    return amend_page(
        request,
        forms.UbahBahanForm.of(row, request.POST or None, user=request.user),
        partial(actions.update_bahan, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=row.judul,
        tombol="Simpan",
        induk=_detail(row),
        induk_label=row.judul,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_mutasi(request, pk):
    row = _bahan(request, pk)
    return record_page(
        request,
        forms.MutasiForm(request.POST or None, initial={"jenis": request.GET.get("jenis")}),
        partial(actions.record_mutasi, row, by=request.user),
        said=lambda mutasi: f"Tercatat. Stok sekarang {tulis_angka(mutasi.saldo)} {row.satuan}.",
        to=lambda mutasi: _detail(row),
        judul="Catat mutasi",
        keterangan=f"{row.judul}, stok {tulis_angka(row.stok)} {row.satuan}",
        tombol="Simpan mutasi",
        induk=_detail(row),
        induk_label=row.judul,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def give_bahan(request, pk):
    """Handed out at an activity, from the store of the agency that holds it."""
    row = get_object_or_404(Kegiatan.objects.visible_to(request.user), pk=pk)
    allow(perms.can_change_program(request.user, row))
    to = f"{reverse('program:kegiatan_detail', args=[pk])}#bahan"
    return record_page(
        request,
        forms.BagikanForm(request.POST or None, user=request.user, kegiatan=row, initial={"tanggal": row.tanggal}),
        partial(actions.give_bahan, row, by=request.user),
        said=lambda mutasi: f"Tercatat. Sisa stok {tulis_angka(mutasi.saldo)}.",
        to=lambda mutasi: to,
        judul="Bahan yang dibagikan",
        keterangan=f"{row}: {row.judul}",
        tombol="Simpan",
        induk=to,
        induk_label=str(row),
    )

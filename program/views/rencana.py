"""Action plans: list, one plan as a table and as a board, its papers, its steps; sums for the leadership."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from gugus_tugas.paging import keyset
from gugus_tugas.pdf import PdfFailed
from gugus_tugas.responses import XLSX, download
from program import actions, forms, perms
from program.dokumen import rencana as dokumen
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, RealisasiRencana, RencanaAksi
from program.papan import board_of, by_strategi, laid_out, lines_of
from program.resources import TabelRealisasi, TabelRencana
from program.statistics.rencana import KOLOM, plan_sums, rekap_tables
from program.views.dasar import amend_page, asked_year, record_page, rekap_page

BARIS_SEHALAMAN = 100
INDUK = {"induk_label": "Rencana aksi"}


def load_rencana(request, pk) -> RencanaAksi:
    return get_object_or_404(RencanaAksi.objects.visible_to(request.user).select_related("asal"), pk=pk)


def detail_of(row: RencanaAksi) -> str:
    return reverse("program:rencana_detail", args=[row.pk])


@require_safe
@require(perms.can_record_program)
def rencana_index(request):
    form = forms.RencanaFilterForm(request.GET)
    rows = form.filter(RencanaAksi.objects.visible_to(request.user))
    page = keyset(request, rows, order=("-tahun_mulai", "-pk"))
    sums = plan_sums(request.user, [row.pk for row in page.object_list], on=timezone.localdate())
    context = {
        "form": form,
        "page": page,
        "daftar": [(row, sums[row.pk]) for row in page.object_list],
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/rencana_index.html", context)


def _filtered(request, plan: RencanaAksi):
    """The form and the lines as the address narrows them. Without a word the year of today; "tahun=" for all of them."""
    strategies = BarisRencana.objects.visible_to(request.user).filter(rencana=plan).order_by("strategi")
    asked = request.GET.copy()
    asked.setdefault("tahun", str(forms.tahun_ini(plan)))
    form = forms.BarisFilterForm(asked, rencana=plan, strategi=[*strategies.values_list("strategi", flat=True).distinct()])  # fmt: skip
    return form, form.filter(lines_of(request.user, plan))


def _context(request, plan: RencanaAksi, form) -> dict:
    return {
        "rencana": plan,
        "form": form,
        "can_manage": perms.can_manage_program(request.user),
        "langkah": StatusRencana(plan.status).can_become(),
        "kueri": request.GET.urlencode(),
    }


@require_safe
@require(perms.can_record_program)
def rencana_detail(request, pk):
    plan = load_rencana(request, pk)
    form, rows = _filtered(request, plan)
    page = keyset(request, rows, order=("tahun", "urutan", "pk"), size=BARIS_SEHALAMAN)
    context = {
        **_context(request, plan, form),
        "page": page,
        "daftar_kelompok": by_strategi(laid_out(page.object_list)),
        "jumlah": plan_sums(request.user, [plan.pk], on=timezone.localdate())[plan.pk],
        "riwayat": audit.history_of(plan),
    }
    return render(request, "program/rencana_detail.html", context)


@require_safe
@require(perms.can_record_program)
def rencana_board(request, pk):
    plan = load_rencana(request, pk)
    form, rows = _filtered(request, plan)
    only = form.asked.get("triwulan")
    cards = board_of(laid_out(rows.order_by("tahun", "urutan", "pk")), only=int(only) if only else None)
    return render(request, "program/rencana_board.html", {**_context(request, plan, form), "daftar_kolom": cards})


@require_safe
@require(perms.can_record_program)
def export_rencana(request, pk):
    plan = load_rencana(request, pk)
    rows = lines_of(request.user, plan).order_by("tahun", "urutan", "pk")
    content = actions.export_program(TabelRencana(request.user), rows, by=request.user)
    return download(content, name=f"rencana-{plan.pk}-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_record_program)
def export_realisasi(request, pk):
    """What was told of each quarter, in the columns of the import: filled on and sent in again."""
    plan = load_rencana(request, pk)
    rows = RealisasiRencana.objects.visible_to(request.user).filter(baris__rencana=plan).select_related("baris")
    rows = rows.order_by("baris__tahun", "baris__urutan", "baris", "triwulan")
    content = actions.export_program(TabelRealisasi(request.user), rows, by=request.user)
    return download(content, name=f"realisasi-{plan.pk}-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_record_program)
def rencana_pdf(request, pk):
    plan = load_rencana(request, pk)
    form, rows = _filtered(request, plan)
    try:
        content = dokumen.rencana_pdf(plan, laid_out(rows.order_by("tahun", "urutan", "pk")), form.keping)
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("program:rencana_detail", pk=pk)
    return download(content, name=f"rencana-{plan.pk}.pdf", content_type="application/pdf")


@require_safe
@require(perms.can_view_program)
def rekap_rencana(request):
    """Sums of the plans of a year, without opening a row: what the leadership sees."""
    year = asked_year(request)
    return rekap_page(
        request,
        year,
        rekap_tables(request.user, year, on=timezone.localdate()),
        KOLOM,
        judul="Rekap rencana",
        keterangan="Baris rencana tahun itu menurut capaiannya hari ini; biaya terpakai hanya yang dilaporkan",
        kosong="Belum ada rencana untuk tahun ini",
        induk=reverse("program:rencana_index"),
        **INDUK,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def record_rencana_aksi(request):
    return record_page(
        request,
        forms.RencanaForm(request.POST or None, initial={"tahun_mulai": timezone.localdate().year}),
        partial(actions.record_rencana_aksi, by=request.user),
        said=lambda row: f"{row} tersimpan sebagai konsep. Isi barisnya.",
        to=detail_of,
        judul="Susun rencana",
        tombol="Simpan rencana",
        induk=reverse("program:rencana_index"),
        **INDUK,
    )


def _amend(request, pk, form_class, act, *, said: str, judul: str, tombol: str):
    row = load_rencana(request, pk)
    return amend_page(
        request,
        form_class.of(row, request.POST or None),
        partial(act, row, by=request.user),
        said=f"{row}: {said}",
        to=detail_of(row),
        judul=f"{judul} {row}",
        keterangan=f"{row.judul} ({row.masa})",
        tombol=tombol,
        induk=detail_of(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_rencana_aksi(request, pk):
    act = actions.update_rencana_aksi
    return _amend(
        request, pk, forms.UbahRencanaForm, act, said="perubahan tersimpan.", judul="Perbaiki", tombol="Simpan"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def publish_rencana_aksi(request, pk):
    """Also opens a closed one again."""
    act = partial(actions.change_status_rencana_aksi, to=StatusRencana.BERLAKU)
    return _amend(request, pk, forms.PastikanForm, act, said="berlaku.", judul="Berlakukan", tombol="Berlakukan")


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def close_rencana_aksi(request, pk):
    act = partial(actions.change_status_rencana_aksi, to=StatusRencana.SELESAI)
    return _amend(request, pk, forms.PastikanForm, act, said="selesai.", judul="Tutup", tombol="Tutup rencana")


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def repeat_rencana_aksi(request, pk):
    row = load_rencana(request, pk)
    return record_page(
        request,
        forms.SalinRencanaForm(request.POST or None, rencana=row),
        partial(actions.repeat_rencana_aksi, row, by=request.user),
        said=lambda copy: f"{copy} tersimpan sebagai konsep, tanpa realisasi. Perbaiki barisnya di sini.",
        to=lambda copy: reverse("program:update_baris_rencana", args=[copy.pk]),
        judul=f"Salin {row}",
        keterangan=f"{row.judul}. Aksi, target, dan biaya ikut; realisasi tidak.",
        tombol="Salin baris",
        induk=detail_of(row),
        induk_label=str(row),
    )

"""Activities: list, calendar, sums, one activity, and what may be done with it."""

import datetime
from functools import partial
from pathlib import Path

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota import audit
from gugus_tugas.auth import ActionRefused, allow, require
from gugus_tugas.files import MIME
from gugus_tugas.paging import capped_count, keyset
from gugus_tugas.responses import XLSX, download
from program import actions, forms, perms
from program.enums.kegiatan import StatusKegiatan
from program.kalender import month_of, parse_bulan, weeks_of
from program.models import BerkasKegiatan, Kegiatan, MutasiBahan
from program.resources import TabelKegiatan
from program.statistics import kegiatan_tables
from program.views.dasar import amend_page, record_page

MAX_EKSPOR = 10_000


def _rows(request):
    return Kegiatan.objects.visible_to(request.user).select_related("tempat", "instansi")


def _kegiatan(request, pk, *, change: bool = True) -> Kegiatan:
    """404 outside the scope; 403 for who sees it and may not change it."""
    row = get_object_or_404(_rows(request), pk=pk)
    allow(not change or perms.can_change_program(request.user, row))
    return row


def _detail(row: Kegiatan, anchor: str = "") -> str:
    return f"{reverse('program:kegiatan_detail', args=[row.pk])}{anchor}"


@require_safe
@require(perms.can_record_program)
def kegiatan_index(request):
    form = forms.KegiatanFilterForm(request.GET, user=request.user)
    context = {
        "form": form,
        "page": keyset(request, form.filter(_rows(request)), order=form.order),
        "can_manage": perms.can_manage_program(request.user),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "program/kegiatan_index.html", context)


@require_safe
@require(perms.can_record_program)
def export_kegiatan(request):
    """The list as it is narrowed, with the columns of the template; never a part of it without a word."""
    form = forms.KegiatanFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    if capped_count(rows, limit=MAX_EKSPOR).is_lebih:
        messages.error(request, f"Lebih dari {MAX_EKSPOR // 1000}.000 kegiatan. Saring dahulu, misalnya per tahun.")
        return redirect(f"{reverse('program:kegiatan_index')}?{request.GET.urlencode()}")
    content = actions.export_program(TabelKegiatan(request.user), rows, by=request.user)
    return download(content, name=f"kegiatan-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_record_program)
def kegiatan_calendar(request):
    today = timezone.localdate()
    first = parse_bulan(request.GET.get("bulan", ""), today=today)
    weeks = weeks_of(first)
    rows = _rows(request).between(weeks[0][0], weeks[-1][-1]).order_by("tanggal", "pk")
    month = month_of(first, list(rows), today=today)
    context = {
        "bulan": first,
        "minggu": month,
        "hari_berisi": [day for week in month for day in week if day.semua and day.is_bulan_ini],
        "lalu": first - datetime.timedelta(days=1),
        "depan": first + datetime.timedelta(days=32),
    }
    return render(request, "program/kegiatan_calendar.html", context)


@require_safe
@require(perms.can_view_program)
def rekap_kegiatan(request):
    """Sums of a year, without opening a row: what the leadership sees."""
    text, this = request.GET.get("tahun", ""), timezone.localdate().year
    year = int(text) if text.isascii() and text.isdigit() and 1990 <= int(text[:5]) <= 2100 else this
    context = {
        "tahun": year,
        "daftar_tabel": kegiatan_tables(request.user, year),
        "can_record": perms.can_record_program(request.user),
    }
    return render(request, "program/rekap_kegiatan.html", context)


@require_safe
@require(perms.can_record_program)
def kegiatan_detail(request, pk):
    rows = _rows(request).select_related("tempat", "instansi", "asal", "dicatat_oleh")
    row = get_object_or_404(rows, pk=pk)
    context = {
        "kegiatan": row,
        "daftar_berkas": BerkasKegiatan.objects.visible_to(request.user)
        .filter(kegiatan=row)
        .select_related("dicatat_oleh"),
        "daftar_bahan": MutasiBahan.objects.visible_to(request.user).filter(kegiatan=row).select_related("bahan"),
        "langkah": StatusKegiatan(row.status).can_become(),
        "can_change": perms.can_change_program(request.user, row),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/kegiatan_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_kegiatan(request):
    asked = {name: request.GET[name] for name in ("tanggal", "jenis") if name in request.GET}
    return record_page(
        request,
        forms.KegiatanForm(request.POST or None, user=request.user, initial=asked),
        partial(actions.record_kegiatan, by=request.user),
        said=lambda row: f"{row} tersimpan. Tambahkan foto atau daftar hadirnya di bawah.",
        to=_detail,
        judul="Catat kegiatan",
        tombol="Simpan kegiatan",
        induk=reverse("program:kegiatan_index"),
        induk_label="Kegiatan",
    )


def _amend(request, pk, form_of, act, *, said: str, judul: str, tombol: str):
    row = _kegiatan(request, pk)
    return amend_page(
        request,
        form_of(row),
        partial(act, row, by=request.user),
        said=f"{row}: {said}",
        to=_detail(row),
        judul=f"{judul} {row}",
        keterangan=row.judul,
        tombol=tombol,
        induk=_detail(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_kegiatan(request, pk):
    def form_of(row):
        return forms.UbahKegiatanForm.of(row, request.POST or None, user=request.user, kegiatan=row)

    return _amend(
        request, pk, form_of, actions.update_kegiatan, said="perubahan tersimpan.", judul="Perbaiki", tombol="Simpan"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def complete_kegiatan(request, pk):
    def form_of(row):
        return forms.LaksanakanForm.of(row, request.POST or None)

    act = partial(actions.change_status_kegiatan, to=StatusKegiatan.TERLAKSANA)
    return _amend(request, pk, form_of, act, said="terlaksana.", judul="Catat pelaksanaan", tombol="Simpan pelaksanaan")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def cancel_kegiatan(request, pk):
    def form_of(row):
        return forms.BatalkanForm.of(row, request.POST or None)

    act = partial(actions.change_status_kegiatan, to=StatusKegiatan.BATAL)
    return _amend(request, pk, form_of, act, said="batal.", judul="Batalkan", tombol="Batalkan kegiatan")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def reopen_kegiatan(request, pk):
    def form_of(row):
        return forms.PastikanForm.of(row, request.POST or None)

    act = partial(actions.change_status_kegiatan, to=StatusKegiatan.DIRENCANAKAN)
    return _amend(
        request, pk, form_of, act, said="direncanakan lagi.", judul="Rencanakan lagi", tombol="Rencanakan lagi"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def repeat_kegiatan(request, pk):
    row = _kegiatan(request, pk)
    return record_page(
        request,
        forms.UlangiForm(request.POST or None),
        partial(actions.repeat_kegiatan, row, by=request.user),
        said=lambda row: "Ulangan tersimpan sebagai direncanakan. Lihat di kalender.",
        to=_detail,
        judul=f"Ulangi {row}",
        keterangan=f"{row.judul}. Salinannya direncanakan; peserta, hasil, dan berkas tidak ikut.",
        tombol="Buat ulangan",
        induk=_detail(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def add_berkas_kegiatan(request, pk):
    row = _kegiatan(request, pk)
    return record_page(
        request,
        forms.BerkasKegiatanForm(request.POST or None, request.FILES or None),
        partial(actions.add_berkas_kegiatan, row, by=request.user),
        said=lambda berkas: f"{berkas.get_jenis_display()} tersimpan.",
        to=lambda berkas: _detail(row, "#berkas"),
        judul=f"Unggah berkas {row}",
        keterangan=row.judul,
        tombol="Unggah",
        is_berkas=True,
        induk=_detail(row),
        induk_label=str(row),
    )


def _berkas(request, pk, berkas, *, change: bool) -> BerkasKegiatan:
    row = _kegiatan(request, pk, change=change)
    return get_object_or_404(
        BerkasKegiatan.objects.visible_to(request.user).select_related("kegiatan"), pk=berkas, kegiatan=row
    )


@require_safe
@require(perms.can_record_program)
def export_berkas_kegiatan(request, pk, berkas):
    row = _berkas(request, pk, berkas, change=False)
    try:
        content = actions.export_berkas_kegiatan(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(_detail(row.kegiatan, "#berkas"))
    extension = Path(row.berkas.name).suffix
    return download(content, name=f"kegiatan-{pk}-{row.jenis}{extension}", content_type=MIME[extension])


@require_POST
@require(perms.can_record_program)
def withdraw_berkas_kegiatan(request, pk, berkas):
    row = _berkas(request, pk, berkas, change=True)
    actions.withdraw_berkas_kegiatan(row, by=request.user)
    messages.success(request, "Berkas dihapus.")
    return redirect(_detail(row.kegiatan, "#berkas"))

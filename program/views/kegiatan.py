"""Activities: list, calendar, sums, one activity, and what may be done with it."""

import datetime
from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from program import actions, forms, perms
from program.enums.kegiatan import StatusKegiatan
from program.kalender import month_of, parse_bulan, weeks_of
from program.models import BerkasKegiatan, Kegiatan, MutasiBahan
from program.resources import TabelKegiatan
from program.statistics.kegiatan import KOLOM, kegiatan_tables
from program.views.dasar import amend_page, asked_year, changeable, export_page, list_page, record_page, rekap_page


def _rows(request):
    return Kegiatan.objects.visible_to(request.user).select_related("tempat", "instansi")


def _detail(row: Kegiatan, anchor: str = "") -> str:
    return f"{reverse('program:kegiatan_detail', args=[row.pk])}{anchor}"


@require_safe
@require(perms.can_record_program)
def kegiatan_index(request):
    form = forms.KegiatanFilterForm(request.GET, user=request.user)
    return list_page(request, "program/kegiatan_index.html", form, _rows(request))


@require_safe
@require(perms.can_record_program)
def export_kegiatan(request):
    """The list as it is narrowed, with the columns of the template; never a part of it without a word."""
    form = forms.KegiatanFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    return export_page(
        request, rows, TabelKegiatan, banyak="kegiatan", nama="kegiatan", kembali="program:kegiatan_index"
    )


@require_safe
@require(perms.can_record_program)
def kegiatan_calendar(request):
    today = timezone.localdate()
    first = parse_bulan(request.GET.get("bulan", ""), today=today)
    weeks = weeks_of(first)
    rows = _rows(request).between(weeks[0][0], weeks[-1][-1]).order_by("tanggal", "pk")
    month = month_of(first, rows, today=today)
    context = {
        "bulan": first,
        "minggu": month,
        "hari_berisi": [day for week in month for day in week if day.jumlah and day.is_bulan_ini],
        "lalu": first - datetime.timedelta(days=1),
        "depan": first + datetime.timedelta(days=32),
    }
    return render(request, "program/kegiatan_calendar.html", context)


@require_safe
@require(perms.can_view_program)
def rekap_kegiatan(request):
    """Sums of a year, without opening a row: what the leadership sees."""
    year = asked_year(request)
    return rekap_page(
        request,
        year,
        kegiatan_tables(request.user, year),
        KOLOM,
        judul="Rekap kegiatan",
        keterangan="Peserta dan biaya kegiatan terlaksana; dijumlahkan hanya yang dicatat",
        kosong="Belum ada kegiatan pada tahun ini",
        induk=reverse("program:kegiatan_index"),
        induk_label="Kegiatan",
    )


@require_safe
@require(perms.can_record_program)
def kegiatan_detail(request, pk):
    rows = _rows(request).select_related("tempat", "instansi", "asal", "baris_rencana", "dicatat_oleh")
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
    asked = {name: request.GET[name] for name in ("tanggal", "jenis", "baris_rencana") if name in request.GET}
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
    row = changeable(request, _rows(request), pk)
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
    row = changeable(request, _rows(request), pk)
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

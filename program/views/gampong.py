"""The gampong: how far they have come, by area and year; the reports, one report, what may be done with it."""

from functools import partial
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from program import actions, forms, perms
from program.aturan.gampong import TAHUN_AWAL
from program.enums.gampong import Ukuran
from program.models import ProgramGampong
from program.peta.gampong import gampong_map
from program.resources import TabelGampong
from program.statistics.gampong import by_kabkota, by_kecamatan, by_year, total
from program.views.dasar import amend_page, changeable, export_page, list_page, record_page
from wilayah.enums import TingkatWilayah
from wilayah.models import ACEH, Wilayah

ORDER = ("-tahun", "gampong_id")
# What a report takes over from the one before; amounts and activities are of their year.
COPIED = ("gampong", "instansi", "forum_anak", "forum_anak_sk", "forum_anak_tanggal", "reusam", "reusam_nomor", "kader")


def _rows(request):
    return ProgramGampong.objects.visible_to(request.user).select_related("gampong", "instansi")


def _detail(row: ProgramGampong) -> str:
    return reverse("program:gampong_detail", args=[row.pk])


def _year(request) -> dict:
    """The year that ?tahun= asks for, this one for nonsense, and its neighbours."""
    text, this = request.GET.get("tahun", ""), timezone.localdate().year
    is_year = text.isascii() and text.isdigit() and len(text) == 4 and TAHUN_AWAL <= int(text) <= this
    year = int(text) if is_year else this
    return {"tahun": year, "lalu": year - 1 if year > TAHUN_AWAL else None, "depan": year + 1 if year < this else None}


def _page(request, **narrow) -> dict:
    """What both pages of sums need to know of who asks; `daftar` is the list behind their numbers, for who may open it."""
    opens = perms.can_record_program(request.user)
    return {
        "can_record": opens,
        "can_manage": perms.can_manage_program(request.user),
        "daftar": f"{reverse('program:gampong_index')}?{urlencode(narrow)}" if opens else "",
    }


def _ukuran(request) -> Ukuran:
    asked = request.GET.get("ukuran", "")
    return Ukuran(asked) if asked in Ukuran.values else Ukuran.FORUM


@require_safe
@require(perms.can_view_program)
def rekap_gampong(request):
    """How many of the 6,500, by kabupaten and by year: opens no report."""
    year, measure = _year(request), _ukuran(request)
    areas = by_kabkota(request.user, year["tahun"])
    everything = total(areas, kode=ACEH, nama="Aceh")
    context = {
        **year,
        "daftar_baris": areas,
        "semua": everything,
        "daftar_tahun": by_year(request.user, timezone.localdate().year, gampong=everything.gampong),
        "ukuran": measure,
        "daftar_ukuran": Ukuran,
        "peta": gampong_map(areas, year["tahun"], measure),
        **_page(request, tahun=year["tahun"]),
    }
    return render(request, "program/rekap_gampong.html", context)


@require_safe
@require(perms.can_view_program)
def rekap_kecamatan(request, kode):
    """The same within one kabupaten/kota."""
    kabkota, year = get_object_or_404(Wilayah.objects.kabkota_aceh(), kode=kode), _year(request)
    areas = by_kecamatan(request.user, year["tahun"], kode)
    everything, this = total(areas, kode=kode, nama=kabkota.nama), timezone.localdate().year
    context = {
        **year,
        "kabkota": kabkota,
        "daftar_baris": areas,
        "semua": everything,
        "daftar_tahun": by_year(request.user, this, gampong=everything.gampong, kabkota=kode),
        **_page(request, tahun=year["tahun"], kabkota=kode),
    }
    return render(request, "program/rekap_kecamatan.html", context)


@require_safe
@require(perms.can_record_program)
def gampong_kecamatan(request, kode):
    """Every gampong of a kecamatan with its report of the year, or that there is none yet."""
    places = Wilayah.objects.of_tingkat(TingkatWilayah.KECAMATAN).within(ACEH).select_related("induk")
    kecamatan, year = get_object_or_404(places, kode=kode), _year(request)
    found = {row.gampong_id: row for row in _rows(request).filter(tahun=year["tahun"], kecamatan=kode)}
    context = {
        **year,
        "kecamatan": kecamatan,
        "daftar_gampong": [
            (place, found.get(place.kode)) for place in Wilayah.objects.filter(induk=kode).order_by("nama")
        ],
        "jumlah_laporan": len(found),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/gampong_kecamatan.html", context)


@require_safe
@require(perms.can_record_program)
def gampong_index(request):
    form = forms.GampongFilterForm(request.GET, user=request.user)
    return list_page(request, "program/gampong_index.html", form, _rows(request), order=ORDER)


@require_safe
@require(perms.can_record_program)
def export_gampong(request):
    """The list as it is narrowed, with the columns of the template; never a part of it without a word."""
    form = forms.GampongFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).select_related("gampong__induk__induk", "instansi").order_by(*ORDER)
    return export_page(
        request, rows, TabelGampong, banyak="laporan", nama="program-gampong", kembali="program:gampong_index"
    )


@require_safe
@require(perms.can_record_program)
def gampong_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("gampong__induk__induk", "dicatat_oleh"), pk=pk)
    years, this = list(_rows(request).filter(gampong=row.gampong_id).order_by("-tahun")), timezone.localdate().year
    context = {
        "laporan": row,
        "daftar_laporan": years,
        "can_change": perms.can_change_program(request.user, row),
        "can_copy": years[0].tahun < this,
        "tahun_ini": this,
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/gampong_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_gampong(request):
    return record_page(
        request,
        forms.GampongForm(request.POST or None, user=request.user, initial=_initial(request)),
        partial(actions.record_gampong, by=request.user),
        said=lambda row: f"{row} tersimpan: {row.gampong.sebutan}, {row.tahun}.",
        to=_detail,
        judul="Laporkan gampong",
        keterangan="Satu laporan untuk satu gampong dan satu tahun",
        tombol="Simpan laporan",
        induk=reverse("program:rekap_gampong"),
        induk_label="Gampong",
    )


def _initial(request) -> dict:
    """From an older report (?salin=), or from the row of the list on which one pressed; this year unless another is asked."""
    text = request.GET.get("salin", "")
    rows = _rows(request).filter(pk=int(text)) if text.isascii() and text.isdigit() and len(text) < 12 else []
    asked = {"tahun": _year(request)["tahun"], "gampong": request.GET.get("gampong", "")[:13].replace("\0", "")}
    for row in rows:
        asked |= {name: getattr(row, name) for name in COPIED}
    return asked


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_gampong(request, pk):
    row = changeable(request, _rows(request), pk)
    return amend_page(
        request,
        forms.UbahGampongForm.of(row, request.POST or None, user=request.user),
        partial(actions.update_gampong, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=f"{row.gampong}, {row.tahun}",
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )

"""Home of each role, and the Laporan Tahunan as page and PDF."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota.enums import Izin
from gugus_tugas.auth import require
from gugus_tugas.pdf import PdfFailed
from gugus_tugas.responses import download
from laporan import actions, perms
from laporan.annual_report import build_annual_report
from laporan.document import chart_of_recommendations, chart_of_trend, render_annual_pdf, report_context
from laporan.enums import Edisi
from laporan.home import daftar_angka, daftar_tugas
from laporan.overview import build_overview
from laporan.statistics import available_years
from laporan.views.kinerja import garis, kartu, kartu_index, kartu_pdf

__all__ = ["detail", "garis", "home", "index", "kartu", "kartu_index", "kartu_pdf", "pdf"]


@require_safe
def home(request):
    overview = build_overview(timezone.localdate()) if perms.can_view_laporan(request.user) else None
    context = {
        "daftar_tugas": daftar_tugas(request.user),
        "daftar_angka": daftar_angka(request.user),
        "ikhtisar": overview,
        "grafik_tren": overview and chart_of_trend(overview.tren, lebar=340),
        "grafik_rekomendasi": overview
        and chart_of_recommendations(overview.rekomendasi_per_status, on="hari ini", lebar=340),
        "sees_kasus": request.user.has_izin(Izin.VIEW_KASUS),
        "can_record": request.user.has_izin(Izin.RECORD_KASUS),
    }
    return render(request, "laporan/home.html", context)


@require_safe
@require(perms.can_view_laporan)
def index(request):
    return render(request, "laporan/index.html", {"daftar_tahun": available_years(), "daftar_edisi": Edisi})


def _year(tahun: int) -> int:
    """A year that has something to report, or 404."""
    if tahun not in available_years():
        raise Http404
    return tahun


def _edition(request) -> Edisi:
    try:
        return Edisi(request.GET.get("edisi", Edisi.TERBATAS))
    except ValueError:
        raise Http404 from None


@require_safe
@require(perms.can_view_laporan)
def detail(request, tahun):
    report = build_annual_report(_year(tahun), _edition(request))
    return render(request, "laporan/detail.html", {**report_context(report), "daftar_edisi": Edisi})


@require_safe
@require(perms.can_view_laporan)
def pdf(request, tahun):
    report = build_annual_report(_year(tahun), _edition(request))
    try:
        content = render_annual_pdf(report)
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect(f"{reverse('laporan:detail', args=[tahun])}?edisi={report.edisi}")
    actions.record_export_laporan(tahun, report.edisi, by=request.user)
    return download(content, name=f"laporan-tahunan-{tahun}-{report.edisi}.pdf", content_type="application/pdf")

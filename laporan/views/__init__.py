"""Home of each role, and the Laporan Tahunan as page and PDF."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from anggota.enums import Izin
from anggota.replika import baca_replika
from gugus_tugas.auth import allow, require
from gugus_tugas.pdf import PdfFailed
from gugus_tugas.responses import download
from laporan import actions, perms
from laporan.definisi import BERANDA
from laporan.document import chart_of_recommendations, chart_of_trend, report_context
from laporan.enums import Edisi
from laporan.home import build_home
from laporan.models import LaporanTahunan
from laporan.naskah import render_konsep
from laporan.rancangan import build_angka
from laporan.susunan import daftar_tahun
from laporan.views.angka import angka, export_glotip, export_naskah, export_tabel, export_tabel_edisi
from laporan.views.bab import (
    add_komentar,
    assign_bab,
    bab_detail,
    complete_komentar,
    record_konsep_bab,
    update_bab,
)
from laporan.views.dasar import the_edition, the_year
from laporan.views.jangkauan import jangkauan
from laporan.views.kinerja import bukti, garis, kartu, kartu_index, kartu_pdf
from laporan.views.pembiayaan import pembiayaan, update_ketentuan
from laporan.views.peneliti import export_tabel_penelitian
from laporan.views.ringkasan import ringkasan, ringkasan_pdf
from laporan.views.terbit import (
    answer_edisi,
    export_edisi,
    propose_laporan,
    publish_laporan,
    record_laporan,
    remove_laporan,
    return_laporan,
    verify_laporan,
    versi,
    withdraw_laporan,
)
from laporan.views.verifikasi import verifikasi, verify_terbitan

__all__ = [
    "add_komentar",
    "angka",
    "assign_bab",
    "bab_detail",
    "bukti",
    "complete_komentar",
    "detail",
    "export_edisi",
    "export_glotip",
    "export_naskah",
    "export_tabel",
    "export_tabel_edisi",
    "export_tabel_penelitian",
    "garis",
    "home",
    "index",
    "jangkauan",
    "kartu",
    "kartu_index",
    "kartu_pdf",
    "pdf",
    "pembiayaan",
    "propose_laporan",
    "publish_laporan",
    "record_konsep_bab",
    "record_laporan",
    "remove_laporan",
    "return_laporan",
    "ringkasan",
    "ringkasan_pdf",
    "update_bab",
    "update_ketentuan",
    "verifikasi",
    "verify_laporan",
    "verify_terbitan",
    "versi",
    "withdraw_laporan",
]


@require_safe
def home(request):
    home = build_home(request.user)
    overview = home.ikhtisar
    context = {
        "beranda": home,
        "ikhtisar": overview,
        "terbitan": overview and overview.tahun_laporan and _issued(request, overview.tahun_laporan),
        "grafik_tren": overview and chart_of_trend(overview.tren, lebar=340),
        "grafik_rekomendasi": overview
        and chart_of_recommendations(overview.rekomendasi_per_status, on="hari ini", lebar=340),
        "sees_kasus": request.user.has_izin(Izin.VIEW_KASUS),
        "arti": BERANDA,
        "can_record": request.user.has_izin(Izin.RECORD_KASUS),
    }
    return render(request, "laporan/home.html", context)


@require_safe
@require(perms.can_view_terbitan)
def index(request):
    context = {
        "daftar_tahun": daftar_tahun(request.user),
        "daftar_edisi": Edisi,
        "is_kantor": perms.can_view_laporan(request.user),
    }
    return render(request, "laporan/index.html", context)


@require_safe
@require(perms.can_view_laporan)
@baca_replika
def detail(request, tahun):
    report = build_angka(the_year(tahun), the_edition(request))
    context = {
        **report_context(report),
        "can_export_glotip": report.edisi == Edisi.TERBATAS and perms.can_export_glotip(request.user),
        "daftar_edisi": Edisi,
        "terbitan": _issued(request, tahun),
        "is_layar": True,
    }
    return render(request, "laporan/detail.html", context)


def _issued(request, tahun: int) -> LaporanTahunan | None:
    return LaporanTahunan.objects.visible_to(request.user).berlaku().filter(tahun=tahun).first()


@require_safe
@require(perms.can_view_terbitan)
def pdf(request, tahun):
    """The issued report as it was kept; where none is in force the figures of today, marked as a draft."""
    edisi = the_edition(request)
    if issued := _issued(request, tahun):
        row = issued.daftar_edisi.select_related("laporan").get(edisi=edisi)
        return answer_edisi(request, issued, edisi, row, back=reverse("laporan:index"))
    allow(perms.can_view_laporan(request.user))
    report = build_angka(the_year(tahun), edisi)
    try:
        content = render_konsep(report, narasi={})
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect(f"{reverse('laporan:detail', args=[tahun])}?edisi={report.edisi}")
    actions.record_export_laporan(tahun, report.edisi, by=request.user)
    return download(content, name=f"laporan-tahunan-{tahun}-{report.edisi}.pdf", content_type="application/pdf")

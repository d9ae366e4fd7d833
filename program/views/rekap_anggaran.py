"""The comparison of budgets, agency by year: page, spreadsheet, print. Opens no row."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from gugus_tugas.responses import XLSX, download
from gugus_tugas.unduh import pdf_answer
from program import perms
from program.dokumen.anggaran import judul_rekap, rekap_context, rekap_xlsx
from program.statistics.anggaran import RENTANG, RekapAnggaran
from program.statistics.anggaran import rekap_anggaran as hitung
from program.views.dasar import asked_year


def _rekap(request) -> RekapAnggaran:
    lama = request.GET.get("lama", "")
    known = {str(n): n for n in RENTANG}
    return hitung(request.user, asked_year(request), lama=known.get(lama, RENTANG[0]), on=timezone.localdate())


def _kueri(rekap: RekapAnggaran) -> str:
    return f"tahun={rekap.tahun[-1]}&lama={len(rekap.tahun)}"


def _nama(rekap: RekapAnggaran, akhiran: str) -> str:
    return f"rekap-anggaran-{rekap.tahun[0]}-{rekap.tahun[-1]}.{akhiran}"


@require_safe
@require(perms.can_view_program)
def rekap_anggaran(request):
    rekap = _rekap(request)
    context = {
        "rekap": rekap,
        "judul": judul_rekap(rekap),
        "tahun": rekap.tahun[-1],
        "lama": len(rekap.tahun),
        "daftar_lama": RENTANG,
        "kueri": _kueri(rekap),
        "can_record": perms.can_record_program(request.user),
    }
    return render(request, "program/rekap_anggaran.html", context)


@require_safe
@require(perms.can_view_program)
def export_rekap_anggaran(request):
    rekap = _rekap(request)
    return download(rekap_xlsx(rekap), name=_nama(rekap, "xlsx"), content_type=XLSX)


@require_safe
@require(perms.can_view_program)
def rekap_anggaran_pdf(request):
    rekap = _rekap(request)
    back = f"{reverse('program:rekap_anggaran')}?{_kueri(rekap)}"
    context = rekap_context(rekap, on=timezone.localdate())
    return pdf_answer(request, "program/pdf/anggaran.html", context, name=_nama(rekap, "pdf"), back=back)

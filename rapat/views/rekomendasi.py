"""The register of recommendations across all meetings, and its matrix: page, print, spreadsheet; one filter for all of them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota.replika import baca_replika
from gugus_tugas.auth import require
from gugus_tugas.paging import paginate
from gugus_tugas.pdf import Dokumen
from gugus_tugas.responses import XLSX, download
from gugus_tugas.tabel import write_table
from gugus_tugas.unduh import pdf_answer
from rapat import forms, perms
from rapat import matriks as tabel
from rapat.models import Rekomendasi


def _saring(request) -> forms.RekomendasiFilterForm:
    return forms.RekomendasiFilterForm(request.GET, user=request.user, on=timezone.localdate())


@require_safe
@require(perms.can_view_rapat)
@baca_replika
def rekomendasi(request):
    form = _saring(request)
    rows = form.filter(Rekomendasi.objects.visible_to(request.user).with_progress().select_related("penanggung_jawab"))
    context = {
        "form": form,
        "page": paginate(request, rows.select_related("rapat", "wilayah")),
        "today": timezone.localdate(),
        "can_view_semua": perms.can_view_semua_kartu(request.user),
        "kartu_sendiri": perms.own_kartu(request.user),
    }
    return render(request, "rapat/rekomendasi.html", context)


@require_safe
@require(perms.can_view_rapat)
def rekomendasi_pdf(request):
    """What may lie on any desk: no problem, no place, no note, nothing of a conference on a case."""
    form = _saring(request)
    rows = form.filter(
        Rekomendasi.objects.visible_to(request.user).umum().with_progress().select_related("penanggung_jawab")
    )
    if too_long := _too_long(request, rows, form, "rapat:rekomendasi"):
        return too_long
    context = {"daftar": list(rows.select_related("rapat")), **_dokumen("Daftar rekomendasi", "UMUM"), "form": form}
    name = f"daftar-rekomendasi-{timezone.localdate():%Y%m%d}.pdf"
    return pdf_answer(request, "rapat/pdf/rekomendasi.html", context, name=name, back=_back("rapat:rekomendasi", form))


@require_safe
@require(perms.can_view_rapat)
def matriks(request):
    form = _saring(request)
    page = paginate(request, tabel.matriks_rows(request.user, form), size=50)
    context = {"form": form, "page": page, "daftar": [tabel.baris(row) for row in page.object_list]}
    return render(request, "rapat/matriks.html", context)


@require_safe
@require(perms.can_view_rapat)
def matriks_pdf(request):
    form = _saring(request)
    rows = tabel.matriks_rows(request.user, form)
    if too_long := _too_long(request, rows, form, "rapat:matriks"):
        return too_long
    context = {
        **_dokumen("Matriks rekomendasi", "TERBATAS"),
        "daftar": [tabel.baris(row) for row in rows],
        "form": form,
    }
    back = _back("rapat:matriks", form)
    return pdf_answer(request, "rapat/pdf/matriks.html", context, name=tabel.nama_berkas("pdf"), back=back)


@require_safe
@require(perms.can_view_rapat)
def matriks_xlsx(request):
    rows = tabel.matriks_rows(request.user, _saring(request))
    table = write_table(tabel.JUDUL, (tabel.nilai(tabel.baris(row)) for row in rows), title="Matriks")
    return download(table.getvalue(), name=tabel.nama_berkas("xlsx"), content_type=XLSX)


def _dokumen(judul: str, klasifikasi: str) -> dict:
    today = timezone.localdate()
    return {"today": today, "dokumen": Dokumen(judul=judul, tanggal=today, klasifikasi=klasifikasi, kaki=judul)}


def _back(name: str, form) -> str:
    return f"{reverse(name)}?{form.kueri()}"


def _too_long(request, rows, form, name: str):
    """Back to the page when the print would be a book; else None."""
    if (found := rows.count()) <= tabel.PALING_PDF:
        return None
    text = f"{found} rekomendasi terlalu banyak untuk satu PDF (paling banyak {tabel.PALING_PDF}). Persempit saringannya, atau unduh Excel."
    messages.error(request, text)
    return redirect(_back(name, form))

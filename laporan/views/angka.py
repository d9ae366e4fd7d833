"""What a figure means, and the figures as a spreadsheet: of today, and of a version."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from anggota.replika import baca_replika
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.responses import XLSX, download
from gugus_tugas.word import DOCX
from laporan import actions, perms
from laporan.definisi import DEFINISI, daftar_di_balik
from laporan.document import TANDA_SAMAR
from laporan.rancangan import build_angka, tabel_versi
from laporan.tabel_laporan import daftar_tabel, find_tabel
from laporan.views.dasar import edition_of, the_edition, the_year
from laporan.views.terbit import address_of, the_version


@require_safe
@require(perms.can_view_laporan)
@baca_replika
def angka(request, tahun, kunci):
    if not (definisi := DEFINISI.get(kunci)):
        raise Http404
    report = build_angka(the_year(tahun), the_edition(request))
    context = {
        "laporan": report,
        "definisi": definisi,
        "batas": definisi.batas_of(report),
        "tabel": find_tabel(report, kunci),
        "daftar": daftar_di_balik(definisi, report, request.user),
        "tanda_samar": TANDA_SAMAR,
        "kembali": f"{reverse('laporan:detail', args=[tahun])}?edisi={report.edisi.value}",
    }
    return render(request, "laporan/angka.html", context)


@require_safe
@require(perms.can_view_laporan)
def export_tabel(request, tahun):
    edisi = the_edition(request)
    content = actions.export_tabel(
        daftar_tabel(build_angka(the_year(tahun), edisi)), f"Laporan {tahun}", edisi, by=request.user
    )
    return download(content, name=f"tabel-laporan-{tahun}-{edisi}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_export_glotip)
def export_glotip(request, tahun):
    try:
        content = actions.export_glotip(the_year(tahun), by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("laporan:detail", tahun)
    return download(content, name=f"glotip-{tahun}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_view_terbitan)
def export_tabel_edisi(request, tahun, versi, edisi):
    """Of a version as it is frozen; before that as it would be frozen now."""
    laporan, edisi = the_version(request, tahun, versi), edition_of(edisi)
    try:
        content = actions.export_tabel(tabel_versi(laporan, edisi), str(laporan), edisi, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(address_of(laporan))
    return download(content, name=f"tabel-laporan-{tahun}-{edisi}-versi-{versi}.xlsx", content_type=XLSX)


@require_safe
@require(perms.can_view_laporan)
def export_naskah(request, tahun, versi, edisi):
    """The chapters of a version in Word: for the office and who signs, who edit; members read the PDF."""
    laporan, edisi = the_version(request, tahun, versi), edition_of(edisi)
    content = actions.export_naskah(laporan, edisi, by=request.user)
    return download(content, name=f"naskah-laporan-{tahun}-{edisi}-versi-{versi}.docx", content_type=DOCX)

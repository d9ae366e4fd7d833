"""Import of any register: template, upload, preview with every fault, confirmation."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.csv_file import csv_bytes
from gugus_tugas.lembar import BARIS, NILAI, SALAH, from_json
from gugus_tugas.responses import XLSX, download, tell_stored
from program import actions, forms, perms
from program.models import ImporProgram
from program.resources import TABEL

SHOWN_FAULTS, SHOWN_ROWS, SHOWN_CHANGES = 100, 10, 50


def _tabel(request, kunci: str):
    if kunci not in TABEL:
        raise Http404
    allow(TABEL[kunci].can_import(request.user))
    return TABEL[kunci](request.user)


@require_safe
@require(perms.can_record_program)
def import_template(request, tabel):
    tabel = _tabel(request, tabel)
    return download(tabel.template(), name=f"templat-{tabel.kunci}.xlsx", content_type=XLSX)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def import_program(request, tabel):
    tabel = _tabel(request, tabel)
    form = forms.ImporForm(request.POST or None, request.FILES or None, tabel=tabel)
    if request.method == "POST" and form.is_valid():
        impor = actions.hold_impor(tabel, rows=form.cleaned_data["berkas"], by=request.user)
        return redirect("program:preview_import", pk=impor.pk)
    return render(
        request, "program/import_program.html", {"form": form, "tabel": tabel, "kembali": reverse(tabel.alamat)}
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def preview_import(request, pk):
    impor = get_object_or_404(ImporProgram.objects.visible_to(request.user), pk=pk)
    tabel = _tabel(request, impor.tabel)
    if request.method == "POST":
        try:
            stored = actions.import_program(impor, by=request.user, sidik=request.POST.get("sidik", ""))
        except REFUSED as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            tell_stored(request, stored, f"Impor {stored} tersimpan.")
            return redirect(tabel.alamat)
    if impor.disimpan_pada:
        messages.info(request, f"Impor ini sudah disimpan: {impor}.")
        return redirect(tabel.alamat)
    context = _preview(tabel, impor)
    return render(request, "program/preview_import.html", {**context, "impor": impor, "tabel": tabel})


def _preview(tabel, impor) -> dict:
    rows = from_json(impor.isi)
    preview = tabel.preview(rows)
    return {
        "pratinjau": preview,
        "terbaca": rows,
        "kesalahan": preview.kesalahan[:SHOWN_FAULTS],
        "baris": [
            (
                row[BARIS],
                [(k.judul, _read(k, row)) for k in tabel.kolom],
            )
            for row in rows[:SHOWN_ROWS]
        ],
        "berubah": [(_called(row), _headings(tabel, names)) for row, names in preview.berubah[:SHOWN_CHANGES]],
        "kembali": reverse(tabel.alamat),
    }


def _called(row) -> str:
    return getattr(row, "kunci_sumber", "") or str(row)


def _headings(tabel, names) -> list[str]:
    return [kolom.judul for kolom in tabel.kolom if kolom.nama in names]


def _read(kolom, row: dict) -> str:
    """The text of a cell; of a restricted one only that there is one."""
    text = row[NILAI].get(kolom.nama, "")
    if not text:
        return "salah" if kolom.nama in row[SALAH] else ""
    return "terisi" if kolom.is_rahasia else text


@require_safe
@require(perms.can_record_program)
def import_faults(request, pk):
    """All faults as a table."""
    impor = get_object_or_404(ImporProgram.objects.visible_to(request.user), pk=pk)
    faults = _tabel(request, impor.tabel).preview(from_json(impor.isi)).kesalahan if impor.isi else []
    rows = [[fault.baris, fault.huruf, fault.kolom, fault.sebab] for fault in faults]
    content = csv_bytes(["Baris", "Kolom", "Nama kolom", "Sebab"], rows)
    return download(content, name="kesalahan-impor.csv", content_type="text/csv; charset=utf-8")

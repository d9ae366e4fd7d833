"""Import of cases: template, upload, preview with every fault, confirmation."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, require
from gugus_tugas.csv_file import csv_bytes
from gugus_tugas.lembar import BARIS, NILAI, SALAH, from_json
from gugus_tugas.responses import XLSX, download, tell_stored
from kasus import actions, forms, lembar, perms
from kasus.models import ImporKasus

SHOWN_FAULTS, SHOWN_ROWS = 100, 10


@require_safe
@require(perms.can_import_kasus)
def import_template(request):
    return download(lembar.build_template(), name="templat-impor-kasus.xlsx", content_type=XLSX)


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_import_kasus)
def import_kasus(request):
    form = forms.ImporKasusForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        impor = actions.hold_kasus(rows=form.cleaned_data["berkas"], by=request.user)
        return redirect("kasus:preview_import", pk=impor.pk)
    return render(request, "kasus/import_kasus.html", {"form": form, "petunjuk": lembar.PETUNJUK})


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_import_kasus)
def preview_import(request, pk):
    impor = get_object_or_404(ImporKasus.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        try:
            stored = actions.import_kasus(impor, by=request.user, sidik=request.POST.get("sidik", ""))
        except REFUSED as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            tell_stored(request, stored, f"Impor tersimpan: {stored}.")
            return redirect("kasus:index")
    if impor.disimpan_pada:
        messages.info(request, f"Impor ini sudah disimpan: {impor}.")
        return redirect("kasus:index")
    rows, preview = from_json(impor.isi), actions.preview_kasus(impor, by=request.user)
    context = {
        "impor": impor,
        "pratinjau": preview,
        "terbaca": rows,
        "kesalahan": preview.kesalahan[:SHOWN_FAULTS],
        "peringatan": preview.peringatan[:SHOWN_FAULTS],
        "kolom": [kolom.judul for kolom in lembar.KOLOM if not kolom.is_rahasia],
        "baris": [(row[BARIS], _shown(row)) for row in rows[:SHOWN_ROWS]],
    }
    return render(request, "kasus/preview_import.html", context)


def _shown(row: dict) -> list[tuple[str, str]]:
    """The first rows as they were read, without what identifies."""
    return [
        (kolom.judul, row[NILAI].get(kolom.nama) or ("salah" if kolom.nama in row[SALAH] else ""))
        for kolom in lembar.KOLOM
        if not kolom.is_rahasia
    ]


@require_safe
@require(perms.can_import_kasus)
def import_faults(request, pk):
    """All faults and warnings as a table, without values that identify."""
    impor = get_object_or_404(ImporKasus.objects.visible_to(request.user), pk=pk)
    preview = actions.preview_kasus(impor, by=request.user) if impor.isi else None
    faults = [*preview.kesalahan, *preview.peringatan] if preview else []
    rows = [
        [row.baris, row.huruf, row.kolom, "peringatan" if row.is_peringatan else "salah", row.sebab] for row in faults
    ]
    content = csv_bytes(["Baris", "Kolom", "Nama kolom", "Jenis", "Sebab"], rows)
    return download(content, name="kesalahan-impor.csv", content_type="text/csv; charset=utf-8")

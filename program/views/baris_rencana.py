"""The lines of a plan: all of them in one table to type in, one of them with its quarters, and what is told of a quarter."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from anggota.models import Instansi
from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import CONFLICT
from program import actions, forms, perms
from program.aturan.rencana import is_ahead
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, Kegiatan, RealisasiRencana
from program.papan import laid_out, lines_of
from program.views.dasar import amend_page, record_page
from program.views.rencana import detail_of, load_rencana


def _lembar(request, plan):
    """The table of one page of the lines of one year, as it stands or as it was typed."""
    rows = BarisRencana.objects.visible_to(request.user).filter(rencana=plan).select_related("instansi", "rencana")
    text = request.GET.get("tahun", "")
    year = int(text) if text in map(str, plan.daftar_tahun) else forms.tahun_ini(plan)
    lines = list(rows.in_order())
    page = paginate(request, [row for row in lines if row.tahun == year], size=forms.BARIS_SELEMBAR)
    table = forms.lembar_baris(
        request.POST if request.method == "POST" else None,
        page=page.object_list,
        rencana=plan,
        lines={row.pk: row for row in lines},
        instansi={row.kode: row for row in Instansi.objects.order_by("singkatan")},
        tahun=year,
    )
    return table, page, year


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_baris_rencana(request, pk):
    plan = load_rencana(request, pk)
    if plan.status == StatusRencana.SELESAI:
        messages.error(request, "Rencana ini sudah selesai. Buka kembali dahulu bila barisnya perlu diperbaiki.")
        return redirect(detail_of(plan))
    table, page, year = _lembar(request, plan)
    key, status = forms.KunciBarisForm(request.POST or None), 200
    if request.method == "POST":
        if "tambah" in request.POST:
            table = table.longer(5)
        elif table.is_valid() and key.is_valid():
            refused = _save(request, plan, table, key)
            if refused is None:
                return redirect(request.get_full_path() if "lanjut" in request.POST else detail_of(plan))
            table, status = refused, CONFLICT
        else:
            status = 422
    context = {"rencana": plan, "lembar": table, "page": page, "tahun": year, "kunci": key}
    return render(request, "program/baris_rencana_update.html", context, status=status)


def _save(request, plan, table, key):
    """None when it is stored, else the table with what was refused."""
    try:
        row = actions.update_baris_rencana(plan, by=request.user, **table.changes, **key.cleaned_data)
    except actions.BarisDitolak as refusal:
        messages.error(request, str(refusal))
        return table.rebased(refusal.faults)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
        return table
    tell_stored(request, row, f"Baris {row} tersimpan.")
    return None


def _baris(request, pk) -> BarisRencana:
    rows = BarisRencana.objects.visible_to(request.user).select_related("instansi", "rencana")
    return get_object_or_404(rows, pk=pk)


def _detail(row: BarisRencana) -> str:
    return reverse("program:baris_rencana_detail", args=[row.pk])


@require_safe
@require(perms.can_record_program)
def baris_rencana_detail(request, pk):
    line = _baris(request, pk)
    (row,) = laid_out(lines_of(request.user, line.rencana).filter(pk=pk))
    is_open = row.rencana.status == StatusRencana.BERLAKU and perms.can_change_program(request.user, row)
    done = Kegiatan.objects.visible_to(request.user).filter(baris_rencana=row)
    context = {
        "baris": row,
        "daftar_triwulan": [(sel, is_open and not is_ahead(row.tahun, sel.triwulan)) for sel in row.sel],
        "daftar_kegiatan": done.select_related("tempat").order_by("-tanggal", "-pk")[:50],
        "can_report": is_open,
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/baris_rencana_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_realisasi(request, pk, triwulan):
    """Tells of a quarter, or corrects what was told of it."""
    row = _baris(request, pk)
    if not 1 <= triwulan <= 4:
        raise Http404
    allow(perms.can_change_program(request.user, row))
    told = RealisasiRencana.objects.visible_to(request.user).filter(baris=row, triwulan=triwulan).first()
    context = {
        "to": _detail(row),
        "judul": f"Realisasi triwulan {forms.ROMAWI[triwulan]} {row.tahun}",
        "keterangan": f"{row}: {row.aksi}. {row.indikator}",
        "tombol": "Simpan realisasi",
        "induk": _detail(row),
        "induk_label": str(row),
        "said": "Realisasi tersimpan.",
    }
    if told and (
        request.method != "POST" or "versi" in request.POST
    ):  # else the first form, sent twice: `once` knows it
        form = forms.UbahRealisasiForm.of(told, request.POST or None, satuan=row.satuan)
        return amend_page(request, form, partial(actions.update_realisasi, told, by=request.user), **context)
    form = forms.RealisasiForm(request.POST or None, satuan=row.satuan)
    act = partial(actions.record_realisasi, row, triwulan=triwulan, by=request.user)
    return record_page(request, form, act, **{**context, "to": lambda _: _detail(row)})

"""Restricted places: list, map, one place (each opening leaves a line in the trail), its checks."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from gugus_tugas.paging import keyset
from program import actions, forms, perms
from program.models import LokasiRawan, PemeriksaanLokasi, RencanaPatroli
from program.peta.lokasi import band_map, exact_map
from program.resources import TabelLokasi
from program.views.dasar import amend_page, changeable, export_page, list_page, record_page

SHOWN_PATROLI, CHECKS = 20, 20


def _rows(request):
    return LokasiRawan.objects.visible_to(request.user).select_related("wilayah__induk", "instansi")


def _detail(row: LokasiRawan, anchor: str = "") -> str:
    return f"{reverse('program:lokasi_detail', args=[row.pk])}{anchor}"


@require_safe
@require(perms.can_record_program)
def lokasi_index(request):
    form = forms.LokasiFilterForm(request.GET, user=request.user)
    return list_page(request, "program/lokasi_index.html", form, _rows(request).defer(*LokasiRawan.Privacy.identifying))


@require_safe
@require(perms.can_record_program)
def export_lokasi(request):
    """The list as it is narrowed, names in clear; never a part of it without a word."""
    form = forms.LokasiFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    return export_page(request, rows, TabelLokasi, banyak="lokasi", nama="lokasi-rawan", kembali="program:lokasi_index")


@require_safe
@require(perms.can_view_program)
def lokasi_map(request):
    """Exact for who opens the rows, within their scope; bands for the leadership, and for who prints for them."""
    opens, manages = perms.can_record_program(request.user), perms.can_manage_program(request.user)
    is_pita = not opens or (manages and request.GET.get("edisi") == "pita")
    context = {
        **(band_map() if is_pita else exact_map(request.user)),
        "is_pita": is_pita,
        "can_record": opens,
        "can_manage": manages,
    }
    return render(request, "program/lokasi_map.html", context)


@require_safe
@require(perms.can_record_program)
def lokasi_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("wilayah__induk", "instansi", "dicatat_oleh"), pk=pk)
    checks = PemeriksaanLokasi.objects.visible_to(request.user).filter(lokasi=row)
    page = keyset(request, checks, order=("-urutan", "-pk"), size=CHECKS)
    patroli = RencanaPatroli.objects.visible_to(request.user).filter(lokasi=row).select_related("instansi")
    row = actions.reveal_lokasi(row, by=request.user, pemeriksaan=page.object_list)
    context = {
        "lokasi": row,
        "page": page,
        "daftar_patroli": patroli.order_by("-tanggal", "-pk")[:SHOWN_PATROLI],
        "can_change": perms.can_change_program(request.user, row),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/lokasi_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_lokasi(request):
    return record_page(
        request,
        forms.LokasiForm(request.POST or None, user=request.user),
        partial(actions.record_lokasi, by=request.user),
        said=lambda row: f"{row} tersimpan. Catat pemeriksaannya setelah tempat itu dikunjungi.",
        to=_detail,
        judul="Catat lokasi rawan",
        keterangan="Register terbatas: setiap pembukaan rincian tercatat.",
        tombol="Simpan lokasi",
        induk=reverse("program:lokasi_index"),
        induk_label="Lokasi rawan",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_lokasi(request, pk):
    row = actions.reveal_lokasi(changeable(request, _rows(request), pk), by=request.user)  # the form shows the name
    return amend_page(
        request,
        forms.UbahLokasiForm.of(row, request.POST or None, user=request.user, lokasi=row),
        partial(actions.update_lokasi, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=row.sebutan,
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_pemeriksaan(request, pk):
    row = changeable(request, _rows(request), pk)
    return record_page(
        request,
        forms.PemeriksaanForm(request.POST or None, lokasi=row),
        partial(actions.record_pemeriksaan, row, by=request.user),
        said=f"Pemeriksaan {row} tersimpan.",
        to=_detail(row, "#pemeriksaan"),
        judul=f"Catat pemeriksaan {row}",
        keterangan=row.sebutan,
        tombol="Simpan pemeriksaan",
        induk=_detail(row),
        induk_label=str(row),
    )

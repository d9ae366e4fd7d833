"""Companies: the directory, one company with its permit, branches, visits and open findings; sums."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import require
from gugus_tugas.paging import capped_count, paginate
from program import actions, forms, perms
from program.models import KunjunganPengawasan, Perusahaan, Temuan
from program.resources import TabelPerusahaan
from program.statistics import perusahaan as statistics
from program.views.dasar import amend_page, asked_year, changeable, export_page, record_page

SHOWN_VISITS = 20


def _rows(request):
    """The directory: without recruiters, whoever asks."""
    return Perusahaan.objects.visible_to(request.user).resmi().select_related("tempat", "instansi", "induk")


def _detail(row: Perusahaan) -> str:
    return reverse("program:perusahaan_detail", args=[row.pk])


def visits_and_findings(request, row: Perusahaan) -> dict:
    """The newest visits to this company or recruiter, and every finding that is open, as this account may see them."""
    visits = KunjunganPengawasan.objects.visible_to(request.user).filter(perusahaan=row)
    findings = Temuan.objects.visible_to(request.user).filter(kunjungan__perusahaan=row).terbuka()
    return {
        "daftar_kunjungan": visits.select_related("instansi").order_by("-tanggal", "-pk")[:SHOWN_VISITS],
        "jumlah_kunjungan": capped_count(visits),
        "daftar_temuan": findings.select_related("kunjungan__instansi").order_by("tenggat", "pk"),
    }


@require_safe
@require(perms.can_record_program)
def perusahaan_index(request):
    form = forms.PerusahaanFilterForm(request.GET, user=request.user)
    context = {
        "form": form,
        "page": paginate(request, form.filter(_rows(request)).order_by(*form.order)),
        "can_manage": perms.can_manage_program(request.user),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "program/perusahaan_index.html", context)


@require_safe
@require(perms.can_record_program)
def export_perusahaan(request):
    """The directory as it is narrowed, with the columns of the template."""
    form = forms.PerusahaanFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request)).order_by(*form.order)
    return export_page(request, rows, TabelPerusahaan, banyak="kantor", nama="p3mi", kembali="program:perusahaan_index")


@require_safe
@require(perms.can_view_program)
def rekap_pengawasan(request):
    """Sums, without opening a row: what the leadership sees. No recruiter is counted."""
    year, today = asked_year(request), timezone.localdate()
    context = {
        "tahun": year,
        "hari_ini": today,
        "daftar_izin": statistics.izin_sums(request.user, on=today),
        "daftar_kunjungan": statistics.kunjungan_sums(request.user, year, on=today),
        "daftar_jenis": statistics.jenis_sums(request.user, year),
        "daftar_periksa": statistics.jawaban_sums(request.user, year),
        "kolom_izin": statistics.KOLOM_IZIN,
        "kolom_kunjungan": statistics.KOLOM_KUNJUNGAN,
        "kolom_periksa": statistics.KOLOM_PERIKSA,
        "temuan": statistics.temuan_sums(request.user, on=today),
        "can_record": perms.can_record_program(request.user),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/rekap_pengawasan.html", context)


@require_safe
@require(perms.can_record_program)
def perusahaan_detail(request, pk):
    row = get_object_or_404(_rows(request).select_related("tempat", "instansi", "induk", "dicatat_oleh"), pk=pk)
    context = {
        "perusahaan": row,
        "daftar_cabang": _rows(request).filter(induk=row).order_by("nama", "pk"),
        **visits_and_findings(request, row),
        "can_change": perms.can_change_program(request.user, row),
        "can_manage": perms.can_manage_program(request.user),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/perusahaan_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_perusahaan(request):
    asked = {name: request.GET[name] for name in ("jenis", "induk") if name in request.GET}
    return record_page(
        request,
        forms.PerusahaanForm(request.POST or None, user=request.user, initial=asked),
        partial(actions.record_perusahaan, by=request.user),
        said=lambda row: f"{row} tersimpan.",
        to=_detail,
        judul="Catat P3MI",
        tombol="Simpan",
        induk=reverse("program:perusahaan_index"),
        induk_label="P3MI",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_perusahaan(request, pk):
    row = changeable(request, _rows(request), pk)
    return amend_page(
        request,
        forms.UbahPerusahaanForm.of(row, request.POST or None, user=request.user, perusahaan=row),
        partial(actions.update_perusahaan, row, by=request.user),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=f"{row.nama} · {row.get_jenis_display()}",
        tombol="Simpan",
        induk=_detail(row),
        induk_label=row.nama,
    )

"""Visits: list, one visit with its checklist and findings, the report on paper; findings that wait."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggota import audit
from gugus_tugas.auth import allow, require
from gugus_tugas.paging import keyset
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download
from program import actions, forms, perms
from program.dokumen.kunjungan import kunjungan_document
from program.models import BerkasKunjungan, JawabanPengawasan, KunjunganPengawasan, Perusahaan, Temuan
from program.models.kunjungan import checklist
from program.resources import TabelKunjungan
from program.views.dasar import amend_page, export_page, list_page, record_page


def _rows(request):
    related = ("perusahaan__tempat", "instansi")
    return KunjunganPengawasan.objects.visible_to(request.user).select_related(*related)


def _kunjungan(request, pk, *, change: bool = True) -> KunjunganPengawasan:
    """404 outside the scope; 403 for who sees it and may not change it."""
    row = get_object_or_404(_rows(request).select_related("perusahaan__tempat", "instansi", "dicatat_oleh"), pk=pk)
    allow(not change or perms.can_change_program(request.user, row))
    return row


def _temuan(request, pk) -> Temuan:
    rows = Temuan.objects.visible_to(request.user).select_related("kunjungan__perusahaan")
    row = get_object_or_404(rows, pk=pk)
    allow(perms.can_change_program(request.user, row.kunjungan))
    return row


def _detail(row: KunjunganPengawasan, anchor: str = "") -> str:
    return f"{reverse('program:kunjungan_detail', args=[row.pk])}{anchor}"


def _parts(request, row: KunjunganPengawasan) -> dict:
    """The answers and the findings of a visit, as this account may see them."""
    answers = JawabanPengawasan.objects.visible_to(request.user).filter(kunjungan=row)
    findings = Temuan.objects.visible_to(request.user).filter(kunjungan=row)
    return {"jawaban": answers, "temuan": findings.order_by("tenggat", "pk")}


@require_safe
@require(perms.can_record_program)
def kunjungan_index(request):
    """Visits to companies; those to a recruiter stand on his page."""
    form = forms.KunjunganFilterForm(request.GET, user=request.user)
    return list_page(request, "program/kunjungan_index.html", form, _rows(request).resmi(), order=("-tanggal", "-pk"))


@require_safe
@require(perms.can_record_program)
def export_kunjungan(request):
    """The list as it is narrowed, with the columns of the template."""
    form = forms.KunjunganFilterForm(request.GET, user=request.user)
    rows = form.filter(_rows(request).resmi()).order_by("-tanggal", "-pk")
    return export_page(
        request, rows, TabelKunjungan, banyak="kunjungan", nama="kunjungan", kembali="program:kunjungan_index"
    )


@require_safe
@require(perms.can_record_program)
def kunjungan_detail(request, pk):
    row = _kunjungan(request, pk, change=False)
    parts = _parts(request, row)
    context = {
        "kunjungan": row,
        "daftar_periksa": checklist(parts["jawaban"]),
        "daftar_temuan": parts["temuan"],
        "daftar_berkas": BerkasKunjungan.objects.visible_to(request.user)
        .filter(kunjungan=row)
        .select_related("dicatat_oleh"),
        "can_change": perms.can_change_program(request.user, row),
        "riwayat": audit.history_of(row),
    }
    return render(request, "program/kunjungan_detail.html", context)


@require_safe
@require(perms.can_record_program)
def kunjungan_pdf(request, pk):
    row = _kunjungan(request, pk, change=False)
    try:
        content = render_pdf(kunjungan_document(row, **_parts(request, row)))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect(_detail(row))
    actions.export_kunjungan(row, by=request.user)
    return download(content, name=f"laporan-{str(row).lower()}.pdf", content_type="application/pdf")


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def record_kunjungan(request, pk):
    """To a company or a recruiter that this account sees, whoever recorded it."""
    row = get_object_or_404(Perusahaan.objects.visible_to(request.user), pk=pk)
    page = "perusahaan_detail" if row.is_resmi else "perekrut_detail"
    return record_page(
        request,
        forms.KunjunganForm(request.POST or None, user=request.user, perusahaan=row),
        lambda **values: actions.record_kunjungan(row, by=request.user, **forms.gather_jawaban(values)),
        said=lambda kunjungan: f"{kunjungan} tersimpan. Catat temuannya di bawah, bila ada.",
        to=lambda kunjungan: _detail(kunjungan, "#temuan"),
        judul="Catat kunjungan",
        keterangan=row.sebutan,
        tombol="Simpan kunjungan",
        induk=reverse(f"program:{page}", args=[pk]),
        induk_label=row.sebutan,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_kunjungan(request, pk):
    row = _kunjungan(request, pk)
    known = {answer.pertanyaan: answer.jawaban for answer in _parts(request, row)["jawaban"]}
    return amend_page(
        request,
        forms.UbahKunjunganForm.of(
            row, request.POST or None, user=request.user, perusahaan=row.perusahaan, jawaban=known
        ),
        lambda **values: actions.update_kunjungan(row, by=request.user, **forms.gather_jawaban(values)),
        said=f"{row}: perubahan tersimpan.",
        to=_detail(row),
        judul=f"Perbaiki {row}",
        keterangan=row.perusahaan.sebutan,
        tombol="Simpan",
        induk=_detail(row),
        induk_label=str(row),
    )


@require_safe
@require(perms.can_record_program)
def temuan_index(request):
    """What is open, by the day until which it was asked."""
    form = forms.TemuanFilterForm(request.GET, user=request.user)
    rows = Temuan.objects.visible_to(request.user).terbuka()
    rows = rows.select_related("kunjungan__perusahaan", "kunjungan__instansi")
    context = {
        "form": form,
        "page": keyset(request, form.filter(rows), order=("tenggat", "pk")),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/temuan_index.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def add_temuan(request, pk):
    row = _kunjungan(request, pk)
    return record_page(
        request,
        forms.TemuanForm(request.POST or None, kunjungan=row),
        partial(actions.add_temuan, row, by=request.user),
        said="Temuan tersimpan.",
        to=_detail(row, "#temuan"),
        judul="Catat temuan",
        keterangan=f"{row}: {row.perusahaan.sebutan}",
        tombol="Simpan temuan",
        induk=_detail(row),
        induk_label=str(row),
    )


def _amend(request, pk, form_of, act, *, said: str, judul: str, tombol: str):
    row = _temuan(request, pk)
    to = _detail(row.kunjungan, "#temuan")
    return amend_page(
        request,
        form_of(row),
        partial(act, row, by=request.user),
        said=f"{row}: {said}",
        to=to,
        judul=f"{judul} {row}",
        keterangan=f"{row.kunjungan.perusahaan.sebutan}: {row.uraian}",
        tombol=tombol,
        induk=to,
        induk_label=str(row.kunjungan),
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def update_temuan(request, pk):
    def form_of(row):
        return forms.UbahTemuanForm.of(row, request.POST or None, kunjungan=row.kunjungan)

    return _amend(
        request, pk, form_of, actions.update_temuan, said="perubahan tersimpan.", judul="Perbaiki", tombol="Simpan"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def complete_temuan(request, pk):
    def form_of(row):
        return forms.SelesaiTemuanForm.of(row, request.POST or None, kunjungan=row.kunjungan)

    return _amend(
        request, pk, form_of, actions.complete_temuan, said="selesai.", judul="Selesaikan", tombol="Simpan penyelesaian"
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def reopen_temuan(request, pk):
    def form_of(row):
        return forms.PastikanForm.of(row, request.POST or None)

    return _amend(
        request, pk, form_of, actions.reopen_temuan, said="dibuka kembali.", judul="Buka kembali", tombol="Buka kembali"
    )

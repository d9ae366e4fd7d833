"""The legal track: list with what is stuck, agenda of hearings, the page of a report, its articles and hearings."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import ActionRefused, allow, require
from gugus_tugas.paging import paginate
from kasus import actions, forms, perms
from kasus.bagian.perkara import perkara_page, rows_of
from kasus.lama_tahap import KALI_MACET, MIN_TAHAP, batas, lama, median_tahap
from kasus.models import JadwalSidang, Kasus, PerkaraHukum
from kasus.views.borang import form_page


def load_perkara(request, slug, perkara) -> PerkaraHukum:
    """The report within the scope of who asks; else 404."""
    return get_object_or_404(rows_of(request.user), pk=perkara, kasus__slug=slug)


@require_safe
@require(perms.can_view_kasus)
def perkara_index(request):
    today, scope = timezone.localdate(), PerkaraHukum.objects.visible_to(request.user)
    form, medians = forms.PerkaraFilterForm(request.GET), median_tahap(scope.lama_tahap())
    rows = form.filter(scope, batas=batas(medians), kali=KALI_MACET, on=today)
    page = paginate(request, rows.select_related("kasus", "instansi", "penuntut", "instansi_berikutnya"))
    page.object_list = [{"perkara": row, "lama": lama(row, medians, on=today)} for row in page.object_list]
    context = {
        "page": page,
        "form": form,
        "jumlah_macet": scope.melampaui(batas(medians), kali=KALI_MACET, on=today).count(),
        "kali": KALI_MACET,
        "min_tahap": MIN_TAHAP,
        "whole": perms.can_view_whole_kasus(request.user),
    }
    return render(request, "kasus/perkara_index.html", context)


@require_safe
@require(perms.can_view_kasus)
def sidang_index(request):
    rows = JadwalSidang.objects.visible_to(request.user).mendatang(on=timezone.localdate())
    page = paginate(request, rows.select_related("perkara__kasus", "pengadilan").order_by("tanggal", "jam", "id"))
    return render(request, "kasus/sidang_index.html", {"page": page, "today": timezone.localdate()})


@require_safe
@require(perms.can_view_kasus)
def perkara_detail(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    actions.record_view_perkara(row, by=request.user)
    return render(request, "kasus/perkara_detail.html", perkara_page(request.user, row))


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def record_perkara(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    allow(perms.can_record_perkara_in(request.user, kasus))
    form = forms.PerkaraForm(request.POST or None, kasus=kasus, user=request.user)
    return form_page(
        request,
        form,
        lambda: actions.record_perkara(kasus, by=request.user, **form.values),
        said="Perkara hukum tersimpan. Catat tahap berikutnya pada halaman perkaranya.",
        to=reverse("kasus:detail", args=[slug]),
        kasus=kasus,
        judul="Catat perkara hukum",
        keterangan="Satu laporan polisi dapat memuat beberapa korban dan terlapor; satu korban dapat masuk dua laporan.",
        tombol="Simpan perkara",
        lebar="penuh",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def update_perkara(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    actions.record_view_isi(row, by=request.user)
    form = forms.UpdatePerkaraForm.of(row, request.POST or None, kasus=row.kasus, user=request.user)
    return form_page(
        request,
        form,
        lambda: actions.update_perkara(row, by=request.user, **form.values),
        said=f"Perkara {row} diperbaiki.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Perbaiki perkara P{row.urutan}",
        keterangan="Tanggal laporan yang diperbaiki menggantikan tahap pertama; yang lama tetap tersimpan.",
        tombol="Simpan perkara",
        lebar="penuh",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def update_pasal(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    tempus = row.tempus(row.kasus.daftar_peristiwa.all())
    standing = list(row.daftar_pasal.filter(dicabut_pada=None).values_list("pasal", flat=True))
    form = forms.PasalPerkaraForm(request.POST if request.method == "POST" else None, tempus=tempus, standing=standing)
    return form_page(
        request,
        form,
        lambda: actions.update_pasal_perkara(row, by=request.user, **form.cleaned_data),
        said="Pasal yang disangkakan tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Pasal yang disangkakan, P{row.urutan}",
        keterangan=tempus.penjelasan,
        tombol="Simpan pasal",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def schedule_sidang(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_add_tahap(request.user, row))
    form = forms.SidangForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.schedule_sidang(row, by=request.user, **form.cleaned_data),
        said="Jadwal sidang tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Jadwalkan sidang, P{row.urutan}",
        keterangan="Sidang perkara TPPO di pengadilan negeri. Korban anak diperiksa dalam sidang tertutup (UU 21/2007 Pasal 39).",
        tombol="Simpan jadwal",
    )


@require_POST
@require(perms.can_view_kasus)
def withdraw_sidang(request, slug, perkara, sidang):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_add_tahap(request.user, row))
    hearings = JadwalSidang.objects.visible_to(request.user).select_related("perkara__kasus")
    hearing = get_object_or_404(hearings, pk=sidang, perkara=row)
    try:
        actions.withdraw_sidang(hearing, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Jadwal sidang dicabut. Jadwalkan tanggal barunya bila ditunda.")
    return redirect("kasus:perkara_detail", slug, perkara)

"""Verdicts, and restitution asked, granted and paid."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from gugus_tugas.auth import ActionRefused, allow, require
from gugus_tugas.rupiah import tulis_rupiah
from kasus import actions, forms, perms
from kasus.models import PerkaraHukum, Putusan, Restitusi
from kasus.views.borang import form_page
from kasus.views.perkara import load_perkara


def _charged(perkara: PerkaraHukum) -> list[str]:
    return list(perkara.daftar_pasal.filter(dicabut_pada=None).values_list("pasal", flat=True))


def _restitusi(request, perkara: PerkaraHukum, pk) -> Restitusi:
    rows = Restitusi.objects.visible_to(request.user).select_related("korban__kasus", "perkara__kasus")
    return get_object_or_404(rows.prefetch_related("daftar_pembayaran"), pk=pk, perkara=perkara)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def add_putusan(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    form = forms.PutusanForm(request.POST or None, perkara=row, user=request.user, pasal=_charged(row))
    return form_page(
        request,
        form,
        lambda: actions.add_putusan(row, by=request.user, **form.cleaned_data),
        said="Putusan tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Catat putusan, P{row.urutan}",
        keterangan="Satu putusan untuk satu terdakwa di satu tingkat. Putusan baru final setelah tahap inkracht dicatat.",
        tombol="Simpan putusan",
        lebar="penuh",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def update_putusan(request, slug, perkara, putusan):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    verdicts = Putusan.objects.visible_to(request.user).select_related(
        "terlapor__kasus", "perkara__kasus", "pengadilan"
    )
    verdict = get_object_or_404(verdicts, pk=putusan, perkara=row)
    actions.record_view_isi(verdict, by=request.user)
    pasal = [*_charged(row), *verdict.daftar_pasal_terbukti.values_list("pasal", flat=True)]
    form = forms.UpdatePutusanForm.of(verdict, request.POST or None, pasal=pasal)
    return form_page(
        request,
        form,
        lambda: actions.update_putusan(verdict, by=request.user, **form.cleaned_data),
        said="Putusan diperbaiki.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Perbaiki putusan, P{row.urutan}",
        keterangan=f"{verdict.get_tingkat_display()}, {verdict.terlapor.sebutan}.",
        tombol="Simpan putusan",
        lebar="penuh",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def add_restitusi(request, slug, perkara):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    form = forms.RestitusiForm(
        request.POST or None, perkara=row, user=request.user, initial={"korban": request.GET.get("korban")}
    )
    return form_page(
        request,
        form,
        lambda: actions.add_restitusi(row, by=request.user, **form.cleaned_data),
        said="Permintaan restitusi tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Catat restitusi, P{row.urutan}",
        keterangan="Ganti kerugian dari pelaku: kehilangan penghasilan, penderitaan, biaya perawatan, kerugian lain (UU 21/2007 Pasal 48).",
        tombol="Simpan restitusi",
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def update_restitusi(request, slug, perkara, restitusi):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    claim = _restitusi(request, row, restitusi)
    actions.record_view_isi(claim, by=request.user)
    form = forms.UpdateRestitusiForm.of(claim, request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.update_restitusi(claim, by=request.user, **form.cleaned_data),
        said="Restitusi diperbarui.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Perbarui restitusi {claim.korban}",
        keterangan="Restitusi dicantumkan dalam amar putusan dan dibayar paling lambat 14 hari sejak pemberitahuan putusan inkracht.",
        tombol="Simpan restitusi",
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_record_perkara)
def add_pembayaran(request, slug, perkara, restitusi):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    claim = _restitusi(request, row, restitusi)
    form = forms.PembayaranForm(request.POST or None)
    owed = "belum dikabulkan" if claim.tunggakan is None else f"sisa {tulis_rupiah(claim.tunggakan)}"
    return form_page(
        request,
        form,
        lambda: actions.add_pembayaran(claim, by=request.user, **form.cleaned_data),
        said="Pembayaran tersimpan.",
        to=reverse("kasus:perkara_detail", args=[slug, perkara]),
        kasus=row.kasus,
        judul=f"Catat pembayaran {claim.korban}",
        keterangan=f"Restitusi {owed}. Boleh dibayar bertahap; yang melebihi sisa ditolak.",
        tombol="Simpan pembayaran",
    )


@require_POST
@require(perms.can_record_perkara)
def withdraw_pembayaran(request, slug, perkara, restitusi, pembayaran):
    row = load_perkara(request, slug, perkara)
    allow(perms.can_record_perkara_in(request.user, row.kasus))
    claim = _restitusi(request, row, restitusi)
    paid = get_object_or_404(claim.daftar_pembayaran.select_related("restitusi__perkara__kasus"), pk=pembayaran)
    try:
        actions.withdraw_pembayaran(paid, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Pembayaran dicabut dari hitungan.")
    return redirect("kasus:perkara_detail", slug, perkara)

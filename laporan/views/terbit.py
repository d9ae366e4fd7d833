"""From draft to issued report: the page of a version, its steps, and its PDF."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download
from gugus_tugas.ubah import record_page
from laporan import actions, forms, perms
from laporan.enums import Edisi, StatusLaporan
from laporan.models import EdisiLaporan, LaporanTahunan
from laporan.naskah import as_konsep, render_konsep
from laporan.pemeriksaan import periksa
from laporan.potret import Potret, render_potret
from laporan.rancangan import build_rancangan
from laporan.statistics import available_years
from laporan.susunan import NADA, edisi_sebelumnya, isi_versi, langkah
from laporan.views.dasar import edition_of


def the_version(request, tahun: int, versi: int) -> LaporanTahunan:
    return get_object_or_404(LaporanTahunan.objects.visible_to(request.user), tahun=tahun, versi=versi)


def address_of(laporan: LaporanTahunan) -> str:
    return reverse("laporan:versi", args=[laporan.tahun, laporan.versi])


@require_safe
@require(perms.can_view_terbitan)
def versi(request, tahun, versi):
    laporan, is_kantor = the_version(request, tahun, versi), perms.can_view_laporan(request.user)
    context = {
        "laporan": laporan,
        "nada": NADA[laporan.status],
        "isi": isi_versi(laporan, request.user),
        "riwayat": list(laporan.daftar_riwayat.select_related("dicatat_oleh")) if is_kantor else [],
        "is_kantor": is_kantor,
        "pengganti": laporan.find_pengganti() if laporan.is_pernah_terbit else None,
        "daftar_edisi": Edisi,
        **langkah(laporan, request.user),
    }
    return render(request, "laporan/versi.html", context)


@require_POST
@require(perms.can_record_laporan)
def record_laporan(request, tahun):
    if tahun not in available_years():
        raise Http404
    try:
        laporan = actions.record_laporan(tahun, by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("laporan:index")
    messages.success(request, f"{laporan} tersusun dari catatan sampai hari ini. Lengkapi naskah tiap bab.")
    return redirect(address_of(laporan))


@require_POST
@require(perms.can_record_laporan)
def propose_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    try:
        actions.propose_laporan(laporan, by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"{laporan} diajukan. Kepala sekretariat memeriksanya.")
    return redirect(address_of(laporan))


@require_http_methods(["GET", "POST"])
@require(perms.can_record_laporan)
def remove_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    form = forms.BuangForm(request.POST or None)
    said = f"Konsep {laporan} dibuang. Alasannya tercatat dalam jejak audit."

    def act(alasan):
        return actions.remove_laporan(laporan, alasan=alasan, by=request.user)

    return record_page(
        request, "laporan/buang.html", form, act, said=said, to=reverse("laporan:index"), laporan=laporan,
        can_remove=langkah(laporan, request.user)["can_remove"],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(perms.can_return)
def return_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    allow(perms.can_return_laporan(request.user, laporan))
    form = forms.CatatanForm(request.POST or None)

    def act(catatan):
        return actions.return_laporan(laporan, catatan=catatan, by=request.user)

    return record_page(
        request, "laporan/kembalikan.html", form, act, said=f"{laporan} dikembalikan kepada penyusun.",
        to=address_of(laporan), laporan=laporan,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(perms.can_verify)
def verify_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    allow(perms.can_verify_laporan(request.user, laporan))
    if laporan.status != StatusLaporan.DIPERIKSA:  # no text is held against the register before it was submitted
        messages.info(
            request,
            f"{laporan} berkeadaan {laporan.get_status_display().lower()}; yang disetujui adalah yang sedang diperiksa.",
        )
        return redirect(address_of(laporan))
    found = periksa(laporan)
    form = forms.SetujuForm(request.POST or None, pemeriksaan=found)

    def act(**values):
        return actions.verify_laporan(laporan, by=request.user, **values)

    return record_page(
        request, "laporan/setujui.html", form, act, said=f"{laporan} disetujui; angkanya dibekukan. Pimpinan menandatanganinya.",
        to=address_of(laporan), laporan=laporan, pemeriksaan=found, reads_semua=perms.can_read_semua_kasus(request.user),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(perms.can_publish)
def publish_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    if request.method == "POST":
        try:
            actions.publish_laporan(laporan, by=request.user, cetak=render_potret)
        except (*REFUSED, PdfFailed) as refusal:
            messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
        else:
            messages.success(request, f"{laporan} terbit. Kedua edisi tersimpan dan dapat diunduh.")
        return redirect(address_of(laporan))
    context = {
        "laporan": laporan,
        "isi": isi_versi(laporan, request.user),
        "can_publish": langkah(laporan, request.user)["can_publish"],
    }
    return render(request, "laporan/terbitkan.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_withdraw)
def withdraw_laporan(request, tahun, versi):
    laporan = the_version(request, tahun, versi)
    form = forms.AlasanForm(request.POST or None)

    def act(alasan):
        return actions.withdraw_laporan(laporan, alasan=alasan, by=request.user)

    return record_page(
        request, "laporan/tarik.html", form, act, said=f"{laporan} ditarik. Halaman verifikasinya menyebutkannya.",
        to=address_of(laporan), laporan=laporan, pengganti=laporan.find_pengganti(), lama=edisi_sebelumnya(laporan),
    )  # fmt: skip


@require_safe
@require(perms.can_view_terbitan)
def export_edisi(request, tahun, versi, edisi):
    """As it was issued; before that a draft, for who writes, checks or signs it."""
    laporan, edisi = the_version(request, tahun, versi), edition_of(edisi)
    row = laporan.daftar_edisi.select_related("laporan").filter(edisi=edisi).first()
    return answer_edisi(request, laporan, edisi, row, back=address_of(laporan))


def answer_edisi(request, laporan: LaporanTahunan, edisi: Edisi, row: EdisiLaporan | None, *, back: str):
    """The PDF as a download with a line in the trail, or the reason why there is none on the page it was asked from."""
    try:
        content = actions.export_edisi(row, by=request.user) if row and row.berkas else _draft(laporan, edisi, row)
    except (ActionRefused, PdfFailed) as failure:
        messages.error(request, str(failure))
        return redirect(back)
    is_konsep = not (row and row.berkas)
    if is_konsep:
        actions.record_export_laporan(laporan.tahun, edisi, by=request.user)
    name = f"laporan-tahunan-{laporan.tahun}-{edisi}-versi-{laporan.versi}{'-konsep' if is_konsep else ''}.pdf"
    return download(content, name=name, content_type="application/pdf")


def _draft(laporan: LaporanTahunan, edisi: Edisi, row: EdisiLaporan | None) -> bytes:
    if row:
        return render_pdf(as_konsep(Potret.read(row.potret).naskah))
    report = build_rancangan(laporan, edisi)
    return render_konsep(report, narasi=dict(laporan.daftar_bab.values_list("bab", "teks")))

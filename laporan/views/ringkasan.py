"""The summary of a quarter for the meeting, and the answers for the TIP Report: as page and as PDF."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota.replika import baca_replika
from gugus_tugas.auth import require
from gugus_tugas.pdf import Dokumen
from gugus_tugas.unduh import pdf_answer
from laporan import actions, perms
from laporan.forms import RingkasanForm
from laporan.periode import periode_of
from laporan.ringkasan import build_ringkasan


@require_safe
@require(perms.can_view_laporan)
@baca_replika
def ringkasan(request):
    form, kode, tahun = _asked(request)
    found = build_ringkasan(kode, tahun, on=timezone.localdate())
    context = {"form": form, "ringkasan": found, "alamat_pdf": _address("laporan:ringkasan_pdf", kode, tahun)}
    return render(request, "laporan/ringkasan.html", context)


@require_safe
@require(perms.can_view_laporan)
def ringkasan_pdf(request):
    _, kode, tahun = _asked(request)
    found, nama = build_ringkasan(kode, tahun, on=timezone.localdate()), periode_of(kode, tahun).nama
    dokumen = Dokumen(judul=f"Ringkasan {nama}", tanggal=found.on, klasifikasi="TERBATAS", kaki=f"Ringkasan {nama}")
    answer = pdf_answer(
        request, "laporan/pdf/ringkasan.html", {"ringkasan": found, "dokumen": dokumen},
        name=f"ringkasan-{kode}-{tahun}.pdf", back=_address("laporan:ringkasan", kode, tahun),
    )  # fmt: skip
    if answer.status_code == 200:
        actions.record_export_ringkasan(nama, by=request.user)
    return answer


def _asked(request) -> tuple[RingkasanForm, str, int]:
    """The form showing what is shown, and what that is."""
    with_tip = perms.can_view_jawaban_tip(request.user)
    kode, tahun = RingkasanForm(request.GET, with_tip=with_tip).diminta
    return RingkasanForm({"masa": kode, "tahun": tahun}, with_tip=with_tip), kode, tahun


def _address(name: str, kode: str, tahun: int) -> str:
    return f"{reverse(name)}?masa={kode}&tahun={tahun}"

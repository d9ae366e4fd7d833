"""How agencies answer: the table of all, the scorecard of one; and the one line of a recommendation."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota.models import Instansi
from anggota.replika import baca_replika
from gugus_tugas.auth import allow, require
from gugus_tugas.pdf import Dokumen
from gugus_tugas.unduh import pdf_answer
from laporan.bukti import standing, with_evidence
from laporan.forms import TahunForm
from laporan.garis import build_garis, with_origin
from laporan.statistics import kinerja as hitung
from rapat import perms
from rapat.models import Rekomendasi


@require_safe
@require(perms.can_view_semua_kartu)
@baca_replika
def kartu_index(request):
    form = TahunForm(request.GET or {"tahun": timezone.localdate().year})
    rows = hitung.kinerja(form.tahun_diminta)
    context = {
        "form": form,
        "tahun": form.tahun_diminta,
        "is_tahun_ini": form.tahun_diminta == timezone.localdate().year,
        "daftar": rows,
        "jumlah_diam": sum(row.is_diam for row in rows),
    }
    return render(request, "laporan/kartu_index.html", context)


@require_safe
@require(perms.can_view_rapat)
def kartu(request, kode):
    found, form = _card(request, kode)
    semua = reverse("laporan:kartu_index") if perms.can_view_semua_kartu(request.user) else ""
    return render(request, "laporan/kartu.html", {"kartu": found, "form": form, "semua": semua})


@require_safe
@require(perms.can_view_rapat)
def kartu_pdf(request, kode):
    found, _ = _card(request, kode)
    judul = f"Kartu tindak lanjut {found.instansi.singkatan} {found.tahun}"
    dokumen = Dokumen(judul=judul, tanggal=found.pada, klasifikasi="TERBATAS", kaki="Kartu tindak lanjut instansi")
    back = f"{reverse('laporan:kartu', args=[kode])}?tahun={found.tahun}"
    name = f"kartu-{kode}-{found.tahun}.pdf"
    return pdf_answer(request, "laporan/pdf/kartu.html", {"kartu": found, "dokumen": dokumen}, name=name, back=back)


def _card(request, kode: str) -> tuple[hitung.Kartu, TahunForm]:
    instansi = get_object_or_404(Instansi, kode=kode)
    allow(perms.can_view_kartu(request.user, instansi))
    form = TahunForm(request.GET or {"tahun": timezone.localdate().year})
    return hitung.kartu(instansi, form.tahun_diminta), form


@require_safe
@require(perms.can_view_rapat)
@baca_replika
def bukti(request):
    form = TahunForm(request.GET or {"tahun": timezone.localdate().year})
    rows = standing(Rekomendasi.objects.visible_to(request.user)).with_progress().select_related("rapat")
    daftar = with_evidence(list(rows), form.tahun_diminta, user=request.user)
    context = {
        "form": form,
        "tahun": form.tahun_diminta,
        "daftar": daftar,
        "berbukti": sum(row.bukti.ada for row in daftar),
    }
    return render(request, "laporan/bukti.html", context)


@require_safe
@require(perms.can_view_rapat)
def garis(request, nomor):
    rows = with_origin(Rekomendasi.objects.visible_to(request.user), user=request.user)
    row = get_object_or_404(rows, nomor=nomor)
    return render(request, "laporan/garis.html", {"garis": build_garis(row, user=request.user), "rekomendasi": row})

"""The papers of a meeting: the letter as it is typed, and the three PDFs."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download
from kasus.views.borang import form_page
from rapat import actions, dokumen, forms, perms
from rapat.models import Rapat
from rapat.views.jadwal import load_rapat

INGATAN = ("sifat", "penanda_jabatan", "penanda_nama", "penanda_nip")  # what the next letter takes over from the last

DIUNDANG = "Yang diundang mengikuti SK yang berlaku pada tanggal rapat. Agenda dilampirkan."
DIUNDANG_KONFERENSI = (
    "Yang diundang: instansi yang menangani kasus, juga yang tanpa kursi dalam SK, dan sekretariat. Agenda dilampirkan."
)


def _last_letter(request) -> dict:
    """Who signed the last letter that this account may see."""
    rows = Rapat.objects.visible_to(request.user).filter(undangan__isnull=False).select_related("undangan")
    last = rows.order_by("-undangan__tanggal_surat", "-undangan__pk").first()
    return {name: getattr(last.undangan, name) for name in INGATAN} if last else {}


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def record_undangan(request, pk):
    rapat = load_rapat(request, pk)
    letter, typed = getattr(rapat, "undangan", None), request.POST or None
    if letter:
        form = forms.UndanganForm.of(letter, typed)
    else:
        form = forms.UndanganForm(typed, initial={"tanggal_surat": timezone.localdate(), **_last_letter(request)})
    return form_page(
        request, form, lambda: actions.record_undangan(rapat, by=request.user, **form.cleaned_data),
        said="Undangan tersimpan.", to=reverse("rapat:detail", args=[pk]), template="rapat/isian.html", rapat=rapat,
        judul="Undangan", tombol="Simpan undangan",
        keterangan=DIUNDANG_KONFERENSI if rapat.kasus_id else DIUNDANG,
    )  # fmt: skip


def _paper(request, pk, build, name: str):
    rapat = load_rapat(request, pk)
    try:
        content = render_pdf(build(rapat, request.user))
    except (ActionRefused, PdfFailed) as failure:
        messages.error(request, str(failure))
        return redirect("rapat:detail", pk=pk)
    return download(content, name=f"{name}-rapat-{rapat.tanggal:%Y-%m-%d}.pdf", content_type="application/pdf")


@require_safe
@require(perms.can_view_rapat)
def undangan_pdf(request, pk):
    return _paper(request, pk, dokumen.undangan_html, "undangan")


@require_safe
@require(perms.can_view_rapat)
def agenda_pdf(request, pk):
    return _paper(request, pk, dokumen.agenda_html, "agenda")


@require_safe
@require(perms.can_schedule_rapat)
def daftar_hadir_pdf(request, pk):
    return _paper(request, pk, dokumen.daftar_hadir_html, "daftar-hadir")

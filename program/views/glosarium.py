"""The glossary: search, A to Z, and its terms."""

from functools import partial

from django.db.models.functions import Substr, Upper
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import require
from gugus_tugas.paging import keyset
from gugus_tugas.responses import XLSX, download
from program import actions, forms, perms
from program.models import Istilah
from program.resources import TabelIstilah
from program.views.dasar import amend_page, record_page

PAGE = 100


@require_safe
@require(perms.can_view_program)
def glosarium(request):
    form = forms.IstilahFilterForm(request.GET)
    rows = Istilah.objects.visible_to(request.user)
    letters = rows.order_by().values_list(Upper(Substr("istilah", 1, 1)), flat=True).distinct()
    context = {
        "form": form,
        "huruf": sorted(letter for letter in letters if letter.isascii() and letter.isalpha()),
        "dipilih": form.asked.get("huruf", "").upper(),
        "page": keyset(request, form.filter(rows), order=("istilah", "pk"), size=PAGE),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/glosarium.html", context)


@require_safe
@require(perms.can_manage_program)
def export_istilah(request):
    rows = forms.IstilahFilterForm(request.GET).filter(Istilah.objects.visible_to(request.user)).order_by("istilah")
    content = actions.export_program(TabelIstilah(request.user), rows, by=request.user)
    return download(content, name=f"glosarium-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


_INDUK = {"induk_label": "Glosarium", "tombol": "Simpan istilah"}


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def record_istilah(request):
    index = reverse("program:glosarium")
    return record_page(
        request,
        forms.IstilahForm(request.POST or None),
        partial(actions.record_istilah, by=request.user),
        said=lambda row: f"Istilah {row.istilah} tersimpan.",
        to=index,
        judul="Catat istilah",
        induk=index,
        **_INDUK,
    )


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_program)
def update_istilah(request, pk):
    row, index = get_object_or_404(Istilah.objects.visible_to(request.user), pk=pk), reverse("program:glosarium")
    return amend_page(
        request,
        forms.UbahIstilahForm.of(row, request.POST or None),
        partial(actions.update_istilah, row, by=request.user),
        said="Perubahan tersimpan.",
        to=index,
        judul="Perbaiki istilah",
        keterangan=row.istilah,
        induk=index,
        **_INDUK,
    )

"""Screening of one victim: what was found, what the system proposes, who decided."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import allow, require
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus.bagian.skrining import skrining_page
from kasus.enums import PENYELUNDUPAN
from kasus.models import Korban, Skrining
from kasus.usulan import proposal_of


def korban_in_scope(request, slug, korban) -> Korban:
    """The victim of this address, with its case; 404 outside the scope."""
    return get_object_or_404(
        Korban.objects.visible_to(request.user).select_related("kasus"), pk=korban, kasus__slug=slug
    )


def isian(korban: Korban, form, judul: str, batal: str) -> dict:
    """Template context of a form that adds a row to a victim."""
    return {
        "kasus": korban.kasus,
        "form": form,
        "judul": judul,
        "keterangan": korban.kode,
        "tombol": "Simpan",
        "batal": batal,
        "konflik": None,
    }


@require_safe
@require(perms.can_view_whole_kasus)
def skrining(request, slug, korban):
    row = korban_in_scope(request, slug, korban)
    actions.record_view_skrining(row, by=request.user)
    return render(request, "kasus/skrining.html", skrining_page(request.user, row))


@require_safe
@require(perms.can_view_whole_kasus)
def skrining_detail(request, slug, korban, skrining):
    """An older screening, as it was."""
    row = korban_in_scope(request, slug, korban)
    chosen = get_object_or_404(Skrining.objects.visible_to(request.user), pk=skrining, korban=row)
    actions.record_view_skrining(row, by=request.user)
    return render(request, "kasus/skrining.html", skrining_page(request.user, row, chosen))


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record_skrining(request, slug, korban):
    row = korban_in_scope(request, slug, korban)
    allow(perms.can_record_skrining(request.user, row.kasus))
    form = forms.SkriningForm.of(row, request.POST or None)
    back = reverse("kasus:skrining", args=[slug, korban])
    return change_page(
        request,
        "kasus/record_skrining.html",
        form,
        lambda **_: actions.record_skrining(row, by=request.user, **form.values),
        said=f"Skrining {row} tersimpan. Periksa usulannya, lalu tetapkan status.",
        to=back,
        korban=row,
        kasus=row.kasus,
        batal=back,
    )


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record_penetapan(request, slug, korban):
    row = korban_in_scope(request, slug, korban)
    allow(perms.can_record_penetapan(request.user, row.kasus))
    newest = Skrining.objects.visible_to(request.user).filter(korban=row).first()
    usulan = proposal_of(newest, row.kelompok_usia)
    back = reverse("kasus:skrining", args=[slug, korban])
    return change_page(
        request,
        "kasus/record_penetapan.html",
        forms.PenetapanForm.of(row, request.POST or None, usulan=usulan),
        lambda **values: actions.record_penetapan(row, by=request.user, **values),
        said=f"Status {row} ditetapkan.",
        to=back,
        korban=row,
        kasus=row.kasus,
        usulan=usulan,
        skrining=newest,
        penyelundupan=PENYELUNDUPAN,
        batal=back,
    )

"""One person in several cases: compare and bring together, undo, remember that they are two."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from kasus import actions, forms, perms
from kasus.actions.penyatuan import kelompok, last_merge, moved_by
from kasus.forms.cari import SUDAH_BATAL
from kasus.models.orang import Sosok, pasangan, sosok_terlihat


def _sosok(request, *pks) -> list[Sosok]:
    """The rows of these keys; 404 outside the scope, 403 when their identity may not be opened."""
    rows = {row.pk: row for row in sosok_terlihat(request.user, pk__in=pks)}
    if set(pks) != set(rows) or len(set(pks)) < len(pks):
        raise Http404
    allow(all(perms.can_merge_orang(request.user, member) for row in rows.values() for member in kelompok(row)))
    return [rows[pk] for pk in pks]


def _home(sosok: Sosok):
    if sosok.is_korban:
        return redirect("kasus:korban_detail", slug=sosok.kasus.slug, korban=sosok.pk)
    return redirect("kasus:detail", slug=sosok.kasus.slug)


def _side_by_side(first: Sosok, second: Sosok, banding) -> dict:
    return {
        "satu": first,
        "dua": second,
        "pasangan": (first, second),
        "banding": banding,
        "gabungan": sorted({*banding.kelompok_satu, *banding.kelompok_dua}, key=lambda row: row.kode),
        "is_langsung": any(row.pasangan == pasangan(first.pk, second.pk) for row in banding.daftar_bukan),
    }


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_merge)
def merge_orang(request, satu, dua):
    """GET compares, POST joins."""
    first, second = _sosok(request, satu, dua)
    banding = actions.compare_orang(first, second, by=request.user)
    form = forms.SatukanForm(
        request.POST or None, is_lintas_peran=banding.is_lintas_peran, initial={"sidik": banding.sidik}
    )
    if request.method == "POST" and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("alasan", "sidik")}
        try:
            actions.merge_orang(first, second, by=request.user, **asked)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"{first.kode} dan {second.kode} tercatat sebagai satu orang. Dapat dibatalkan.")
            return _home(first)
    return render(request, "kasus/satukan_orang.html", {"form": form, **_side_by_side(first, second, banding)})


@require_POST
@require(perms.can_merge)
def update_bukan_sama(request, satu, dua):
    """Remembers that these are two people, or takes that back (`cabut`)."""
    first, second = _sosok(request, satu, dua)
    withdraws = "cabut" in request.POST
    act = actions.withdraw_bukan_sama if withdraws else actions.record_bukan_sama
    try:
        act(first, second, by=request.user)
    except ActionRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        told = (
            "tidak lagi dicatat sebagai orang yang berbeda"
            if withdraws
            else "dicatat bukan orang yang sama; tidak ditanyakan lagi"
        )
        messages.success(request, f"{first.kode} dan {second.kode} {told}.")
    return redirect("kasus:merge_orang", satu, dua) if withdraws else _home(first)


def _undone(request, row: Sosok):
    """Nothing is left to undo: who sent the form twice, or second, is told."""
    if request.method != "POST":
        raise Http404
    messages.warning(request, SUDAH_BATAL)
    return _home(row)


@require_http_methods(["GET", "POST"])
@require(perms.can_merge)
def withdraw_penyatuan(request, satu):
    """Undoes the newest merge of this person, when it is the one that the page showed."""
    (row,) = _sosok(request, satu)
    merge = last_merge(row)
    if merge is None:
        return _undone(request, row)
    form = forms.BatalSatukanForm(request.POST or None, initial={"penyatuan": merge.pk})
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_penyatuan(merge, alasan=form.cleaned_data["alasan"], by=request.user)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, "Penyatuan dibatalkan; setiap catatan kembali seperti sebelumnya.")
            return _home(row)
    context = {
        "satu": row,
        "form": form,
        "penyatuan": merge,
        "daftar_kembali": moved_by(merge),
        "kelompok": kelompok(row),
    }
    return render(request, "kasus/batal_satukan.html", context)

"""Is this printed report the one that was issued? Open to everybody who holds its code, and to nobody's guessing."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from laporan import forms
from laporan.kode import read_kode, tulis_kode
from laporan.lembar_verifikasi import build_lembar_verifikasi
from laporan.models import find_terbitan
from laporan.tebakan import is_blocked, note_miss

TERLALU_BANYAK = 429


def _public(response):
    """No search engine keeps these pages."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@require_safe
def verifikasi(request):
    form = forms.KodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return _public(redirect("laporan:verify_terbitan", tulis_kode(form.cleaned_data["kode"])))
    return _public(render(request, "laporan/verifikasi.html", {"form": form}, status=422 if form.is_bound else 200))


@login_not_required
@require_safe
def verify_terbitan(request, kode):
    if is_blocked():
        response = render(request, "laporan/verifikasi_tunggu.html", status=TERLALU_BANYAK)
        response.headers["Retry-After"] = "600"
        return _public(response)
    row = find_terbitan(read_kode(kode)) if read_kode(kode) else None
    if row is None:
        note_miss()
        form = forms.KodeForm(initial={"kode": kode[:40]})
        return _public(render(request, "laporan/verifikasi.html", {"form": form, "is_salah": True}, status=404))
    return _public(render(request, "laporan/lembar_verifikasi.html", {"lembar": build_lembar_verifikasi(row)}))

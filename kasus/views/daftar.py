"""The list of cases: narrowed, sorted, with own columns and kept filters, a row in short, several cases at once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota.replika import baca_replika
from gugus_tugas.auth import REFUSED, ActionRefused, require
from gugus_tugas.paging import keyset
from kasus import actions, forms, kolom, perms
from kasus.bagian import layanan
from kasus.forms.saring import ALL
from kasus.models import Kasus, PilihanKolom, SaringanTersimpan

MAX_PILIHAN = 200
FRAGMENT = "X-Fragmen"  # sent by static/js/daftar-kasus.js, which puts the answer under the row


@require_safe
@require(perms.can_view_kasus)
def index(request):
    kept = list(SaringanTersimpan.objects.visible_to(request.user))
    first = next((row for row in kept if row.is_utama), None)
    if first and first.kueri and not request.GET:
        return redirect(f"{reverse('kasus:index')}?{first.kueri}")
    own = PilihanKolom.objects.visible_to(request.user).first()
    return _list(request, kept, kolom.chosen(request.user, own and own.kolom))


@baca_replika
def _list(request, kept: list[SaringanTersimpan], columns: list[kolom.Kolom]):
    """The page itself. What an account keeps for itself leaves no line in the trail, so it is not read from a copy."""
    form = forms.KasusFilterForm(request.GET, user=request.user)
    rows = form.filter(Kasus.objects.visible_to(request.user))
    rows = kolom.with_columns(rows, request.user, columns)
    page = keyset(request, rows, order=form.order, limit=form.count_limit)
    context = {
        "page": page,
        "baris": [
            (kasus, kolom.ringkasan(kasus), kolom.cells(kasus, columns))
            for kasus in page.object_list
        ],
        "form": form,
        "kolom": columns,
        "saringan": kept,
        **_rights(request.user),
    }  # fmt: skip
    return render(request, "kasus/index.html", context)


def _rights(user) -> dict:
    return {
        "can_record": perms.can_record_kasus(user),
        "can_import": perms.can_import_kasus(user),
        "can_export": perms.can_export_kasus(user),
        "can_reassign": perms.can_reassign_kasus(user),
        "can_export_htcds": perms.can_export_htcds(user),
        "can_record_persetujuan": perms.can_record_persetujuan(user),
        "can_record_permintaan": perms.can_record_permintaan(user),
        "can_record_pemusnahan": perms.can_record_pemusnahan(user),
    }


@require_POST
@require(perms.can_view_kasus)
def apply_filter(request):
    """The filter form is sent here first, so that a name typed into the search never stands in an address."""
    form = forms.KasusFilterForm(request.POST, user=request.user)
    query = form.checked_kueri(Kasus.objects.visible_to(request.user))
    for name, texts in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.warning(request, f"Saringan diabaikan. {label}: {' '.join(texts)}")
    if form.is_asing:
        text = "Yang Anda cari bukan nomor kasus" + (
            " dan bukan nama tempat. Nama orang tidak dicari di sini, agar tidak tercatat dalam alamat halaman."
            if perms.can_view_whole_kasus(request.user)
            else ". Cari dengan nomor, misalnya 2026/7."
        )
        messages.warning(request, text)
    return redirect(f"{reverse('kasus:index')}?{query or f'{ALL}=1'}")


@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def record_saringan(request):
    start = {"kueri": request.GET.urlencode()[:400]}
    form = forms.SaringanForm(request.POST or None, initial=start, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_saringan(by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, "Saringan tersimpan.")
            return redirect(f"{reverse('kasus:index')}?{form.cleaned_data['kueri'] or f'{ALL}=1'}")
    rows = [
        (row, forms.KasusFilterForm.of(row.kueri, user=request.user).keping)
        for row in SaringanTersimpan.objects.visible_to(request.user)
    ]
    return render(request, "kasus/saringan.html", {"form": form, "daftar": rows, "keping": form.keping})


@require_POST
@require(perms.can_view_kasus)
def withdraw_saringan(request, pk):
    row = get_object_or_404(SaringanTersimpan.objects.visible_to(request.user), pk=pk)
    actions.withdraw_saringan(row, by=request.user)
    messages.success(request, "Saringan dihapus.")
    return redirect("kasus:record_saringan")


@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def update_kolom(request):
    own = PilihanKolom.objects.visible_to(request.user).first()
    shown = [column.nama for column in kolom.chosen(request.user, own and own.kolom)]
    form = forms.KolomForm(
        request.POST if request.method == "POST" else None, initial={"kolom": shown}, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        actions.update_kolom(kolom=form.cleaned_data["kolom"], by=request.user)
        messages.success(request, "Pilihan kolom tersimpan.")
        return redirect("kasus:index")
    return render(request, "kasus/kolom.html", {"form": form})


@require_safe
@require(perms.can_view_kasus)
def preview(request, slug):
    """A case in short, without leaving the list: codes, services and states. Nothing that the trail would have to note."""
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user).select_related("penanggung_jawab"), slug=slug)
    context = {"kasus": kasus, **layanan.kasus_section(request.user, kasus)}
    name = "kasus/_ringkas.html" if request.headers.get(FRAGMENT) else "kasus/ringkas.html"
    return render(request, name, context)


def chosen_kasus(request):
    """The cases that were ticked in the list, as far as this account sees them."""
    slugs = request.GET.getlist("k")[:MAX_PILIHAN]
    return Kasus.objects.visible_to(request.user).filter(slug__in=slugs).select_related("penanggung_jawab")


@require_http_methods(["GET", "POST"])
@require(perms.can_reassign_kasus)
def reassign_kasus(request):
    rows, form = list(chosen_kasus(request)), forms.AlihkanForm(request.POST or None)
    if not rows:
        messages.info(request, "Centang dahulu kasus yang akan dialihkan, lalu tekan Alihkan.")
        return redirect("kasus:index")
    if request.method == "POST" and form.is_valid():
        try:
            moved = actions.reassign_pilihan(rows, kepada=form.cleaned_data["kepada"], by=request.user)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"{moved} kasus dialihkan kepada {form.cleaned_data['kepada'].nama}.")
            return redirect("kasus:index")
    return render(request, "kasus/alihkan.html", {"form": form, "daftar_kasus": rows})

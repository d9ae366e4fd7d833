"""Keeping accounts: who has one, inviting, changing, shutting, and accepting an invitation."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota import actions, forms, gerbang, perms, serah_terima, surat
from anggota.enums import Peran
from anggota.models import Pengguna
from anggota.models.undangan import MASA_UNDANGAN
from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate

UNDANGAN = "undangan"  # in the session between link and form: which invitation, so that the token leaves the address


@require_safe
@require(perms.can_invite_pengguna)
def pengguna(request):
    form = forms.PenggunaFilterForm(request.GET or None)
    rows = Pengguna.objects.visible_to(request.user).with_masa(on=timezone.localdate())
    rows = rows.select_related("instansi").order_by("-is_active", "nama")
    page = paginate(request, form.filter(rows) if form.is_bound else rows)
    return render(request, "anggota/kelola/index.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(perms.can_invite_pengguna)
@gerbang.require_recent_password
def invite_pengguna(request):
    asked = {"peran": Peran.ANGGOTA, "instansi": request.GET["instansi"]} if request.GET.get("instansi") else {}
    form = forms.UndangForm(request.POST or None, initial=asked, daftar_peran=perms.peran_diundang(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            akun = actions.invite_pengguna(by=request.user, **form.cleaned_data)
            if not getattr(akun, "is_ulangan", False):
                surat.kabari_kepala(akun, by=request.user, perbuatan="membuat")
                return _show_link(request, akun)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.info(request, "Akun ini sudah dibuat. Bila tautannya hilang, buat tautan baru.")
            return redirect("anggota:pengguna_detail", nama=akun.nama_pengguna)
    return render(request, "anggota/kelola/invite.html", {"form": form})


def _show_link(request, akun: Pengguna):
    """The link, shown this once; also sent by e-mail when there is an address."""
    token = actions.send_undangan(akun, by=request.user)
    link = settings.SITUS_URL + reverse("anggota:open_undangan", args=[token])
    text = surat.teks_undangan(akun, link)
    sent = bool(akun.surel) and surat.kirim_undangan(akun, link)
    context = {"akun": akun, "tautan": link, "wa": f"https://wa.me/?text={quote(text)}", "terkirim": sent}
    return render(request, "anggota/kelola/link.html", {**context, "jam": MASA_UNDANGAN.total_seconds() // 3600})


def _account(request, nama: str) -> Pengguna:
    rows = Pengguna.objects.visible_to(request.user).with_masa(on=timezone.localdate()).select_related("instansi")
    return get_object_or_404(rows, nama_pengguna=nama)


@require_safe
@require(perms.can_invite_pengguna)
def pengguna_detail(request, nama):
    akun = _account(request, nama)
    context = {
        "akun": akun,
        "pekerjaan": serah_terima.open_work(akun),
        "undangan": akun.daftar_undangan.terbuka().first(),
        "punya_faktor": gerbang.has_faktor(akun),
        "can_manage": perms.can_manage_pengguna(request.user, akun),
        "is_sendiri": akun == request.user,
    }
    return render(request, "anggota/kelola/detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_invite_pengguna)
@gerbang.require_recent_password
def change_pengguna(request, nama):
    akun = _account(request, nama)
    allow(perms.can_manage_pengguna(request.user, akun))
    first = {"nama": akun.nama, "surel": akun.surel, "peran": akun.peran, "instansi": akun.instansi}
    form = forms.UbahPenggunaForm(request.POST or None, initial=first, daftar_peran=perms.peran_diundang(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_pengguna(akun, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            if (changed.peran, changed.surel) != (akun.peran, akun.surel):
                surat.kabari_kepala(changed, by=request.user, perbuatan="mengubah peran atau surel", sebelum=akun)
            messages.success(request, f"Akun {akun.nama_pengguna} diubah.")
            return redirect("anggota:pengguna_detail", nama=akun.nama_pengguna)
    return render(request, "anggota/kelola/change.html", {"form": form, "akun": akun})


@require_POST
@require(perms.can_invite_pengguna)
@gerbang.require_recent_password
def send_undangan(request, nama):
    akun = _account(request, nama)
    allow(perms.can_manage_pengguna(request.user, akun))
    try:
        page = _show_link(request, akun)
        surat.kabari_kepala(akun, by=request.user, perbuatan="membuat tautan masuk baru untuk", sebelum=akun)
        return page
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("anggota:pengguna_detail", nama=nama)


@require_http_methods(["GET", "POST"])
@require(perms.can_invite_pengguna)
@gerbang.require_recent_password
def deactivate_pengguna(request, nama):
    akun = _account(request, nama)
    allow(perms.can_manage_pengguna(request.user, akun))
    form = forms.NonaktifForm(request.POST if request.method == "POST" else None, pengguna=akun, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.deactivate_pengguna(akun, by=request.user, penerima=form.cleaned_data.get("penerima"))
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            surat.kabari_kepala(akun, by=request.user, perbuatan="menonaktifkan", sebelum=akun)
            messages.success(request, f"Akun {akun.nama_pengguna} dinonaktifkan. Sesinya berakhir sekarang.")
            return redirect("anggota:pengguna_detail", nama=nama)
    context = {"form": form, "akun": akun, "pekerjaan": serah_terima.open_work(akun)}
    return render(request, "anggota/kelola/deactivate.html", context)


@require_POST
@require(perms.can_invite_pengguna)
@gerbang.require_recent_password
def activate_pengguna(request, nama):
    akun = _account(request, nama)
    allow(perms.can_manage_pengguna(request.user, akun))
    try:
        actions.activate_pengguna(akun, by=request.user)
        surat.kabari_kepala(akun, by=request.user, perbuatan="mengaktifkan kembali", sebelum=akun)
        messages.success(
            request, f"Akun {akun.nama_pengguna} aktif kembali. Buat tautan supaya pemiliknya dapat masuk."
        )
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("anggota:pengguna_detail", nama=nama)


@login_not_required
@require_safe
def open_undangan(request, token):
    """The link from the message. Looking at it uses nothing up: chat programs look at links too."""
    undangan = actions.find_undangan(token)
    if undangan is None or request.user.is_authenticated:
        return render(request, "anggota/kelola/link_dead.html", status=200 if request.user.is_authenticated else 410)
    request.session[UNDANGAN] = str(undangan.pk)
    return redirect("anggota:accept_undangan")


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def accept_undangan(request):
    undangan = actions.open_undangan(request.session.get(UNDANGAN))
    if undangan is None or request.user.is_authenticated:  # a link opened before a login changes no account behind it
        return render(request, "anggota/kelola/link_dead.html", status=410)
    form = forms.SetNewPasswordForm(undangan.pengguna, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            akun = actions.accept_undangan(undangan, sandi=form.cleaned_data["new_password1"])
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            del request.session[UNDANGAN]
            return gerbang.wait_at_gate(request, akun, tujuan="")
    return render(request, "anggota/kelola/accept.html", {"form": form, "akun": undangan.pengguna})

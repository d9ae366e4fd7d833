"""Seats, who holds them over time, and the positions that decrees name."""

import datetime

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggota import actions, forms, perms
from anggota.models import Keanggotaan, Kedudukan, Pejabat, Pengguna, SuratKeputusan
from anggota.roster import DAY, akun_lepas
from anggota.views.borang import borang
from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import tell_stored
from gugus_tugas.tanggal import tulis_tanggal


def _kursi(pk) -> Keanggotaan:
    return get_object_or_404(Keanggotaan.objects.select_related("sk", "instansi", "kedudukan"), pk=pk)


def _induk(kursi: Keanggotaan) -> tuple[str, str]:
    return reverse("anggota:kursi", args=[kursi.pk]), kursi.jabatan_dinas


def _tell_access(request, seat: Keanggotaan, *, on: datetime.date) -> None:
    """Whose access ends with the term, so that nobody is surprised at the login page."""
    if names := ", ".join(f"{akun.nama} ({akun.nama_pengguna})" for akun in akun_lepas(seat, on=on)):
        told = f"Akses akun {names} berakhir sejak {tulis_tanggal(on)}; tindak lanjut tetap pada instansinya."
        messages.warning(request, f"{told} Undang penggantinya bila belum punya akun.")


@require_safe
@require(perms.can_view_anggota)
def kursi(request, pk):
    seat = _kursi(pk)
    persons = seat.daftar_pejabat.select_related("pengguna").order_by("-mulai", "-id")
    can_manage = perms.can_manage_sk(request.user)
    return render(request, "anggota/kursi.html", {"kursi": seat, "daftar_pejabat": persons, "can_manage": can_manage})


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def add_keanggotaan(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    form = forms.KursiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seat = actions.add_keanggotaan(sk, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, seat, f"Kursi {seat} tersimpan sebagai nomor {seat.urutan}.")
            return redirect("anggota:sk_detail", pk=pk)
    induk = (reverse("anggota:sk_detail", args=[pk]), str(sk))
    return borang(request, form, judul="Tambah kursi", tombol="Simpan kursi", induk=induk)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def record_pejabat(request, pk):
    seat = _kursi(pk)
    accounts = Pengguna.objects.visible_to(request.user).filter(instansi=seat.instansi, is_active=True)
    form = forms.PejabatForm(request.POST or None, daftar_akun=accounts)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.record_pejabat(seat, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, person, f"{person} tersimpan pada kursi {seat}.")
            _tell_access(request, seat, on=person.mulai)
            return redirect("anggota:kursi", pk=pk)
    judul, note = "Catat pergantian pejabat", f"{seat.kedudukan}, {seat.instansi.singkatan} · {seat.sk}"
    return borang(request, form, judul=judul, tombol="Simpan pejabat", induk=_induk(seat), keterangan=note)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def end_pejabat(request, pk):
    person = get_object_or_404(Pejabat.objects.select_related("keanggotaan__sk"), pk=pk)
    seat = person.keanggotaan
    form = forms.AkhiriPejabatForm(request.POST or None, initial={"selesai": person.selesai})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_pejabat(person, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Hari terakhir {person} pada kursi {seat} tersimpan.")
            _tell_access(request, seat, on=form.cleaned_data["selesai"] + DAY)
            return redirect("anggota:kursi", pk=seat.pk)
    return borang(request, form, judul=f"Akhiri masa jabatan {person}", tombol="Simpan", induk=_induk(seat))


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def kedudukan(request):
    form = forms.KedudukanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_kedudukan(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, f"Kedudukan {row.nama_lengkap} tersimpan.")
            return redirect("anggota:kedudukan")
    return render(request, "anggota/kedudukan.html", {"form": form, "daftar_kedudukan": Kedudukan.objects.all()})

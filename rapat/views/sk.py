"""A new decree beside the old one, and the button that carries it out: here, because open work moves with it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from anggota.models import SuratKeputusan
from anggota.perms import can_carry_out_sk, can_manage_sk
from anggota.roster import bandingkan
from gugus_tugas.auth import REFUSED, allow, require
from kasus.serah_terima import tertinggal
from rapat import actions, forms
from rapat.models import TindakLanjut


@require_http_methods(["GET", "POST"])
@require(can_manage_sk)
def carry_out_sk(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    perubahan, sends = bandingkan(sk), request.method == "POST"
    allow(not sends or can_carry_out_sk(request.user))
    items = TindakLanjut.objects.visible_to(request.user).terbuka().filter(instansi__in=perubahan.instansi_keluar)
    items = items.select_related("rekomendasi", "instansi").order_by("instansi__nama", "rekomendasi__nomor")
    form = forms.PelaksanaanForm(request.POST if sends else None, sk=sk, items=items)
    if sends and form.is_valid():
        try:
            sk = actions.carry_out_sk(sk, by=request.user, penerima=form.penerima)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            again = "sudah dilaksanakan sebelumnya; tidak ada yang dilakukan dua kali."
            messages.success(request, f"{sk} {again if sk.is_ulangan else 'dilaksanakan.'}")
            return redirect("rapat:carry_out_sk", pk=pk)
    context = {
        "sk": sk,
        "perubahan": perubahan,
        "form": form,
        "today": timezone.localdate(),
        "can_carry_out": can_carry_out_sk(request.user),
        "daftar_tertinggal": tertinggal(request.user, perubahan.instansi_keluar),
    }
    return render(request, "rapat/carry_out_sk.html", context)

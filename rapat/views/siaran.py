"""An invitation by mail: who receives it, who has it, and the words for a conversation."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from anggota.perms import can_manage_pengguna
from gugus_tugas.auth import REFUSED, require
from rapat import actions, forms, perms, surat
from rapat.enums import StatusPemberitahuan, StatusRapat
from rapat.models import Pemberitahuan, Rapat

SELAMA = 8  # seconds that a request spends on sending; the timer sends the rest


@dataclass(frozen=True)
class BarisPenerima:
    """One receiver with the mail to them, if there is one."""

    penerima: surat.Penerima
    surat: Pemberitahuan | None
    tautan_whatsapp: str
    can_manage: bool


@require_http_methods(["GET", "POST"])
@require(perms.can_schedule_rapat)
def send_undangan(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    form = forms.KirimUndanganForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_undangan(rapat, by=request.user, kunci_kirim=form.cleaned_data["kunci_kirim"])
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_sent(request, actions.kirim(selama=SELAMA))
            return redirect("rapat:send_undangan", pk=pk)
    return render(request, "rapat/send_undangan.html", {"form": form, **_context(request.user, rapat)})


@require_POST
@require(perms.can_schedule_rapat)
def resend_undangan(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user), pk=pk)
    try:
        actions.resend_undangan(rapat, by=request.user)
    except REFUSED as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        tell_sent(request, actions.kirim(selama=SELAMA))
    return redirect("rapat:send_undangan", pk=pk)


def tell_sent(request, done) -> None:
    """What became of the queue just now."""
    if done.putus:
        messages.warning(request, f"Belum terkirim semua: {done.putus}. Yang menunggu dicoba lagi otomatis.")
    elif done.is_beres:
        messages.success(request, f"{done.terkirim} surel terkirim.")
    else:
        told = f"{done.terkirim} surel terkirim, {done.gagal} gagal, {done.tidak_pasti} tidak pasti."
        messages.warning(request, f"{told} Lihat sebabnya pada daftar.")


def _context(user, rapat) -> dict:
    last, text = rapat.daftar_siaran.order_by("-urutan").first(), surat.teks_whatsapp(rapat)
    rows = _rows(user, rapat, last, text)
    states = [row.surat.status for row in rows if row.surat]
    lacking = [row for row in rows if row.penerima.surel and (not row.surat or row.surat.status in ("gagal", "batal"))]
    return {
        "rapat": rapat,
        "siaran": last,
        "is_berubah": bool(last) and last.differs_from(rapat),
        "is_terjadwal": rapat.status == StatusRapat.TERJADWAL,
        "is_terbuka": rapat.is_umum,
        "daftar": rows,
        "beralamat": sum(bool(row.penerima.surel) for row in rows),
        "terkirim": states.count(StatusPemberitahuan.TERKIRIM),
        "menunggu": sum(state in ("antre", "diambil", "diserahkan") for state in states),
        "susulan": len(lacking) if last else 0,
        "teks": text,
        "tautan_whatsapp": f"https://wa.me/?{urlencode({'text': text})}",
    }


def _rows(user, rapat, last, text) -> list[BarisPenerima]:
    mails = Pemberitahuan.objects.visible_to(user).filter(siaran=last) if last else []
    by_key = {mail.kunci.rsplit(":", 1)[1]: mail for mail in mails}
    return [
        BarisPenerima(
            one,
            by_key.get(one.kunci),
            f"{one.instansi.tautan_whatsapp}?{urlencode({'text': text})}" if one.instansi.whatsapp else "",
            bool(one.pengguna) and can_manage_pengguna(user, one.pengguna),
        )
        for one in surat.penerima_undangan(rapat, today=timezone.localdate())
    ]

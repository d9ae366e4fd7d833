"""Messages that leave the house about accounts. They name no case and no victim."""

import logging
import smtplib

from django.core.mail import send_mail
from django.template.loader import render_to_string

from anggota.enums import Izin, Peran
from anggota.models import Instansi, Pengguna

log = logging.getLogger(__name__)


def teks_undangan(akun: Pengguna, tautan: str) -> str:
    return render_to_string("anggota/mail/undangan.txt", {"akun": akun, "tautan": tautan})


def kirim_undangan(akun: Pengguna, tautan: str) -> bool:
    """False when the mail server did not take it: the link is still on the page, to be handed over by hand."""
    return _send("Undangan ke sistem Gugus Tugas PP-TPPO Aceh", teks_undangan(akun, tautan), [akun.surel])


def kabari_kepala(akun: Pengguna, *, by: Pengguna) -> bool:
    """Tells every head that somebody else gave an account the right to open identities: no manager does so unseen."""
    if not akun.has_izin(Izin.REVEAL_IDENTITAS):
        return False
    text = render_to_string("anggota/mail/kabar_peran.txt", {"akun": akun, "oleh": by})
    return to_kepala("Akun dengan hak membuka identitas", text, besides=by)


def to_kepala(subject: str, text: str, *, besides: Pengguna) -> bool:
    """To every active head with an address, except who did it. False when nobody could be told by mail."""
    heads = Pengguna.objects.filter(peran=Peran.KEPALA, is_active=True).exclude(surel="").exclude(pk=besides.pk)
    addresses = list(heads.values_list("surel", flat=True))
    return bool(addresses) and _send(subject, text, addresses)


def to_instansi(instansi: Instansi, subject: str, text: str) -> bool:
    """To the office and the active members of an agency, one letter each. False when nobody could be told by mail."""
    members = Pengguna.objects.filter(instansi=instansi, peran=Peran.ANGGOTA, is_active=True).exclude(surel="")
    addresses = dict.fromkeys([instansi.surel, *members.order_by("pk").values_list("surel", flat=True)])
    sent = [_send(subject, text, [address]) for address in addresses if address]
    return any(sent)


def _send(subject: str, text: str, to: list[str]) -> bool:
    try:
        send_mail(subject, text, None, to)
    except (smtplib.SMTPException, OSError):
        log.exception("mail was not taken")
        return False
    return True

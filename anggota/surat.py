"""Messages that leave the house about accounts. They name no case and no victim."""

import logging
import smtplib
from collections.abc import Iterable

from django.core.mail import send_mail
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from anggota.enums import Peran
from anggota.models import Instansi, Pengguna
from anggota.roles import PERAN_MEMBUKA

log = logging.getLogger(__name__)


def teks_undangan(akun: Pengguna, tautan: str) -> str:
    return render_to_string("anggota/mail/undangan.txt", {"akun": akun, "tautan": tautan})


def kirim_undangan(akun: Pengguna, tautan: str) -> bool:
    """False when the mail server did not take it: the link is still on the page, to be handed over by hand."""
    return _send("Undangan ke sistem Gugus Tugas PP-TPPO Aceh", teks_undangan(akun, tautan), [akun.surel])


def kabari_kepala(akun: Pengguna, *, by: Pengguna, perbuatan: str, sebelum: Pengguna | None = None) -> bool:
    """Tells every head, and the owner at the address held so far, that somebody else touched an account that may open
    identities (now, or `sebelum` the change): no manager gives or takes such an account unseen. Beranda tells it too.
    """
    if not any(state.peran in PERAN_MEMBUKA for state in (akun, sebelum) if state):
        return False
    text = render_to_string("anggota/mail/kabar_akun.txt", {"akun": akun, "oleh": by, "perbuatan": perbuatan})
    owner = [sebelum.surel] if sebelum and sebelum.surel else []
    return to_kepala("Akun dengan hak membuka identitas", text, besides=by, also=owner)


def to_kepala(subject: str, text: str, *, besides: Pengguna, also: Iterable[str] = ()) -> bool:
    """To every active head with an address, except who did it. False when nobody could be told by mail."""
    heads = Pengguna.objects.filter(peran=Peran.KEPALA, is_active=True).exclude(surel="").exclude(pk=besides.pk)
    addresses = sorted({*heads.values_list("surel", flat=True), *also})
    return bool(addresses) and _send(subject, text, addresses)


def to_instansi(instansi: Instansi, subject: str, text: str) -> bool:
    """To the office and the active members of an agency, one letter each. False when nobody could be told by mail."""
    members = _in_office(Pengguna.objects.filter(instansi=instansi, peran=Peran.ANGGOTA)).exclude(surel="")
    addresses = dict.fromkeys([instansi.surel, *members.order_by("pk").values_list("surel", flat=True)])
    sent = [_send(subject, text, [address]) for address in addresses if address]
    return any(sent)


def to_akun(accounts: QuerySet[Pengguna], subject: str, text: str) -> bool:
    """To each of these accounts that is open and has an address, one letter each. False when nobody could be told by mail."""
    open_ones = _in_office(accounts).exclude(surel="").order_by("pk")
    sent = [_send(subject, text, [address]) for address in open_ones.values_list("surel", flat=True).distinct()]
    return any(sent)


def _in_office(accounts: QuerySet[Pengguna]) -> QuerySet[Pengguna]:
    """Those that may come in today: who left the chair is told nothing any more."""
    return accounts.filter(is_active=True).menjabat(on=timezone.localdate())


def _send(subject: str, text: str, to: list[str]) -> bool:
    try:
        send_mail(subject, text, None, to)
    except (smtplib.SMTPException, OSError):
        log.exception("mail was not taken")
        return False
    return True

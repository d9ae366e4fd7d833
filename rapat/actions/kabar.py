"""What an account wishes to receive: reminders or none, and an address at which a calendar program reads its meetings."""

import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import Izin, JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from rapat.models import PilihanKabar

TOKEN_BYTES = 32


@transaction.atomic
def update_pilihan_kabar(pengguna: Pengguna, *, terima_pengingat: bool) -> PilihanKabar:
    row = _own(pengguna)
    row.terima_pengingat = terima_pengingat
    row.save(update_fields=["terima_pengingat"])
    audit.record(JenisPeristiwa.UPDATE_PILIHAN_KABAR, row, by=pengguna, kolom=["terima_pengingat"])
    return row


@transaction.atomic
def renew_kalender(pengguna: Pengguna) -> str:
    """A new secret for the calendar address; the old one is dead. Only a keyed print of it is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = _own(pengguna)
    row.sidik_kalender, row.kalender_sejak = _print(token), now()
    row.save(update_fields=["sidik_kalender", "kalender_sejak"])
    audit.record(JenisPeristiwa.RENEW_KALENDER, row, by=pengguna, kolom=["sidik_kalender"])
    return token


@transaction.atomic
def withdraw_kalender(pengguna: Pengguna) -> PilihanKabar:
    row = _own(pengguna)
    if not row.sidik_kalender:
        raise ActionRefused("Alamat kalender ini sudah dicabut.")
    row.sidik_kalender, row.kalender_sejak = "", None
    row.save(update_fields=["sidik_kalender", "kalender_sejak"])
    audit.record(JenisPeristiwa.WITHDRAW_KALENDER, row, by=pengguna, kolom=["sidik_kalender"])
    return row


def find_kalender(token: str) -> Pengguna | None:
    """Whose calendar this is; None when the secret is unknown or its owner may not come in any more."""
    if "\x00" in token or not token:
        return None
    active = Pengguna.objects.filter(is_active=True).menjabat(on=timezone.localdate())
    one = active.filter(kabar__sidik_kalender=_print(token)).first()
    return one if one and one.has_izin(Izin.VIEW_RAPAT) else None


def _own(pengguna: Pengguna) -> PilihanKabar:
    row, _ = PilihanKabar.objects.get_or_create(pengguna=pengguna, defaults={"dicatat_oleh": pengguna})
    return PilihanKabar.objects.select_for_update(of=("self",)).get(pk=row.pk)


def _print(token: str) -> str:
    return crypto.blind_index(settings.KUNCI_DATA, token, purpose="kalender")

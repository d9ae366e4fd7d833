"""Writes of accounts: invitation, change, shutting and reopening."""

import datetime
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from anggota import audit, serah_terima
from anggota.actions.masuk import clear_faktor, end_all_sesi
from anggota.enums import JenisPeristiwa, Peran
from anggota.kiriman import once
from anggota.models import JejakAudit, Pengguna, Undangan
from anggota.models.undangan import MASA_UNDANGAN
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now

RESET_PER_JAM = 3  # links to one account: a stranger who knows the address must not flood its box


def _write_pengguna(*, by: Pengguna | str, sandi: str | None, **values) -> Pengguna:
    name = values.pop("nama_pengguna").strip().lower()
    if name == audit.SYSTEM:
        raise ActionRefused(f"Nama pengguna '{audit.SYSTEM}' dipakai oleh sistem sendiri. Pilih nama lain.")
    pengguna = Pengguna(nama_pengguna=name, **values)
    if sandi is not None:
        validate_password(sandi, pengguna)
    pengguna.set_password(sandi)  # None: no password opens it
    pengguna.full_clean()
    pengguna.save(force_insert=True)
    role = pengguna.get_peran_display()
    audit.record(JenisPeristiwa.INVITE_PENGGUNA, pengguna, by=by, kode=pengguna.nama_pengguna, alasan=role)
    return pengguna


@transaction.atomic
def create_pengguna(*, by: Pengguna | str, sandi: str, **values) -> Pengguna:
    """A new account with a first password, from the server's shell. Raises ValidationError when a rule is broken."""
    return _write_pengguna(by=by, sandi=sandi, **values)


@once
def invite_pengguna(*, by: Pengguna, **values) -> Pengguna:
    """A new account that nobody can open before its invitation is accepted (send_undangan)."""
    return _write_pengguna(by=by, sandi=None, **values)


@transaction.atomic
def send_undangan(pengguna: Pengguna, *, by: Pengguna) -> str:
    """A fresh link, returned in clear this once; links before it die. For an account in use it is the way back in after
    a lost phone or password: password, second factor and every open session end.
    """
    pengguna = _lock_other(pengguna, by=by)
    if not pengguna.is_active:
        raise ActionRefused("Akun ini nonaktif. Aktifkan dahulu, lalu buat tautannya.")
    if not _is_serving(pengguna):
        raise ActionRefused(
            "Masa jabatan pemilik akun ini sudah berakhir, jadi tautannya tidak akan berlaku. Catat dahulu jabatannya yang baru."
        )
    token = secrets.token_urlsafe(32)
    _cancel_undangan(pengguna)
    pengguna.set_unusable_password()
    pengguna.save(update_fields=["password"])
    clear_faktor(pengguna)
    end_all_sesi(pengguna)
    Undangan(pengguna=pengguna, sidik=_print(token), berlaku_sampai=now() + MASA_UNDANGAN, dicatat_oleh=by).save(
        force_insert=True
    )
    audit.record(JenisPeristiwa.SEND_UNDANGAN, pengguna, by=by, kode=pengguna.nama_pengguna)
    return token


def find_undangan(token: str) -> Undangan | None:
    """The invitation that this link opens, while it is open and its account is active."""
    return _usable().filter(sidik=_print(token)).first()


def open_undangan(pk: str | None) -> Undangan | None:
    """The invitation whose link was opened in this session, while it still works."""
    return _usable().filter(pk=pk).first() if pk else None


def _usable():
    serving = Pengguna.objects.filter(is_active=True).menjabat(on=timezone.localdate(now()))
    return Undangan.objects.terbuka().filter(pengguna__in=serving).select_related("pengguna")


@transaction.atomic
def accept_undangan(undangan: Undangan, *, sandi: str) -> Pengguna:
    """The first password, chosen by its owner. Raises ActionRefused when the link was used or replaced meanwhile."""
    pengguna = Pengguna.objects.held().get(pk=undangan.pengguna_id)
    row = Undangan.objects.terbuka().select_for_update(of=("self",)).filter(pk=undangan.pk).first()
    if row is None or not pengguna.is_active:
        raise ActionRefused("Tautan undangan ini sudah dipakai atau diganti. Minta tautan baru kepada pengelola.")
    validate_password(sandi, pengguna)
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    row.dipakai_sejak = now()
    row.save(update_fields=["dipakai_sejak"])
    audit.record(JenisPeristiwa.ACCEPT_UNDANGAN, pengguna, by=pengguna, kode=pengguna.nama_pengguna)
    return pengguna


@transaction.atomic
def change_pengguna(pengguna: Pengguna, *, by: Pengguna, **values) -> Pengguna:
    """New name, e-mail, role or agency. Another role or agency ends the open sessions; another e-mail kills open links."""
    pengguna = _lock_other(pengguna, by=by)
    changed = [name for name, value in values.items() if getattr(pengguna, name) != value]
    before = pengguna.get_peran_display()
    if "peran" in changed:
        _keep_a_pengelola(pengguna)
        work = serah_terima.open_work(pengguna)
        for name, value in values.items():
            setattr(pengguna, name, value)
        if not serah_terima.can_take(pengguna, work):
            raise ActionRefused(
                f"Akun ini masih memegang {_told(work)}. Nonaktifkan dengan penerima, atau pindahkan dahulu."
            )
    for name, value in values.items():
        setattr(pengguna, name, value)
    pengguna.full_clean()
    pengguna.save(update_fields=[*values])
    if "surel" in changed:
        _cancel_undangan(pengguna)
    if changed:
        roles = f"{before} menjadi {pengguna.get_peran_display()}" if "peran" in changed else ""
        audit.record(
            JenisPeristiwa.CHANGE_PENGGUNA, pengguna, by=by, kode=pengguna.nama_pengguna, kolom=changed, alasan=roles
        )
    return pengguna


@transaction.atomic
def deactivate_pengguna(pengguna: Pengguna, *, by: Pengguna, penerima: Pengguna | None = None) -> Pengguna:
    """Shuts the account at once, open sessions and links included; its open work goes to `penerima`.

    Raises ActionRefused when open work has no receiver, for the own account, and for the last account manager.
    """
    pengguna = _lock_other(pengguna, by=by, penerima=penerima)
    _keep_a_pengelola(pengguna)
    work = serah_terima.open_work(pengguna)
    if penerima:  # as it stands by now: it may have been shut, or lost the role, since it was chosen
        penerima.refresh_from_db(fields=["is_active", "peran"])
    if work and penerima is None:
        raise ActionRefused(f"Akun ini masih memegang {_told(work)}. Pilih siapa yang menerimanya.")
    if work and (penerima == pengguna or not penerima.is_active or not serah_terima.can_take(penerima, work)):
        raise ActionRefused(
            f"{penerima.nama} tidak dapat menerima {_told(work)}. Pilih akun aktif lain yang berwenang."
        )
    for kind, _ in work:
        kind.move(pengguna, kepada=penerima, by=by)
    pengguna.is_active = False
    pengguna.save(update_fields=["is_active"])
    _cancel_undangan(pengguna)
    end_all_sesi(pengguna)
    audit.record(JenisPeristiwa.DEACTIVATE_PENGGUNA, pengguna, by=by, kode=pengguna.nama_pengguna)
    return pengguna


@transaction.atomic
def activate_pengguna(pengguna: Pengguna, *, by: Pengguna) -> Pengguna:
    """Opens a shut account again; neither the old password nor an old link does: a new one is needed."""
    pengguna = _lock_other(pengguna, by=by)
    pengguna.is_active = True
    pengguna.set_unusable_password()
    pengguna.save(update_fields=["is_active", "password"])
    _cancel_undangan(pengguna)
    clear_faktor(pengguna)
    audit.record(JenisPeristiwa.ACTIVATE_PENGGUNA, pengguna, by=by, kode=pengguna.nama_pengguna)
    return pengguna


def _lock_other(pengguna: Pengguna, *, by: Pengguna, penerima: Pengguna | None = None) -> Pengguna:
    """Nobody changes the own rights (keamanan.md 8), nor an account whose role is another by now than was judged at the door.

    The managers are locked along, in one order: two of them who shut each other at once would both be gone. So is who takes
    the work over.
    """
    if pengguna.pk == by.pk:
        raise ActionRefused("Akun sendiri tidak dapat diubah dari sini. Minta pengelola lain melakukannya.")
    chosen = [row.pk for row in (pengguna, penerima) if row]
    wanted = Q(pk__in=chosen) | Q(peran=Peran.PENGELOLA, is_active=True)
    rows = Pengguna.objects.held().filter(wanted).order_by("pk")
    row = {row.pk: row for row in rows}[pengguna.pk]
    if row.peran != pengguna.peran:
        raise ActionRefused(
            f"Peran akun ini baru saja diganti menjadi {row.get_peran_display()}. Muat ulang halaman ini."
        )
    return row


def _keep_a_pengelola(pengguna: Pengguna) -> None:
    others = Pengguna.objects.filter(peran=Peran.PENGELOLA, is_active=True).exclude(pk=pengguna.pk)
    if pengguna.peran == Peran.PENGELOLA and not others.exists():
        raise ActionRefused("Ini satu-satunya pengelola yang aktif. Undang pengelola lain dahulu.")


def _is_serving(pengguna: Pengguna) -> bool:
    return Pengguna.objects.filter(pk=pengguna.pk).menjabat(on=timezone.localdate(now())).exists()


def _told(work) -> str:
    return " dan ".join(f"{count} {kind.nama}" for kind, count in work)


def _cancel_undangan(pengguna: Pengguna) -> None:
    Undangan.objects.filter(pengguna=pengguna, dipakai_sejak=None).update(is_dibatalkan=True)


def _print(token: str) -> str:
    return crypto.blind_index(settings.KUNCI_DATA, token, purpose="undangan")


@transaction.atomic
def record_reset_asked(pengguna: Pengguna) -> bool:
    """May a reset link go out? False when the term is over, or after RESET_PER_JAM links within an hour."""
    pengguna = Pengguna.objects.held().get(pk=pengguna.pk)
    if not _is_serving(pengguna):
        return False
    since = now() - datetime.timedelta(hours=1)
    asked = JejakAudit.objects.filter(objek_kode=pengguna.nama_pengguna, peristiwa=JenisPeristiwa.ASK_RESET)
    if asked.filter(pada__gt=since).count() >= RESET_PER_JAM:
        return False
    audit.record(JenisPeristiwa.ASK_RESET, pengguna, by=audit.SYSTEM, kode=pengguna.nama_pengguna)
    return True


@transaction.atomic
def change_password(pengguna: Pengguna, *, save: Callable):
    """The new password, written by `save` (a form of Django's), and its line in the trail: both or neither. Returns what `save` does."""
    answer = save()
    audit.record(JenisPeristiwa.CHANGE_PASSWORD, by=pengguna, kolom=["password"])
    return answer


@transaction.atomic
def set_sandi_contoh(sandi: str) -> None:
    """Gives the sample accounts (and no other) this password, so that who loads the sample again knows it."""
    for pengguna in Pengguna.objects.filter(is_contoh=True):
        if not pengguna.check_password(sandi):
            pengguna.set_password(sandi)
            pengguna.save(update_fields=["password"])
            audit.record(
                JenisPeristiwa.CHANGE_PASSWORD, by=audit.SYSTEM, kode=pengguna.nama_pengguna, kolom=["password"]
            )

"""Writes of logging in: the trail of it, the second factor, recovery codes, open sessions."""

import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import F

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import FaktorKedua, KodePemulihan, Pengguna, Sesi
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now

JUMLAH_KODE, HURUF_KODE = 10, "abcdefghjkmnpqrstuvwxyz23456789"  # without letters that are misread
RAHASIA_BYTES = 20


@transaction.atomic
def record_login(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.LOGIN, by=pengguna)


@transaction.atomic
def record_login_failed(nama_pengguna: str) -> None:
    """The typed name is kept only when such an account exists: people type passwords into the wrong field."""
    audit.record(JenisPeristiwa.LOGIN_FAILED, by=audit.SYSTEM, kode=_known(nama_pengguna))


@transaction.atomic
def record_lock_out(nama_pengguna: str) -> None:
    audit.record(JenisPeristiwa.LOCK_OUT, by=audit.SYSTEM, kode=_known(nama_pengguna))


def _known(nama_pengguna: str) -> str:
    known = Pengguna.objects.filter(nama_pengguna=nama_pengguna).exists()
    return nama_pengguna if known else "akun tidak dikenal"


@transaction.atomic
def record_logout(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.LOGOUT, by=pengguna)


@transaction.atomic
def offer_faktor(pengguna: Pengguna) -> FaktorKedua:
    """The secret to be scanned; the same one until its first code is typed, so that a reload does not break the scan."""
    _lock(pengguna)
    offered = FaktorKedua.objects.filter(pengguna=pengguna, aktif_sejak=None).first()
    if offered is None:
        offered = FaktorKedua(pengguna=pengguna, kunci=secrets.token_hex(RAHASIA_BYTES))
        offered.full_clean()
        offered.save(force_insert=True)
    return offered


@transaction.atomic
def activate_faktor(pengguna: Pengguna, *, kode: str) -> list[str] | None:
    """The first code of the offered authenticator, typed: it replaces the one before and brings new recovery codes.

    Returns the codes in clear, this once; None when the code is wrong (which is counted, so it must not raise).
    """
    _lock(pengguna)
    offered = FaktorKedua.objects.select_for_update(of=("self",)).filter(pengguna=pengguna, aktif_sejak=None).first()
    if offered is None or not _matches(offered, kode):
        return None
    FaktorKedua.objects.filter(pengguna=pengguna).exclude(pk=offered.pk).delete()
    offered.aktif_sejak = now()
    offered.save()
    end_all_sesi(pengguna)
    audit.record(JenisPeristiwa.ACTIVATE_FAKTOR, pengguna, by=pengguna, kode=pengguna.nama_pengguna)
    return _write_codes(pengguna)


def _lock(pengguna: Pengguna) -> None:
    """The account before its factor, links and sessions, wherever they change together: else two acts wait for each other."""
    Pengguna.objects.held().get(pk=pengguna.pk)


def _matches(faktor: FaktorKedua, kode: str) -> bool:
    """Judges one code and stores what follows: the step used up, or one more failure and the wait it brings."""
    if not faktor.verify_is_allowed()[0]:
        return False
    if faktor.matches(kode):
        faktor.throttle_reset(commit=False)
        faktor.save()
        return True
    faktor.throttle_increment(commit=True)
    return False


@transaction.atomic
def verify_faktor(pengguna: Pengguna, *, kode: str) -> bool:
    """A code of the authenticator, or a recovery code, which works once. Failures are counted, so it must not raise."""
    rows = FaktorKedua.objects.select_for_update(of=("self",))
    faktor = rows.filter(pengguna=pengguna, aktif_sejak__isnull=False).first()
    if faktor is None:  # taken off just now, by a link that leads back in
        return False
    if kode.isdecimal():
        verified = _matches(faktor, kode)
    else:
        verified = faktor.verify_is_allowed()[0] and _use_code(pengguna, kode)
        faktor.throttle_reset() if verified else faktor.throttle_increment()
    if not verified:
        audit.record(JenisPeristiwa.LOGIN_FAILED, by=audit.SYSTEM, kode=pengguna.nama_pengguna, kolom=["faktor_kedua"])
    return verified


def _use_code(pengguna: Pengguna, kode: str) -> bool:
    row = KodePemulihan.objects.filter(pengguna=pengguna, sidik=_print(kode), terpakai_sejak=None).first()
    if row is None:
        return False
    row.terpakai_sejak = now()
    row.save(update_fields=["terpakai_sejak"])
    audit.record(JenisPeristiwa.USE_KODE_PEMULIHAN, pengguna, by=pengguna, kode=pengguna.nama_pengguna)
    return True


@transaction.atomic
def renew_kode_pemulihan(pengguna: Pengguna) -> list[str]:
    """Ten new codes in clear, this once; the old ones die."""
    audit.record(JenisPeristiwa.RENEW_KODE_PEMULIHAN, pengguna, by=pengguna, kode=pengguna.nama_pengguna)
    return _write_codes(pengguna)


def _write_codes(pengguna: Pengguna) -> list[str]:
    codes = ["".join(secrets.choice(HURUF_KODE) for _ in range(10)) for _ in range(JUMLAH_KODE)]
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.bulk_create(KodePemulihan(pengguna=pengguna, sidik=_print(code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _print(kode: str) -> str:
    plain = "".join(letter for letter in kode.lower() if letter.isalnum())
    return crypto.blind_index(settings.KUNCI_DATA, plain, purpose="pemulihan")


@transaction.atomic
def remove_faktor(pengguna: Pengguna) -> None:
    """Takes the own second factor off. Raises ActionRefused where the role requires it."""
    if pengguna.needs_faktor:
        raise ActionRefused("Peran Anda memerlukan faktor kedua. Ganti dengan perangkat lain, bukan dicabut.")
    _lock(pengguna)
    clear_faktor(pengguna)
    end_all_sesi(pengguna)
    audit.record(JenisPeristiwa.REMOVE_FAKTOR, pengguna, by=pengguna, kode=pengguna.nama_pengguna)


def clear_faktor(pengguna: Pengguna) -> None:
    """No authenticator and no recovery code is left. Called inside an action that leaves the trail."""
    FaktorKedua.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.filter(pengguna=pengguna).delete()


def end_all_sesi(pengguna: Pengguna) -> None:
    """Every open session of the account ends at its next request. Called inside an action that leaves the trail."""
    Pengguna.objects.filter(pk=pengguna.pk).update(versi_sesi=F("versi_sesi") + 1)
    pengguna.refresh_from_db(fields=["versi_sesi"])


@transaction.atomic
def end_sesi(pengguna: Pengguna, *, keys: list[str]) -> int:
    """Ends these of the own sessions; returns how many were open."""
    count, _ = Sesi.objects.visible_to(pengguna).filter(session_key__in=keys).delete()
    if count:
        audit.record(JenisPeristiwa.END_SESI, pengguna, by=pengguna, kode=pengguna.nama_pengguna)
    return count

"""Writes of accounts and sessions."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused


@transaction.atomic
def invite_pengguna(*, by: Pengguna | str, sandi: str, **values) -> Pengguna:
    """A new account with a first password. Raises ValidationError when the values or the password break a rule."""
    name = values.pop("nama_pengguna").strip().lower()
    if name == audit.SYSTEM:
        raise ActionRefused(f"Nama pengguna '{audit.SYSTEM}' dipakai oleh sistem sendiri. Pilih nama lain.")
    pengguna = Pengguna(nama_pengguna=name, **values)
    validate_password(sandi, pengguna)
    pengguna.set_password(sandi)
    pengguna.full_clean()
    pengguna.save(force_insert=True)
    audit.record(JenisPeristiwa.INVITE_PENGGUNA, pengguna, by=by, kode=pengguna.nama_pengguna)
    return pengguna


@transaction.atomic
def record_password_change(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.CHANGE_PASSWORD, by=pengguna, kolom=["password"])


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

"""Every write of this app: one verb, one noun, keyword-only, with the actor and an audit row."""

import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, Keanggotaan, Kedudukan, Pejabat, Pengguna, SuratKeputusan
from gugus_tugas.auth import ActionRefused


@transaction.atomic
def record_instansi(*, by: Pengguna | str, **values) -> Instansi:
    instansi = Instansi(**values)
    instansi.full_clean()
    instansi.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_INSTANSI, instansi, by=by, kode=instansi.kode)
    return instansi


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
def record_sk(*, by: Pengguna, **values) -> SuratKeputusan:
    sk = SuratKeputusan(dicatat_oleh=by, **values)
    sk.full_clean()
    sk.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_SK, sk, by=by)
    return sk


@transaction.atomic
def add_keanggotaan(
    sk: SuratKeputusan, *, by: Pengguna, instansi: Instansi, jabatan_dinas: str, kedudukan: Kedudukan, urutan: int,
    pejabat: str = "", mulai: datetime.date | None = None, pengguna: Pengguna | None = None,
) -> Keanggotaan:  # fmt: skip
    """A seat of the decree, and the person who holds it when `pejabat` is given (from `mulai`, or the decree's start)."""
    kursi = Keanggotaan(sk=sk, instansi=instansi, jabatan_dinas=jabatan_dinas, kedudukan=kedudukan, urutan=urutan)
    kursi.full_clean()
    kursi.save(force_insert=True)
    if pejabat:
        orang = Pejabat(
            keanggotaan=kursi,
            nama=pejabat,
            mulai=mulai or sk.berlaku_mulai,
            pengguna=pengguna,
            is_narahubung=bool(pengguna),
        )
        orang.full_clean()
        orang.save(force_insert=True)
    audit.record(JenisPeristiwa.ADD_KEANGGOTAAN, kursi, by=by, kode=f"{sk} · {urutan}")
    return kursi


@transaction.atomic
def load_kedudukan(daftar: list[tuple[str, str]], *, by: Pengguna | str) -> list[Kedudukan]:
    """The positions (unit, name) in the order of a decree; those already there stay as they are."""
    return [
        Kedudukan.objects.get_or_create(unit=unit, nama=nama, defaults={"urutan": n})[0]
        for n, (unit, nama) in enumerate(daftar, 1)
    ]


@transaction.atomic
def record_login(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.LOGIN, by=pengguna)


@transaction.atomic
def record_login_failed(nama_pengguna: str) -> None:
    """The typed name is kept only when such an account exists: people type passwords into the wrong field."""
    known = Pengguna.objects.filter(nama_pengguna=nama_pengguna).exists()
    audit.record(JenisPeristiwa.LOGIN_FAILED, by=audit.SYSTEM, kode=nama_pengguna if known else "akun tidak dikenal")


@transaction.atomic
def record_logout(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.LOGOUT, by=pengguna)


@transaction.atomic
def record_password_change(pengguna: Pengguna) -> None:
    audit.record(JenisPeristiwa.CHANGE_PASSWORD, by=pengguna, kolom=["password"])


@transaction.atomic
def record_export_sk(sk: SuratKeputusan, *, by: Pengguna) -> None:
    audit.record(JenisPeristiwa.EXPORT_SK, sk, by=by)


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

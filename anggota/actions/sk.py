"""Writes of agencies, decrees and seats."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, Keanggotaan, Kedudukan, Pejabat, Pengguna, SuratKeputusan


@transaction.atomic
def record_instansi(*, by: Pengguna | str, **values) -> Instansi:
    instansi = Instansi(**values)
    instansi.full_clean()
    instansi.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_INSTANSI, instansi, by=by, kode=instansi.kode)
    return instansi


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
def record_export_sk(sk: SuratKeputusan, *, by: Pengguna) -> None:
    audit.record(JenisPeristiwa.EXPORT_SK, sk, by=by)

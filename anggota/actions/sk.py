"""Writes of agencies, decrees, positions and seats."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Keanggotaan, Kedudukan, Pejabat, Pengguna, SuratKeputusan
from gugus_tugas.auth import ActionRefused
from gugus_tugas.storage import content_of, discard_on_commit, discarded_on_failure
from gugus_tugas.tanggal import tulis_tanggal

# What the diff of a carried out decree was computed from: it stays as it was.
_TERKUNCI = ("berlaku_mulai", "mencabut")


@once
def record_instansi(*, by: Pengguna | str, **values) -> Instansi:
    instansi = Instansi(**values)
    instansi.full_clean()
    instansi.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_INSTANSI, instansi, by=by, kode=instansi.kode)
    return instansi


@transaction.atomic
def update_instansi(instansi: Instansi, *, by: Pengguna, **values) -> list[str]:
    """Changes name, kind and contacts, never the code. Returns the names of the changed columns."""
    instansi = Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    if changed := _assign(instansi, values):
        instansi.full_clean()
        instansi.save(update_fields=changed)
        audit.record(JenisPeristiwa.UPDATE_INSTANSI, instansi, by=by, kode=instansi.kode, kolom=changed)
    return changed


@once
def record_sk(*, by: Pengguna, **values) -> SuratKeputusan:
    """A decree, with its file when there is one. Raises ActionRefused when it revokes a decree that began later."""
    sk = SuratKeputusan(dicatat_oleh=by, **{**values, "berkas": values.get("berkas") or ""})
    _check_revoked(sk)
    with discarded_on_failure(sk.berkas):
        sk.full_clean()
        sk.save(force_insert=True)
        audit.record(JenisPeristiwa.RECORD_SK, sk, by=by, kolom=[name for name in values if values[name]])
    return sk


@transaction.atomic
def update_sk(sk: SuratKeputusan, *, by: Pengguna, **values) -> list[str]:
    """Completes or corrects a decree. Returns the names of the changed columns.

    An empty `berkas` keeps the stored file. Raises ActionRefused when it was carried out and its start would change.
    """
    sk = SuratKeputusan.objects.select_for_update(of=("self",)).get(pk=sk.pk)
    if not values.get("berkas"):
        values.pop("berkas", None)
    old, former = sk.berkas if "berkas" in values else None, sk.berlaku_mulai
    changed = _assign(sk, values)
    if sk.dilaksanakan_pada and set(changed) & set(_TERKUNCI):
        raise ActionRefused(
            "SK ini sudah dilaksanakan, jadi tanggal mulai berlaku dan SK yang dicabut tidak dapat diubah lagi."
        )
    _check_revoked(sk)
    _check_revoking(sk)
    if {"berlaku_mulai", "berlaku_sampai"} & set(changed):
        _move_terms(sk, former=former)
    if changed:
        with discarded_on_failure(sk.berkas):
            sk.full_clean()
            sk.save(update_fields=changed)
            audit.record(JenisPeristiwa.UPDATE_SK, sk, by=by, kolom=changed)
        if old:
            discard_on_commit(old)
    return changed


def _assign(row, values: dict) -> list[str]:
    """Sets the values that differ from the stored ones; returns their names. A file always differs."""
    changed = [name for name, value in values.items() if name == "berkas" or getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def _check_revoked(sk: SuratKeputusan) -> None:
    if sk.mencabut and sk.mencabut.berlaku_mulai >= sk.berlaku_mulai:
        raise ActionRefused(
            f"{sk.mencabut} baru berlaku {tulis_tanggal(sk.mencabut.berlaku_mulai)}, jadi tidak dapat dicabut oleh SK yang "
            f"berlaku mulai {tulis_tanggal(sk.berlaku_mulai)}. Periksa tanggal atau pilih SK lain."
        )


def _check_revoking(sk: SuratKeputusan) -> None:
    if sk.pencabut and sk.pencabut.berlaku_mulai <= sk.berlaku_mulai:
        raise ActionRefused(
            f"SK ini dicabut {sk.pencabut}, yang berlaku mulai {tulis_tanggal(sk.pencabut.berlaku_mulai)}, jadi harus mulai "
            "berlaku sebelum itu. Periksa tanggalnya."
        )


def _move_terms(sk: SuratKeputusan, *, former: datetime.date) -> None:
    """Who took a seat on the decree's first day takes it on the corrected one. Raises ActionRefused when a term lies outside then."""
    start, terms = sk.berlaku_mulai, Pejabat.objects.filter(keanggotaan__sk=sk)
    outside = Q(mulai__lt=start) & ~Q(mulai=former) | Q(mulai=former, selesai__lt=start)
    if sk.berlaku_sampai:
        outside |= Q(mulai__gt=sk.berlaku_sampai) | Q(selesai__gt=sk.berlaku_sampai)
    if names := list(terms.filter(outside).order_by("keanggotaan__urutan", "mulai").values_list("nama", flat=True)[:3]):
        raise ActionRefused(
            f"Masa jabatan {', '.join(names)} akan berada di luar masa berlaku SK. Perbaiki dahulu masa jabatannya, "
            "atau periksa tanggal SK."
        )
    terms.filter(mulai=former).update(mulai=start)


@once
def add_keanggotaan(
    sk: SuratKeputusan, *, by: Pengguna, instansi: Instansi, jabatan_dinas: str, kedudukan: Kedudukan,
    urutan: int | None = None, pejabat: str = "", sebutan: str = "", mulai: datetime.date | None = None,
    is_narahubung: bool = False, pengguna: Pengguna | None = None,
) -> Keanggotaan:  # fmt: skip
    """A seat of the decree (last in the annex without `urutan`), and the person who holds it when `pejabat` is given."""
    sk = SuratKeputusan.objects.select_for_update(of=("self",)).get(pk=sk.pk)
    urutan = urutan or (sk.daftar_keanggotaan.aggregate(last=Max("urutan"))["last"] or 0) + 1
    kursi = Keanggotaan(sk=sk, instansi=instansi, jabatan_dinas=jabatan_dinas, kedudukan=kedudukan, urutan=urutan)
    kursi.full_clean()
    kursi.save(force_insert=True)
    if pejabat:
        orang = Pejabat(
            keanggotaan=kursi,
            nama=pejabat,
            sebutan=sebutan,
            mulai=mulai or sk.berlaku_mulai,
            pengguna=pengguna,
            is_narahubung=is_narahubung or bool(pengguna),
        )
        orang.full_clean()
        orang.save(force_insert=True)
    audit.record(JenisPeristiwa.ADD_KEANGGOTAAN, kursi, by=by, kode=f"{sk} · {urutan}")
    return kursi


@transaction.atomic
def update_keanggotaan(kursi: Keanggotaan, *, by: Pengguna, **values) -> list[str]:
    """Corrects a seat (agency, order, office, position). Returns the names of the changed columns."""
    kursi = Keanggotaan.objects.select_for_update(of=("self",)).select_related("sk").get(pk=kursi.pk)
    if kursi.sk.dilaksanakan_pada and "instansi" in values and kursi.instansi != values["instansi"]:
        raise ActionRefused("SK ini sudah dilaksanakan, jadi instansi pada kursinya tidak dapat diganti lagi.")
    if changed := _assign(kursi, values):
        kursi.full_clean()
        kursi.save(update_fields=changed)
        code = f"{kursi.sk} · {kursi.urutan}"
        audit.record(JenisPeristiwa.UPDATE_KEANGGOTAAN, kursi, by=by, kode=code, kolom=changed)
    return changed


@transaction.atomic
def load_kedudukan(daftar: list[tuple[str, str]], *, by: Pengguna | str) -> list[Kedudukan]:
    """The positions (unit, name) in the order of a decree; those already there stay as they are."""
    return [
        Kedudukan.objects.get_or_create(unit=unit, nama=nama, defaults={"urutan": n})[0]
        for n, (unit, nama) in enumerate(daftar, 1)
    ]


@once
def record_kedudukan(*, by: Pengguna, unit: str, nama: str) -> Kedudukan:
    """A position that a decree names, last in the list."""
    last = Kedudukan.objects.aggregate(last=Max("urutan"))["last"] or 0
    kedudukan = Kedudukan(unit=unit, nama=nama, urutan=last + 1)
    kedudukan.full_clean()
    try:
        with transaction.atomic():
            kedudukan.save(force_insert=True)
    except IntegrityError:  # a colleague added it between our check and our write
        raise ActionRefused("Kedudukan ini baru saja dicatat orang lain. Muat ulang halaman ini.") from None
    audit.record(JenisPeristiwa.RECORD_KEDUDUKAN, kedudukan, by=by)
    return kedudukan


@transaction.atomic
def record_export_sk(sk: SuratKeputusan, *, by: Pengguna) -> None:
    audit.record(JenisPeristiwa.EXPORT_SK, sk, by=by)


@transaction.atomic
def export_berkas_sk(sk: SuratKeputusan, *, by: Pengguna) -> bytes:
    """The scanned decree in clear, and a line in the trail."""
    content = content_of(sk.berkas, "Berkas SK ini")
    audit.record(JenisPeristiwa.EXPORT_BERKAS_SK, sk, by=by)
    return content

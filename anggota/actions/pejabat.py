"""Writes of the persons who hold a seat, over time."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPejabat, JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Keanggotaan, Pejabat, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import tulis_tanggal

DAY = datetime.timedelta(days=1)


@once
def record_pejabat(
    kursi: Keanggotaan, *, by: Pengguna, nama: str, mulai: datetime.date, jenis: str = JenisPejabat.POKOK,
    selesai: datetime.date | None = None, **values,
) -> Pejabat:  # fmt: skip
    """A person takes the seat; the one who holds it as pokok ends the day before.

    Raises ActionRefused outside the decree's time, and when two persons would hold the seat as pokok on one day.
    """
    kursi = _locked(kursi.pk)
    orang = Pejabat(keanggotaan=kursi, nama=nama, jenis=jenis, mulai=mulai, selesai=selesai, **values)
    _check_within_decree(kursi, mulai, selesai)
    if jenis == JenisPejabat.POKOK:
        _end_predecessor(kursi, before=mulai, by=by)
        _check_alone(kursi, mulai, selesai)
    orang.full_clean()
    orang.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_PEJABAT, orang, by=by, kode=_code(kursi), kolom=["nama", "jenis", "mulai"])
    return orang


@transaction.atomic
def end_pejabat(orang: Pejabat, *, by: Pengguna, selesai: datetime.date) -> Pejabat:
    """The last day of a person in the seat, also to correct one. Raises ActionRefused when it would reach into another's time."""
    kursi = _locked(orang.keanggotaan_id)
    orang = kursi.daftar_pejabat.get(pk=orang.pk)
    _check_within_decree(kursi, orang.mulai, selesai)
    if orang.jenis == JenisPejabat.POKOK:
        _check_alone(kursi, orang.mulai, selesai, apart_from=orang.pk)
    orang.selesai = selesai
    orang.full_clean()
    orang.save(update_fields=["selesai"])
    audit.record(JenisPeristiwa.END_PEJABAT, orang, by=by, kode=_code(kursi), kolom=["selesai"])
    return orang


def _locked(pk: int) -> Keanggotaan:
    """The seat under lock: of two people who change its holder at once, the second sees what the first stored."""
    return Keanggotaan.objects.select_for_update(of=("self",)).select_related("sk").get(pk=pk)


def _code(kursi: Keanggotaan) -> str:
    return f"{kursi.sk} · {kursi.urutan}"


def _check_within_decree(kursi: Keanggotaan, start: datetime.date, end: datetime.date | None) -> None:
    last = kursi.sk.berakhir
    if start < kursi.sk.berlaku_mulai or (last and max(start, end or start) > last):
        until = f"sampai {tulis_tanggal(last)}" if last else "dan seterusnya"
        raise ActionRefused(
            f"Masa jabatan harus di dalam masa berlaku SK: {tulis_tanggal(kursi.sk.berlaku_mulai)} {until}."
        )


def _end_predecessor(kursi: Keanggotaan, *, before: datetime.date, by: Pengguna) -> None:
    holder = kursi.daftar_pejabat.filter(jenis=JenisPejabat.POKOK, selesai__isnull=True, mulai__lt=before).first()
    if holder:
        holder.selesai = before - DAY
        holder.full_clean()
        holder.save(update_fields=["selesai"])
        audit.record(JenisPeristiwa.END_PEJABAT, holder, by=by, kode=_code(kursi), kolom=["selesai"])


def _check_alone(kursi: Keanggotaan, start: datetime.date, end: datetime.date | None, *, apart_from=None) -> None:
    others = kursi.daftar_pejabat.filter(jenis=JenisPejabat.POKOK).exclude(pk=apart_from)
    if other := others.overlapping(start, end).order_by("mulai").first():
        until = f"sampai {tulis_tanggal(other.selesai)}" if other.selesai else "sampai sekarang"
        raise ActionRefused(
            f"{other} tercatat sebagai pejabat pokok kursi ini dari {tulis_tanggal(other.mulai)} {until}. "
            "Dua pejabat pokok tidak dapat menjabat pada hari yang sama; periksa tanggalnya, atau catat sebagai pengganti."
        )

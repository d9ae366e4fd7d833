"""Writes of cases, services and status, and the reveal of an identity. The trail names fields, never values."""

import datetime
import re

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from gugus_tugas.text import fold
from kasus.enums import USIA_DEWASA, KelompokUsia, StatusKasus
from kasus.models import (
    IdentitasKorban,
    IdentitasTerlapor,
    Kasus,
    Korban,
    Layanan,
    PenomoranKasus,
    Peristiwa,
    RiwayatStatus,
    Terlapor,
    Unsur,
)
from kasus.models.identitas import nik_index

PREFIX = "TPPO-ACEH"


@once
def record_kasus(
    *,
    by: Pengguna,
    daftar_korban: list[dict] = (),
    daftar_terlapor: list[dict] = (),
    daftar_peristiwa: list[dict] = (),
    **values,
) -> Kasus:
    """A new case with its victims, reported persons and places; gives it the next number of the year of its report.

    Each victim is a dict of Korban's fields plus `identitas` (dict) and `proses`, `cara`, `tujuan` (lists of codes).
    Raises ValidationError when a rule of the models is broken; ActionRefused without a victim.
    """
    year = values["tanggal_lapor"].year
    numbering = _lock_numbering(year)
    if not daftar_korban:
        raise ActionRefused(
            "Kasus harus memiliki paling sedikit satu korban. Bila belum dikenal, catat korban tanpa identitas."
        )
    numbering.terakhir += 1
    numbering.save(update_fields=["terakhir"])
    kasus = Kasus(
        **{"penanggung_jawab": by, **values},
        tahun_nomor=year,
        tahun_lapor=year,
        urutan=numbering.terakhir,
        nomor=f"{PREFIX}/{year}/{numbering.terakhir:04d}",
        dicatat_oleh=by,
    )
    _write(kasus)
    for number, victim in enumerate(daftar_korban, 1):
        _write_korban(kasus, number, dict(victim))
    for number, person in enumerate(daftar_terlapor, 1):
        _write_terlapor(kasus, number, dict(person))
    for event in daftar_peristiwa:
        _write(Peristiwa(kasus=kasus, **event))
    _write(RiwayatStatus(kasus=kasus, dari="", ke=kasus.status, dicatat_oleh=by))
    audit.record(
        JenisPeristiwa.RECORD_KASUS,
        kasus,
        by=by,
        kolom=[*values, "daftar_korban", "daftar_terlapor", "daftar_peristiwa"],
    )
    return kasus


def _lock_numbering(year: int) -> PenomoranKasus:
    """The year's counter, locked until the transaction ends: numbers come without gap and without double."""
    PenomoranKasus.objects.get_or_create(tahun=year)
    return PenomoranKasus.objects.select_for_update(of=("self",)).get(tahun=year)


def _write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


def _write_korban(kasus: Kasus, number: int, values: dict) -> Korban:
    identity = values.pop("identitas", {})
    elements = {jenis: values.pop(jenis, []) for jenis in ("proses", "cara", "tujuan")}
    age = values.get("usia_saat_terjerat")
    if age is not None:
        values["kelompok_usia"] = KelompokUsia.ANAK if age < USIA_DEWASA else KelompokUsia.DEWASA
    korban = _write(Korban(kasus=kasus, urutan=number, **values))
    _write(IdentitasKorban(korban=korban, **_identity(identity)))
    for jenis, codes in elements.items():
        for code in dict.fromkeys(codes):
            _write(Unsur(korban=korban, jenis=jenis, kode=code))
    return korban


def _write_terlapor(kasus: Kasus, number: int, values: dict) -> Terlapor:
    identity = values.pop("identitas", {})
    terlapor = _write(Terlapor(kasus=kasus, urutan=number, **values))
    _write(IdentitasTerlapor(terlapor=terlapor, **_identity(identity)))
    return terlapor


def _identity(values: dict) -> dict:
    return {**values, "nik_indeks": nik_index(values.get("nik", ""))}


def _lock_open_kasus(korban: Korban) -> Kasus:
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=korban.kasus_id)
    if not kasus.is_terbuka:
        raise ActionRefused(
            "Kasus ini sudah diterminasi. Minta kepala sekretariat membukanya kembali sebelum mengubah layanannya."
        )
    return kasus


@once
def add_layanan(korban: Korban, *, by: Pengguna, **values) -> Layanan:
    """A service asked for a victim. Raises ActionRefused when the case is closed."""
    kasus = _lock_open_kasus(korban)
    layanan = _write(Layanan(korban=korban, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.ADD_LAYANAN, kasus, by=by, kolom=[*values], kode=korban.kode)
    return layanan


@transaction.atomic
def give_layanan(layanan: Layanan, *, diberikan: datetime.date, by: Pengguna) -> Layanan:
    """The day on which the service was given, or its correction; the clock of seven days stops there.

    Raises ActionRefused when the case is closed, ValidationError when the day lies before the request.
    """
    kasus = _lock_open_kasus(layanan.korban)
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=layanan.pk)
    layanan.diberikan = diberikan
    layanan.full_clean()
    layanan.save(update_fields=["diberikan"])
    audit.record(JenisPeristiwa.GIVE_LAYANAN, kasus, by=by, kolom=["diberikan"], kode=layanan.korban.kode)
    return layanan


@transaction.atomic
def change_status_kasus(kasus: Kasus, *, to: StatusKasus, alasan: str, by: Pengguna) -> Kasus:
    """The only writer of the status and of its history. Raises ActionRefused for a step that the table does not know."""
    seen = kasus.status
    kasus = Kasus.objects.select_for_update(of=("self",)).get(pk=kasus.pk)
    before, to = StatusKasus(kasus.status), StatusKasus(to)
    if seen != before:
        raise ActionRefused(f"Status sudah diubah orang lain menjadi {before.label}. Muat ulang halaman kasus ini.")
    if kasus.is_dimusnahkan:
        raise ActionRefused("Data kasus ini sudah dimusnahkan; kasusnya tidak dapat dibuka kembali.")
    if to not in before.can_become():
        raise ActionRefused(
            f"Status tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman kasus ini."
        )
    if not alasan.strip():
        raise ActionRefused("Isi alasan perubahan status.")
    kasus.status = to
    kasus.save(update_fields=["status"])
    _write(RiwayatStatus(kasus=kasus, dari=before, ke=to, alasan=alasan, dicatat_oleh=by))
    audit.record(JenisPeristiwa.CHANGE_STATUS_KASUS, kasus, by=by, kolom=["status", "alasan"])
    return kasus


@transaction.atomic
def reassign_kasus(dari: Pengguna, *, kepada: Pengguna, by: Pengguna) -> int:
    """All open cases of one person go to another, each with a line in the trail. Returns how many."""
    rows = Kasus.objects.terbuka().filter(penanggung_jawab=dari).select_for_update(of=("self",)).order_by("pk")
    for kasus in rows:
        kasus.penanggung_jawab = kepada
        kasus.save(update_fields=["penanggung_jawab"])
        audit.record(JenisPeristiwa.REASSIGN_KASUS, kasus, by=by, kolom=["penanggung_jawab"])
    return len(rows)


def _names(identity: IdentitasKorban, text: str) -> bool:
    """Does the text repeat a word of the name, or the number, of this person?"""
    words = {word for word in fold(identity.nama).split() if len(word) > 2}
    digits = re.sub(r"\D", "", text)
    numbers = [re.sub(r"\D", "", value) for value in (identity.nik, identity.telepon)]
    return bool(words & set(fold(text).split())) or any(len(number) > 5 and number in digits for number in numbers)


def checked_reason(korban: Korban, alasan: str) -> IdentitasKorban:
    """The identity for which this reason is good enough. The trail keeps the reason, so it must not repeat the name."""
    if len(alasan.strip()) < 10:
        raise ActionRefused(
            "Tulis alasan yang jelas (paling sedikit 10 huruf), misalnya 'menghubungi korban untuk jadwal visum'."
        )
    if Kasus.objects.get(pk=korban.kasus_id).is_dimusnahkan:
        raise ActionRefused("Data kasus ini sudah dimusnahkan; yang tersisa hanya nomor dan angka statistiknya.")
    identity = open_all(IdentitasKorban.objects.get(korban=korban))
    if _names(identity, alasan):
        raise ActionRefused("Alasan memuat nama atau nomor korban. Tulis dengan kode korban saja.")
    return identity


@transaction.atomic
def reveal_identitas(korban: Korban, *, alasan: str, by: Pengguna) -> IdentitasKorban:
    """The identity of one victim, for a stated reason."""
    identity, shown = checked_reason(korban, alasan), IdentitasKorban.Privacy.identifying
    audit.record(JenisPeristiwa.REVEAL_IDENTITAS, korban, by=by, alasan=alasan.strip(), kolom=shown)
    return identity


@transaction.atomic
def record_view_kasus(kasus: Kasus, *, by: Pengguna) -> None:
    """The chronicle, the places and the reasons of a case were shown to this account: a breach must be able to say so."""
    open_all(kasus)  # what cannot be read was not seen
    shown = [*Kasus.Privacy.identifying, *Korban.Privacy.identifying, *Peristiwa.Privacy.identifying]
    audit.record(JenisPeristiwa.VIEW_KASUS, kasus, by=by, kolom=sorted({*shown, *RiwayatStatus.Privacy.identifying}))

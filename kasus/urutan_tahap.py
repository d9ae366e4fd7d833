"""Order of the legal stages: what makes no sense is refused, what was skipped is only pointed out, because data come late."""

import datetime

from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import TAHAP_BERHENTI, TAHAP_SEKALI, KodeTahap

Tahap = tuple[KodeTahap, datetime.date]


def refuse_nonsense(daftar: list[Tahap], *, today: datetime.date) -> None:
    """Judges all stages in force of one report together. Raises ActionRefused with what is wrong and how to mend it."""
    report = next(day for kode, day in daftar if kode == KodeTahap.LP)
    for kode, day in daftar:
        if day > today:
            raise ActionRefused(f"{kode.label}: tanggal {tulis_tanggal(day)} belum terjadi. Periksa tahunnya.")
        if day < report:
            raise ActionRefused(
                f"{kode.label} bertanggal {tulis_tanggal(day)}, sebelum laporan polisi ({tulis_tanggal(report)}). "
                "Periksa tanggal tahap ini, atau perbaiki tanggal laporan pada perkaranya."
            )
        for needed in kode.aturan.wajib:
            _refuse_without(kode, day, needed, daftar)
    _refuse_double(daftar)
    _refuse_after_the_end(daftar)


def _refuse_without(kode: KodeTahap, day: datetime.date, needed: KodeTahap, daftar: list[Tahap]) -> None:
    days = [other for found, other in daftar if found == needed]
    if not days:
        raise ActionRefused(
            f"{kode.label} tidak mungkin tanpa {needed.label.lower()}. Catat tahap itu dahulu, dengan tanggalnya."
        )
    if day < min(days):
        raise ActionRefused(
            f"{kode.label} bertanggal {tulis_tanggal(day)}, sebelum {needed.label.lower()} ({tulis_tanggal(min(days))}). "
            "Periksa kedua tanggal."
        )


def _refuse_double(daftar: list[Tahap]) -> None:
    codes = [kode for kode, _ in daftar]
    for kode, day in daftar:
        if daftar.count((kode, day)) > 1:
            raise ActionRefused(f"{kode.label} tanggal {tulis_tanggal(day)} sudah dicatat.")
        if kode in TAHAP_SEKALI and codes.count(kode) > 1:
            raise ActionRefused(f"{kode.label} sudah dicatat. Bila tanggalnya keliru, perbaiki tahap yang sudah ada.")


def _refuse_after_the_end(daftar: list[Tahap]) -> None:
    """Nothing of the investigation or trial comes after finality, and nothing is dropped after a verdict."""
    final = next((day for kode, day in daftar if kode == KodeTahap.INKRACHT), None)
    judged = any(kode == KodeTahap.PUTUSAN for kode, _ in daftar)
    for kode, day in daftar:
        if judged and kode in TAHAP_BERHENTI:
            raise ActionRefused(f"{kode.label} tidak mungkin dalam perkara yang sudah diputus pengadilan.")
        if final and day > final and kode.urutan < KodeTahap.INKRACHT.urutan:
            raise ActionRefused(
                f"{kode.label} bertanggal {tulis_tanggal(day)}, sesudah putusan berkekuatan hukum tetap ({tulis_tanggal(final)}). "
                "Periksa tanggalnya."
            )


def skipped(kode: KodeTahap, day: datetime.date, others: list[Tahap]) -> list[str]:
    """Sentences about usual stages that do not stand before this one; empty when the order is as usual."""
    usual = kode.aturan.lazim
    before = {found for found, other in others if other <= day}
    if usual and not usual & before:
        words = " atau ".join(stage.label for stage in KodeTahap if stage in usual)
        return [f"{kode.label} dicatat tanpa tahap sebelumnya: {words}. Lengkapi bila datanya sudah ada."]
    return []

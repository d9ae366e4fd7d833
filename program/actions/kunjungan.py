"""Visits of supervision with their checklist; findings, and that they were dealt with."""

import datetime

from django.db import transaction
from django.db.models import Q

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from program.actions.berkas import add_berkas, send_berkas, withdraw_berkas
from program.actions.dasar import refuse_foreign
from program.actions.perusahaan import refuse_naming
from program.aturan.perusahaan import temuan_faults
from program.enums.perusahaan import Jawaban, Pertanyaan
from program.models import BerkasKunjungan, JawabanPengawasan, KunjunganPengawasan, Perusahaan, Temuan

MAX_TEMUAN = 50


@once
def record_kunjungan(
    perusahaan: Perusahaan, *, by: Pengguna, jawaban: dict[str, str] | None = None, **values
) -> KunjunganPengawasan:
    """A visit and its answers; a question that is not answered was not looked at.

    Raises ActionRefused for another agency than a member's own, and for texts that name a recruiter.
    """
    refuse_foreign(values["instansi"], by=by)
    refuse_naming(perusahaan, values.get("tim"), values.get("kesimpulan"))
    row = write(KunjunganPengawasan(perusahaan=perusahaan, dicatat_oleh=by, **values))
    _store_jawaban(row, jawaban or {})
    audit.record(JenisPeristiwa.RECORD_KUNJUNGAN, row, by=by, kolom=[*values, "jawaban"])
    return row


@transaction.atomic
def update_kunjungan(
    row: KunjunganPengawasan, *, by: Pengguna, versi: str, jawaban: dict[str, str] | None = None, **values
) -> KunjunganPengawasan:
    """Corrects a visit. Raises Conflict when somebody was quicker, ActionRefused when a finding would lie before it."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    refuse_naming(row.perusahaan, values.get("tim"), values.get("kesimpulan"))
    day = values.get("tanggal", row.tanggal)
    if Temuan.objects.filter(Q(tenggat__lt=day) | Q(tanggal_selesai__lt=day), kunjungan=row).exists():
        raise ActionRefused("Ada temuan yang bertanggal sebelum itu. Perbaiki dahulu tanggal temuannya.")
    changed = amend(row, values, by=by)
    if _store_jawaban(row, jawaban or {}):
        if not changed:
            bump(row, by=by)
        changed = [*changed, "jawaban"]
    if changed:
        audit.record(JenisPeristiwa.UPDATE_KUNJUNGAN, row, by=by, kolom=changed)
    return row


def _store_jawaban(row: KunjunganPengawasan, answers: dict[str, str]) -> bool:
    """A row for each question, as answered or as it was; is anything otherwise than before?"""
    before = {known.pertanyaan: known for known in JawabanPengawasan.objects.filter(kunjungan=row)}
    new, changed = [], []
    for question in Pertanyaan.values:
        known, given = before.get(question), answers.get(question)
        if known is None:
            given = given or Jawaban.TIDAK_DIPERIKSA
            new.append(JawabanPengawasan(kunjungan=row, pertanyaan=question, jawaban=given))
        elif given and given != known.jawaban:
            known.jawaban = given
            changed.append(known)
    JawabanPengawasan.objects.bulk_create(new)
    JawabanPengawasan.objects.bulk_update(changed, ["jawaban"])
    return bool(changed) or any(answer.jawaban != Jawaban.TIDAK_DIPERIKSA for answer in new)


@transaction.atomic
def export_kunjungan(row: KunjunganPengawasan, *, by: Pengguna) -> KunjunganPengawasan:
    """The report is taken away: a line in the trail."""
    audit.record(JenisPeristiwa.EXPORT_KUNJUNGAN, row, by=by)
    return row


@once
def add_temuan(kunjungan: KunjunganPengawasan, *, by: Pengguna, **values) -> Temuan:
    """A finding with what is asked and by when. Raises ActionRefused for a day before the visit, and when there are too many."""
    kunjungan = KunjunganPengawasan.objects.select_for_update(of=("self",)).get(pk=kunjungan.pk)
    if Temuan.objects.filter(kunjungan=kunjungan).count() >= MAX_TEMUAN:
        raise ActionRefused(f"Satu kunjungan memuat paling banyak {MAX_TEMUAN} temuan.")
    _check(kunjungan, values)
    row = write(Temuan(kunjungan=kunjungan, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.ADD_TEMUAN, kunjungan, by=by, kolom=values)
    return row


@transaction.atomic
def update_temuan(row: Temuan, *, by: Pengguna, versi: str, **values) -> Temuan:
    """Corrects a finding. Raises Conflict when somebody was quicker."""
    return _change(row, values, by=by, versi=versi, event=JenisPeristiwa.UPDATE_TEMUAN)


@transaction.atomic
def complete_temuan(
    row: Temuan, *, tanggal_selesai: datetime.date, penyelesaian: str, by: Pengguna, versi: str
) -> Temuan:
    """What was asked is done. Raises ActionRefused when it was done already."""
    if lock_version(row, versi).tanggal_selesai:
        raise ActionRefused("Temuan ini sudah selesai. Muat ulang halaman ini.")
    values = {"tanggal_selesai": tanggal_selesai, "penyelesaian": penyelesaian}
    return _change(row, values, by=by, versi=versi, event=JenisPeristiwa.COMPLETE_TEMUAN)


@transaction.atomic
def reopen_temuan(row: Temuan, *, by: Pengguna, versi: str) -> Temuan:
    """It was not done after all. Raises ActionRefused when it is open."""
    if not lock_version(row, versi).tanggal_selesai:
        raise ActionRefused("Temuan ini belum selesai. Muat ulang halaman ini.")
    values = {"tanggal_selesai": None, "penyelesaian": ""}
    return _change(row, values, by=by, versi=versi, event=JenisPeristiwa.REOPEN_TEMUAN)


def _change(row: Temuan, values: dict, *, by: Pengguna, versi: str, event: JenisPeristiwa) -> Temuan:
    row = lock_version(row, versi)
    _check(row.kunjungan, values)
    if changed := amend(row, values, by=by):
        audit.record(event, row.kunjungan, by=by, kolom=changed)
    return row


def _check(kunjungan: KunjunganPengawasan, values: dict) -> None:
    if faults := temuan_faults(values, kunjungan=kunjungan.tanggal):
        text = next(iter(faults.values()))
        raise ActionRefused(f"{text[0].upper()}{text[1:]}.")
    refuse_naming(kunjungan.perusahaan, *(values.get(name) for name in ("uraian", "diminta", "penyelesaian")))


@once
def add_berkas_kunjungan(kunjungan: KunjunganPengawasan, *, by: Pengguna, **values) -> BerkasKunjungan:
    """`berkas` was checked by gugus_tugas.files. Raises ActionRefused when the visit has enough, or a text names a recruiter."""
    kunjungan = KunjunganPengawasan.objects.select_for_update(of=("self",)).get(pk=kunjungan.pk)
    refuse_naming(kunjungan.perusahaan, values.get("keterangan"))
    row = BerkasKunjungan(kunjungan=kunjungan, dicatat_oleh=by, **values)
    return add_berkas(row, event=JenisPeristiwa.ADD_BERKAS_KUNJUNGAN, by=by)


def withdraw_berkas_kunjungan(row: BerkasKunjungan, *, by: Pengguna) -> None:
    withdraw_berkas(row, event=JenisPeristiwa.WITHDRAW_BERKAS_KUNJUNGAN, by=by)


def export_berkas_kunjungan(row: BerkasKunjungan, *, by: Pengguna) -> tuple[bytes, str]:
    return send_berkas(row.berkas, row.kunjungan, event=JenisPeristiwa.EXPORT_BERKAS_KUNJUNGAN, by=by)

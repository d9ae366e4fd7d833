"""Writes of what a victim asks about the own data: request, answer, correction, restriction."""

import datetime
import json

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.versi import stamp
from kasus.actions.dasar import check_kronologi, lock_alive
from kasus.actions.identitas import checked_reason, refuse_refused, refuse_telling_alias
from kasus.actions.kode import write_identitas
from kasus.actions.persetujuan import end_too_young
from kasus.enums import HasilPermintaan, JenisPermintaan
from kasus.models import IdentitasKorban, Korban, Perbaikan, Permintaan

IDENTITAS = ("nama", "nik", "tanggal_lahir", "ketelitian_lahir", "telepon", "alamat")


@once
def record_permintaan(korban: Korban, *, by: Pengguna, waktu_diterima: datetime.datetime, **values) -> Permintaan:
    """A request, with the moment from which its 3x24 hours run."""
    if waktu_diterima > now():
        raise ActionRefused("Waktu diterima belum terjadi. Periksa tanggal dan jamnya.")
    lock_alive(korban.kasus_id)
    row = Permintaan(korban=korban, waktu_diterima=waktu_diterima, dicatat_oleh=by, **values)
    row.full_clean()
    row.save(force_insert=True)
    columns = ["waktu_diterima", *values]
    audit.record(JenisPeristiwa.RECORD_PERMINTAAN, row, by=by, kolom=columns, kode=korban.kode)
    return row


@transaction.atomic
def verify_permintaan(permintaan: Permintaan, *, hasil: HasilPermintaan, jawaban: str, by: Pengguna) -> Permintaan:
    """The answer. A granted restriction takes effect with it.

    Raises ActionRefused when already answered, by who took it down, or refused without saying why (Pasal 33).
    """
    lock_alive(permintaan.korban.kasus_id)
    row = Permintaan.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=permintaan.pk)
    hasil = HasilPermintaan(hasil)
    if row.hasil:
        raise ActionRefused("Permintaan ini sudah dijawab orang lain. Muat ulang halaman ini.")
    if row.dicatat_oleh_id == by.pk:
        raise ActionRefused("Penjawab harus orang lain daripada pencatat permintaan.")
    if hasil == HasilPermintaan.DITOLAK and len(jawaban.strip()) < 10:
        raise ActionRefused(
            "Penolakan harus beralasan: tulis mengapa memenuhinya membahayakan korban atau orang lain (Pasal 33)."
        )
    row.hasil, row.jawaban, row.diverifikasi_pada, row.diverifikasi_oleh = hasil, jawaban.strip(), now(), by
    row.full_clean()
    row.save(update_fields=["hasil", "jawaban", "diverifikasi_pada", "diverifikasi_oleh"])
    if hasil == HasilPermintaan.DIPENUHI and row.jenis == JenisPermintaan.PEMBATASAN and not row.korban.is_dibatasi:
        change_pembatasan(row.korban, dibatasi=True, alasan="permintaan korban dipenuhi", by=by)
    audit.record(JenisPeristiwa.VERIFY_PERMINTAAN, row, by=by, kolom=["hasil", "jawaban"], kode=row.korban.kode)
    return row


@transaction.atomic
def change_pembatasan(korban: Korban, *, dibatasi: bool, alasan: str, by: Pengguna) -> Korban:
    """Restricts processing, or ends the restriction. Raises ActionRefused when it stands so already, or for a poor reason."""
    lock_alive(korban.kasus_id)
    checked_reason(korban, alasan)
    row = Korban.objects.select_for_update(of=("self",)).select_related("kasus").get(pk=korban.pk)
    if row.is_dibatasi == dibatasi:
        raise ActionRefused(
            "Keadaan pembatasan sudah demikian; mungkin baru diubah orang lain. Muat ulang halaman ini."
        )
    row.dibatasi_pada, row.dibatasi_oleh = (now(), by) if dibatasi else (None, None)
    row.full_clean()
    row.save(update_fields=["dibatasi_pada", "dibatasi_oleh"])
    audit.record(JenisPeristiwa.CHANGE_PEMBATASAN, row, by=by, kolom=["dibatasi_pada"], alasan=alasan.strip())
    return row


def stamp_identitas(korban: Korban) -> str:
    """What a page of corrections knows of the identity: its version and keyed fingerprints, no value."""
    return stamp(IdentitasKorban.objects.get(korban=korban))


@transaction.atomic
def update_identitas(
    korban: Korban, *, perubahan: dict, alasan: str, by: Pengguna, versi: str | None = None
) -> Perbaikan:
    """Corrects the named columns of an identity. What stood there is kept sealed, its names in the trail.

    `versi` is the stamp of the page; None for a call without a page. Raises Conflict when somebody else corrected it
    meanwhile, ActionRefused when nothing differs, or for a poor reason.
    """
    lock_alive(korban.kasus_id)
    checked_reason(korban, alasan)
    identity = IdentitasKorban.objects.select_for_update(of=("self",)).get(korban=korban)
    if versi is not None:
        identity = lock_version(identity, versi)
    before = {name: getattr(identity, name) for name in IDENTITAS}
    changed = [name for name in IDENTITAS if name in perubahan and perubahan[name] != before[name]]
    if not changed:
        raise ActionRefused("Tidak ada yang berubah. Isi kolom yang keliru dengan nilai yang benar.")
    refuse_refused(korban)
    values = {name: perubahan[name] for name in changed}
    amend(identity, values, by=by)
    write_identitas(identity, changed=changed)
    refuse_telling_alias(korban.nama_samaran, identity.nama)
    if {"tanggal_lahir", "ketelitian_lahir"} & set(changed):
        check_kronologi(korban.kasus)
        end_too_young(korban, by=by)
    sealed = json.dumps({name: str(before[name] or "") for name in changed}, ensure_ascii=False)
    row = Perbaikan(korban=korban, kolom=changed, alasan=alasan.strip(), sebelum=sealed, dicatat_oleh=by)
    row.full_clean()
    row.save(force_insert=True)
    audit.record(JenisPeristiwa.UPDATE_IDENTITAS, korban, by=by, kolom=changed, alasan=alasan.strip())
    return row

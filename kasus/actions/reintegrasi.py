"""The way back: goals, visits, empowerment. All of them in an open case (follow-up is open)."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from gugus_tugas.tanggal import tambah_bulan
from kasus.actions.dasar import lock_open
from kasus.enums import BULAN_PEMANTAUAN
from kasus.models import Korban, Pemantauan, Pemberdayaan, RencanaReintegrasi

APA = "reintegrasinya"


@once
def add_rencana(korban: Korban, *, by: Pengguna, **values) -> RencanaReintegrasi:
    """One more goal of the plan."""
    kasus = lock_open(korban.kasus_id, apa=APA)
    row = write(RencanaReintegrasi(korban=korban, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.ADD_RENCANA, kasus, by=by, kolom=[*values], kode=korban.kode)
    return row


@transaction.atomic
def update_rencana(rencana: RencanaReintegrasi, *, versi: str, by: Pengguna, **values) -> RencanaReintegrasi:
    """Changes a goal, or the day on which it was reached. Raises Conflict when somebody changed it meanwhile."""
    kasus = lock_open(rencana.korban.kasus_id, apa=APA)
    row = lock_version(rencana, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_RENCANA, kasus, by=by, kolom=changed, kode=rencana.korban.kode)
    return row


@transaction.atomic
def schedule_pemantauan(korban: Korban, *, mulai: datetime.date, instansi: Instansi, by: Pengguna) -> list[Pemantauan]:
    """The visits three, six and twelve months after `mulai` that are not planned yet; their days can be changed afterwards.

    Raises ActionRefused when all three stand already, so that a second click plans nothing twice.
    """
    kasus = lock_open(korban.kasus_id, apa=APA)
    planned = set(korban.daftar_pemantauan.values_list("bulan", flat=True))
    missing = [bulan for bulan in BULAN_PEMANTAUAN if bulan not in planned]
    if not missing:
        raise ActionRefused(
            "Kunjungan bulan ke-3, ke-6, dan ke-12 sudah dijadwalkan. Ubah tanggalnya pada daftar kunjungan."
        )
    rows = [
        write(
            Pemantauan(
                korban=korban, bulan=bulan, direncanakan=tambah_bulan(mulai, bulan), instansi=instansi, dicatat_oleh=by
            )
        )
        for bulan in missing
    ]
    audit.record(JenisPeristiwa.SCHEDULE_PEMANTAUAN, kasus, by=by, kolom=["direncanakan", "instansi"], kode=korban.kode)
    return rows


@transaction.atomic
def update_pemantauan(
    pemantauan: Pemantauan, *, versi: str, by: Pengguna, berikutnya: datetime.date | None = None, **values
) -> Pemantauan:
    """Changes the plan of a visit, or records what it found; `berikutnya` plans one more visit by the same agency.

    Raises Conflict when somebody changed it meanwhile, ValidationError when day and condition are not both there.
    """
    kasus = lock_open(pemantauan.korban.kasus_id, apa=APA)
    row = lock_version(pemantauan, versi)
    changed = amend(row, values, by=by)
    if berikutnya:
        write(Pemantauan(korban=row.korban, direncanakan=berikutnya, instansi=row.instansi, dicatat_oleh=by))
        if not changed:  # the page is used up: sent again, it plans nothing twice
            bump(row, by=by)
        changed = [*changed, "berikutnya"]
    if changed:
        audit.record(JenisPeristiwa.UPDATE_PEMANTAUAN, kasus, by=by, kolom=changed, kode=pemantauan.korban.kode)
    return row


@once
def add_pemberdayaan(korban: Korban, *, by: Pengguna, **values) -> Pemberdayaan:
    """What the victim was given to stand on."""
    kasus = lock_open(korban.kasus_id, apa=APA)
    row = write(Pemberdayaan(korban=korban, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.ADD_PEMBERDAYAAN, kasus, by=by, kolom=[*values], kode=korban.kode)
    return row


@transaction.atomic
def record_view_reintegrasi(korban: Korban, *, by: Pengguna) -> None:
    """Goals and notes of visits were shown to this account."""
    for row in [*korban.daftar_rencana.all(), *korban.daftar_pemantauan.all(), *korban.daftar_pemberdayaan.all()]:
        open_all(row)  # what cannot be read was not seen
    audit.record(JenisPeristiwa.VIEW_REINTEGRASI, korban, by=by, kolom=["catatan", "keterangan", "sasaran"])

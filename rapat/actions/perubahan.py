"""A recommendation after it was made: other words or dates, one more agency, the next round."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import tambah_bulan
from gugus_tugas.versi import changes, read_stamp
from kasus.actions.dasar import amend, bump, lock_version
from rapat.actions.dasar import write
from rapat.actions.pengingat import antre_tugas_baru
from rapat.actions.rekomendasi import assign_tindak_lanjut
from rapat.enums import PeranInstansi, StatusRapat
from rapat.models import Rekomendasi, RiwayatRekomendasi, TindakLanjut


@transaction.atomic
def update_rekomendasi(
    rekomendasi: Rekomendasi, *, by: Pengguna, versi: str, alasan: str = "", **values
) -> Rekomendasi:
    """Words, problem, place, priority, due date, rhythm; what stood there before is kept. Open items that shared the due date follow it.

    Raises Conflict when somebody changed it meanwhile, ActionRefused without a reason once its meeting is closed.
    """
    row = lock_version(rekomendasi, versi)
    _, seen = read_stamp(versi, row)
    if row.rapat.status == StatusRapat.SELESAI and not alasan.strip():
        raise ActionRefused("Rapat asalnya sudah selesai. Tulis alasan perubahan ini.")
    former = row.tenggat
    changed = amend(row, values, by=by)
    if not changed:
        return row
    for change in changes(row, seen):
        write(
            RiwayatRekomendasi(
                rekomendasi=row, kolom=change.label, lama=change.lama, baru=change.baru, alasan=alasan.strip(),
                dicatat_pada=row.diubah_pada, dicatat_oleh=by,
            )
        )  # fmt: skip
    if "tenggat" in changed:
        row.daftar_tindak_lanjut.terbuka().filter(tenggat=former).update(tenggat=row.tenggat)
    audit.record(JenisPeristiwa.UPDATE_REKOMENDASI, row, by=by, kolom=changed, alasan=alasan)
    return row


@once
def add_instansi(
    rekomendasi: Rekomendasi, *, by: Pengguna, instansi: Instansi, tenggat: datetime.date | None = None
) -> TindakLanjut:
    """One more agency in support; the lead stays. Raises ValidationError when it was asked already in this round."""
    row = _lock(rekomendasi)
    item = assign_tindak_lanjut(
        row, by=by, instansi=instansi, peran=PeranInstansi.PENDUKUNG, tenggat=tenggat or row.tenggat
    )
    _tell(row, by=by)
    return item


@transaction.atomic
def open_putaran(rekomendasi: Rekomendasi, *, by: Pengguna) -> Rekomendasi:
    """The next round of a recurring recommendation: each agency of the last one is asked anew, the old items stay as they ended.

    Raises ActionRefused when it does not recur, or an item of the present round is still open (so also when it was opened just now).
    """
    row = _lock(rekomendasi)
    if not row.berulang_bulan:
        raise ActionRefused(f"{row} tidak berulang. Isi dahulu “berulang setiap (bulan)” melalui Ubah.")
    ended = list(
        row.daftar_tindak_lanjut.filter(putaran=row.putaran).select_related("instansi").order_by("peran", "pk")
    )
    if not ended or any(item.is_terbuka for item in ended):
        raise ActionRefused(
            f"Putaran {row.putaran} belum selesai: masih ada instansi yang tindak lanjutnya terbuka. Muat ulang halaman ini."
        )
    last = max(timezone.localtime(item.selesai_pada).date() for item in ended)
    row.tenggat = next_due(row.tenggat or last, row.berulang_bulan, today=timezone.localdate())
    row.putaran += 1
    bump(row, by=by, columns=["putaran", "tenggat"])
    for item in ended:
        assign_tindak_lanjut(row, by=by, instansi=item.instansi, peran=item.peran, tenggat=row.tenggat)
    audit.record(JenisPeristiwa.OPEN_PUTARAN, row, by=by, kolom=["putaran", "tenggat"])
    _tell(row, by=by)
    return row


def next_due(former: datetime.date, months: int, *, today: datetime.date) -> datetime.date:
    """The former due date and so many months; a date of this rhythm that has gone by is not asked for afterwards."""
    steps = 1
    while (due := tambah_bulan(former, steps * months)) < today:
        steps += 1
    return due


def _tell(rekomendasi: Rekomendasi, *, by: Pengguna) -> None:
    """The agencies asked just now, unless the meeting still sits: then its closing tells them."""
    if rekomendasi.rapat.status == StatusRapat.SELESAI:
        antre_tugas_baru(rekomendasi.rapat, by=by)


def _lock(rekomendasi: Rekomendasi) -> Rekomendasi:
    return Rekomendasi.objects.select_for_update(of=("self",)).get(pk=rekomendasi.pk)

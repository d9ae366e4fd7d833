"""A recommendation after it was made: other words or dates, one more agency, the next round."""

import datetime
from calendar import monthrange

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Keanggotaan, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tambah_bulan
from gugus_tugas.versi import changes, read_stamp
from rapat import perms
from rapat.actions.dasar import hold_rapat, hold_rekomendasi
from rapat.actions.pengingat import antre_pencabutan, antre_susulan
from rapat.actions.rekomendasi import assign_tindak_lanjut
from rapat.actions.tindak_lanjut import locked
from rapat.calendar import kursi_pada
from rapat.enums import PeranInstansi, StatusRapat, StatusTindakLanjut
from rapat.models import ButirPemberitahuan, Rekomendasi, RiwayatRekomendasi, TindakLanjut


@transaction.atomic
def update_rekomendasi(
    rekomendasi: Rekomendasi, *, by: Pengguna, versi: str, alasan: str = "", **values
) -> Rekomendasi:
    """Words, problem, place, priority, due date, rhythm; what stood there before is kept. Open items that shared the due date follow it.

    Raises Conflict when somebody changed it meanwhile; once its meeting is closed ActionRefused without a reason, and of the secretariat.
    """
    rapat = hold_rapat(rekomendasi.rapat_id)
    row = lock_version(rekomendasi, versi)
    _, seen = read_stamp(versi, row)
    row.rapat = rapat
    if not perms.can_update_rekomendasi(by, row):
        raise ActionRefused("Rapat asalnya baru saja selesai. Sesudah itu hanya kepala sekretariat yang mengubahnya.")
    if rapat.status == StatusRapat.SELESAI and not alasan.strip():
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
    row = hold_rekomendasi(rekomendasi)
    item = assign_tindak_lanjut(
        row, by=by, instansi=instansi, peran=PeranInstansi.PENDUKUNG, tenggat=tenggat or row.tenggat
    )
    antre_susulan(row.rapat, by=by)
    return item


@transaction.atomic
def withdraw_instansi(item: TindakLanjut, *, by: Pengguna, alasan: str) -> Rekomendasi:
    """An agency in support is no longer asked, for a reason that stays in the history of the recommendation and in the trail.

    Whoever was told of it by mail learns that it is over; a letter that still waits leaves it out. Raises ActionRefused for the lead,
    for another round, and once that agency has reported or asked to be rid of it.
    """
    rekomendasi = hold_rekomendasi(item.rekomendasi)
    item = locked(item)
    _refuse_withdrawal(item)
    antre_pencabutan(item, by=by)
    told = ButirPemberitahuan.objects.filter(tindak_lanjut=item)
    told.update(tindak_lanjut=None, teks=f"{rekomendasi}: permintaan dicabut")
    item.daftar_konsep.all().delete()
    audit.record(JenisPeristiwa.WITHDRAW_INSTANSI, item, by=by, alasan=alasan)
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError:
        raise ActionRefused(
            f"{item.instansi.singkatan} sudah disurati tentang tugas ini. Alihkan, jangan dicabut."
        ) from None
    _write_withdrawn(rekomendasi, item.instansi, by=by, alasan=alasan)
    return rekomendasi


def _write_withdrawn(rekomendasi: Rekomendasi, instansi: Instansi, *, by: Pengguna, alasan: str) -> None:
    """In the history of the recommendation: this agency is no longer asked."""
    write(
        RiwayatRekomendasi(
            rekomendasi=rekomendasi, kolom="instansi pendukung", lama=instansi.nama, baru="tidak diminta lagi",
            alasan=alasan, dicatat_pada=now(), dicatat_oleh=by,
        )
    )  # fmt: skip


def _refuse_withdrawal(item: TindakLanjut) -> None:
    name = item.instansi.singkatan
    if item.peran != PeranInstansi.PENDUKUNG or item.putaran != item.rekomendasi.putaran:
        raise ActionRefused("Hanya instansi pendukung pada putaran sekarang yang dicabut. Penanggung jawab dialihkan.")
    if item.status != StatusTindakLanjut.BELUM or item.daftar_perkembangan.exists():
        raise ActionRefused(f"{name} sudah melapor, jadi permintaannya tidak dicabut lagi.")
    if item.daftar_penyerahan.exists():
        raise ActionRefused(f"{name} pernah mengusulkan penyerahan tugas ini. Putuskan usul itu, jangan dicabut.")


@transaction.atomic
def open_putaran(rekomendasi: Rekomendasi, *, by: Pengguna) -> Rekomendasi:
    """The next round of a recurring recommendation: each agency of the last one is asked anew, the old items stay as they ended.

    Not who left the task force since: nobody there could report. Raises ActionRefused when that is the lead, when it does not
    recur, or an item of the present round is still open (so also when it was opened just now).
    """
    row = hold_rekomendasi(rekomendasi)
    if not row.berulang_bulan:
        raise ActionRefused(f"{row} tidak berulang. Isi dahulu “berulang setiap (bulan)” melalui Ubah.")
    ended = list(
        row.daftar_tindak_lanjut.filter(putaran=row.putaran).select_related("instansi").order_by("peran", "pk")
    )
    if not ended or any(item.is_terbuka for item in ended):
        raise ActionRefused(
            f"Putaran {row.putaran} belum selesai: masih ada instansi yang tindak lanjutnya terbuka. Muat ulang halaman ini."
        )
    left = _keluar(ended, row)
    last = max(timezone.localtime(item.selesai_pada).date() for item in ended)
    row.tenggat = next_due(row.tenggat or last, row.berulang_bulan, today=timezone.localdate())
    row.putaran, row.sejak = row.putaran + 1, timezone.localdate()
    bump(row, by=by, columns=["putaran", "tenggat", "sejak"])
    for item in ended:
        if item.instansi_id in left:
            _write_withdrawn(row, item.instansi, by=by, alasan="Tidak duduk lagi dalam SK yang berlaku")
        else:
            assign_tindak_lanjut(row, by=by, instansi=item.instansi, peran=item.peran, tenggat=row.tenggat)
    audit.record(JenisPeristiwa.OPEN_PUTARAN, row, by=by, kolom=["putaran", "tenggat"])
    antre_susulan(row.rapat, by=by)
    return row


def _keluar(items: list[TindakLanjut], rekomendasi: Rekomendasi) -> set[int]:
    """Agencies of these items that sat in a decree and have no seat in the one in force; who never sat there is asked as before.

    Raises ActionRefused when the lead is one of them.
    """
    today = timezone.localdate()
    seated = {seat.instansi_id for seat in kursi_pada(today)}
    former = Keanggotaan.objects.filter(sk__berlaku_mulai__lte=today).exclude(instansi__in=seated)
    left = set(former.values_list("instansi", flat=True)) if seated else set()
    if lead := next((i for i in items if i.peran == PeranInstansi.PENANGGUNG_JAWAB and i.instansi_id in left), None):
        raise ActionRefused(
            f"{lead.instansi}, penanggung jawab {rekomendasi}, tidak duduk lagi dalam SK yang berlaku, jadi putaran berikutnya "
            "tidak ada yang melaporkan. Catat rekomendasi baru dengan penanggung jawab lain pada rapat berikutnya."
        )
    return left


def next_due(former: datetime.date, months: int, *, today: datetime.date) -> datetime.date:
    """The former due date and so many months; a date of this rhythm that has gone by is not asked for afterwards.

    The last day of a month stays the last day: a quarter is due on 31 March, 30 June, 30 September and 31 December.
    """
    steps, is_last = 1, former.day == monthrange(former.year, former.month)[1]
    while (due := _at_end(tambah_bulan(former, steps * months), is_last)) < today:
        steps += 1
    return due


def _at_end(day: datetime.date, is_last: bool) -> datetime.date:
    return day.replace(day=monthrange(day.year, day.month)[1]) if is_last else day

"""Activities: recorded, corrected, carried out or cancelled, repeated, and shown by files."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import tambah_bulan
from program.actions.berkas import add_berkas, send_berkas, withdraw_berkas
from program.actions.dasar import refuse_foreign
from program.enums.kegiatan import PolaUlang, StatusKegiatan
from program.models import BarisRencana, BerkasKegiatan, Kegiatan

MAX_ULANG = 12
# What a copy takes over; everything else is of the day itself.
_COPIED = (
    "instansi_id", "jenis", "judul", "topik", "sasaran", "tempat_id", "lokasi", "mitra", "biaya", "sumber_dana",
)  # fmt: skip


@once
def record_kegiatan(*, by: Pengguna, **values) -> Kegiatan:
    """A new activity, planned or already carried out. Raises ActionRefused for another agency than a member's own."""
    refuse_foreign(values["instansi"], by=by)
    _refuse_other_line(values.get("baris_rencana"), values["instansi"])
    row = write(Kegiatan(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_KEGIATAN, row, by=by, kolom=values)
    return row


def _refuse_other_line(baris: BarisRencana | None, instansi: Instansi) -> None:
    """An activity carries out a line of its own agency."""
    if baris and baris.instansi_id != instansi.pk:
        raise ActionRefused(
            f"Baris rencana {baris} milik instansi lain. Pilih baris {instansi.singkatan}, atau kosongkan."
        )


@transaction.atomic
def update_kegiatan(row: Kegiatan, *, by: Pengguna, versi: str, **values) -> Kegiatan:
    """Corrects what was typed, never the status. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(agency := values.get("instansi", row.instansi), by=by)
    _refuse_other_line(values.get("baris_rencana", row.baris_rencana), agency)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_KEGIATAN, row, by=by, kolom=changed)
    return row


@transaction.atomic
def change_status_kegiatan(row: Kegiatan, *, to: StatusKegiatan, by: Pengguna, versi: str, **values) -> Kegiatan:
    """The only writer of the status. `values` is what goes with it: participants and result, or the reason.

    Raises ActionRefused for a step that the table does not know, Conflict when somebody was quicker.
    """
    row = lock_version(row, versi)
    before, to = StatusKegiatan(row.status), StatusKegiatan(to)
    if to not in before.can_become():
        raise ActionRefused(
            f"Kegiatan tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman ini."
        )
    if to == StatusKegiatan.DIRENCANAKAN:
        values = {**values, "alasan_batal": ""}
    changed = amend(row, {**values, "status": to}, by=by)
    audit.record(JenisPeristiwa.CHANGE_STATUS_KEGIATAN, row, by=by, kolom=changed)
    return row


@once
def repeat_kegiatan(row: Kegiatan, *, pola: PolaUlang, kali: int, by: Pengguna) -> Kegiatan:
    """Planned copies one step of `pola` apart; returns the original. Raises ActionRefused when one of them exists already.

    The copy of a 31st falls on the last day of a shorter month, counted from the original each time.
    """
    row = Kegiatan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not 1 <= kali <= MAX_ULANG:
        raise ActionRefused(f"Ulangi 1 sampai {MAX_ULANG} kali.")
    length = row.hari_terakhir - row.tanggal
    days = [tambah_bulan(row.tanggal, PolaUlang(pola).bulan * n) for n in range(1, kali + 1)]
    if Kegiatan.objects.filter(asal=row, tanggal__in=days).exists():
        raise ActionRefused("Kegiatan ini sudah diulang pada tanggal-tanggal itu. Lihat di kalender.")
    copies = [write(_copy(row, day, length, by=by)) for day in days]
    audit.record_many(JenisPeristiwa.RECORD_KEGIATAN, [(copy, ["asal", "tanggal"]) for copy in copies], by=by)
    return row


def _copy(row: Kegiatan, day: datetime.date, length: datetime.timedelta, *, by: Pengguna) -> Kegiatan:
    taken = {name: getattr(row, name) for name in _COPIED}
    return Kegiatan(**taken, asal=row, tanggal=day, sampai=day + length if length else None, dicatat_oleh=by)


@once
def add_berkas_kegiatan(kegiatan: Kegiatan, *, by: Pengguna, **values) -> BerkasKegiatan:
    """`berkas` was checked by gugus_tugas.files. Raises ActionRefused when the activity has enough of them."""
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    row = BerkasKegiatan(kegiatan=kegiatan, dicatat_oleh=by, **values)
    return add_berkas(row, event=JenisPeristiwa.ADD_BERKAS_KEGIATAN, by=by)


def withdraw_berkas_kegiatan(row: BerkasKegiatan, *, by: Pengguna) -> None:
    withdraw_berkas(row, event=JenisPeristiwa.WITHDRAW_BERKAS_KEGIATAN, by=by)


def export_berkas_kegiatan(row: BerkasKegiatan, *, by: Pengguna) -> tuple[bytes, str]:
    return send_berkas(row.berkas, row.kegiatan, event=JenisPeristiwa.EXPORT_BERKAS_KEGIATAN, by=by)

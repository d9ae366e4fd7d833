"""Activities: recorded, corrected, carried out or cancelled, repeated, and shown by files."""

import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.storage import discarded_on_failure
from gugus_tugas.tanggal import tambah_bulan
from program.actions.dasar import amend, lock_version, refuse_foreign, write
from program.enums.kegiatan import PolaUlang, StatusKegiatan
from program.models import BerkasKegiatan, Kegiatan

MAX_BERKAS, MAX_ULANG = 20, 12
# What a copy takes over; everything else is of the day itself.
_COPIED = (
    "instansi_id", "jenis", "judul", "topik", "sasaran", "tempat_id", "lokasi", "mitra", "biaya", "sumber_dana",
)  # fmt: skip


@once
def record_kegiatan(*, by: Pengguna, **values) -> Kegiatan:
    """A new activity, planned or already carried out. Raises ActionRefused for another agency than a member's own."""
    refuse_foreign(values["instansi"], by=by)
    row = write(Kegiatan(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_KEGIATAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_kegiatan(row: Kegiatan, *, by: Pengguna, versi: str, **values) -> Kegiatan:
    """Corrects what was typed, never the status. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
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
def add_berkas_kegiatan(kegiatan: Kegiatan, *, by: Pengguna, berkas: ContentFile, **values) -> BerkasKegiatan:
    """A file that gugus_tugas.files has checked. Raises ActionRefused when the activity has enough of them."""
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if BerkasKegiatan.objects.filter(kegiatan=kegiatan).count() >= MAX_BERKAS:
        raise ActionRefused(f"Satu kegiatan memuat paling banyak {MAX_BERKAS} berkas. Hapus yang tidak perlu dahulu.")
    row = BerkasKegiatan(kegiatan=kegiatan, berkas=berkas, dicatat_oleh=by, **values)
    row.full_clean()
    with discarded_on_failure(row.berkas):
        row.save(force_insert=True)
        audit.record(JenisPeristiwa.ADD_BERKAS_KEGIATAN, kegiatan, by=by, kolom=["berkas"])
    return row


@transaction.atomic
def withdraw_berkas_kegiatan(row: BerkasKegiatan, *, by: Pengguna) -> None:
    """The row goes now, its file when the transaction has ended well."""
    kegiatan, storage, name = row.kegiatan, row.berkas.storage, row.berkas.name
    row.delete()
    audit.record(JenisPeristiwa.WITHDRAW_BERKAS_KEGIATAN, kegiatan, by=by, kolom=["berkas"])
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def export_berkas_kegiatan(row: BerkasKegiatan, *, by: Pengguna) -> bytes:
    """The file in clear, and a line in the trail."""
    audit.record(JenisPeristiwa.EXPORT_BERKAS_KEGIATAN, row.kegiatan, by=by, kolom=["berkas"])
    try:
        with row.berkas.open("rb") as stored:
            return stored.read()
    except FileNotFoundError:
        raise ActionRefused("Berkas ini tidak ada di penyimpanan. Beri tahu pengelola sistem.") from None

"""Materials and their stock card. The balance changes only here, under the lock of the material's row."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.rupiah import tulis_angka
from program.actions.dasar import refuse_foreign
from program.enums.bahan import JenisMutasi
from program.enums.kegiatan import StatusKegiatan
from program.models import BahanKIE, Kegiatan, MutasiBahan
from program.models.bahan import MAX_STOK


@once
def record_bahan(*, by: Pengguna, **values) -> BahanKIE:
    """A new title with an empty card. Raises ActionRefused for another agency than a member's own."""
    refuse_foreign(values["instansi"], by=by)
    row = write(BahanKIE(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_BAHAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_bahan(row: BahanKIE, *, by: Pengguna, versi: str, **values) -> BahanKIE:
    """Corrects what was typed; the stock has its own way. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_BAHAN, row, by=by, kolom=changed)
    return row


@once
def record_mutasi(
    bahan: BahanKIE, *, jenis: JenisMutasi, jumlah: int, tanggal: datetime.date, by: Pengguna, kepada: str = "",
    alasan: str = "", kegiatan: Kegiatan | None = None,
) -> MutasiBahan:  # fmt: skip
    """The next row of the card. `jumlah` is a number of pieces; of a correction, how many were counted in the store.

    Raises ActionRefused when more would be given out than is there, or the count says what the card says.
    """
    bahan = BahanKIE.objects.select_for_update(of=("self",)).get(pk=bahan.pk)
    change = {JenisMutasi.BAGI: -jumlah, JenisMutasi.KOREKSI: jumlah - bahan.stok}.get(jenis, jumlah)
    left = f"{tulis_angka(bahan.stok)} {bahan.satuan}"
    if bahan.stok + change < 0:
        raise ActionRefused(
            f"Stok tinggal {left}, jadi {tulis_angka(jumlah)} tidak dapat dibagikan. Periksa jumlahnya."
        )
    if bahan.stok + change > MAX_STOK:
        raise ActionRefused("Jumlah ini terlalu besar. Periksa banyaknya angka nol.")
    if not change:
        raise ActionRefused(f"Stok di kartu sudah {left}; tidak ada yang dikoreksi." if jumlah else "Isi jumlahnya.")
    if kegiatan and kegiatan.status == StatusKegiatan.BATAL:
        raise ActionRefused("Kegiatan ini batal, jadi tidak ada yang dibagikan di sana.")
    bahan.stok, bahan.urutan = bahan.stok + change, bahan.urutan + 1
    row = write(
        MutasiBahan(
            bahan=bahan, urutan=bahan.urutan, jenis=jenis, jumlah=change, saldo=bahan.stok, tanggal=tanggal, kepada=kepada,
            alasan=alasan, kegiatan=kegiatan, dicatat_oleh=by,
        )
    )  # fmt: skip
    bahan.save(update_fields=["stok", "urutan"])
    audit.record(JenisPeristiwa.RECORD_MUTASI, bahan, by=by, kolom=["jumlah", "saldo"], alasan=alasan)
    return row


def give_bahan(kegiatan: Kegiatan, *, bahan: BahanKIE, by: Pengguna, **values) -> MutasiBahan:
    """Given out at an activity."""
    return record_mutasi(bahan, jenis=JenisMutasi.BAGI, kegiatan=kegiatan, by=by, **values)

"""Action plans: written and opened by the secretariat, copied from an earlier one; and what the agencies tell of each quarter."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from program.actions.dasar import refuse_foreign
from program.aturan.rencana import TW, is_ahead
from program.enums.rencana import JenisRencana, StatusRencana
from program.models import BarisRencana, RealisasiRencana, RencanaAksi

# What the copy of a line takes over: all that was planned. Its key stays where it was, and nothing is carried out yet.
_COPIED = (
    "instansi_id", "urutan", "strategi", "aksi", "indikator", "satuan", "target", "hitungan", *TW, "biaya", "sumber_dana",
    "nomor_rekomendasi",
)  # fmt: skip


@once
def record_rencana_aksi(*, by: Pengguna, **values) -> RencanaAksi:
    """A new plan, as a draft and without lines."""
    row = write(RencanaAksi(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_RENCANA_AKSI, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_rencana_aksi(row: RencanaAksi, *, by: Pengguna, versi: str, **values) -> RencanaAksi:
    """Corrects the head of a plan. Raises Conflict, and ActionRefused when a line would fall out of its years."""
    row = lock_version(row, versi)
    first, last = values.get("tahun_mulai", row.tahun_mulai), values.get("tahun_selesai", row.tahun_selesai)
    outside = BarisRencana.objects.filter(rencana=row).exclude(tahun__gte=first, tahun__lte=last).count()
    if outside:
        raise ActionRefused(f"{outside} baris rencana ini berada di luar masa {first}–{last}. Ubah tahunnya dahulu.")
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_RENCANA_AKSI, row, by=by, kolom=changed)
    return row


@transaction.atomic
def change_status_rencana_aksi(row: RencanaAksi, *, to: StatusRencana, by: Pengguna, versi: str) -> RencanaAksi:
    """The only writer of the status. Raises ActionRefused for a step that the table does not know, and for a plan without lines."""
    row = lock_version(row, versi)
    before, to = StatusRencana(row.status), StatusRencana(to)
    if to not in before.can_become():
        raise ActionRefused(f"Rencana tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman ini.")  # fmt: skip
    if to == StatusRencana.BERLAKU and not BarisRencana.objects.filter(rencana=row).exists():
        raise ActionRefused("Rencana ini belum memuat satu baris pun. Isi barisnya dahulu.")
    changed = amend(row, {"status": to}, by=by)
    audit.record(JenisPeristiwa.CHANGE_STATUS_RENCANA_AKSI, row, by=by, kolom=changed)
    return row


@once
def repeat_rencana_aksi(asal: RencanaAksi, *, judul: str, tahun: int, by: Pengguna, dari: int) -> RencanaAksi:
    """The lines of the year `dari` of `asal` as the draft of a yearly plan for `tahun`: targets copied, realisation empty.

    Raises ActionRefused when there is nothing to copy.
    """
    lines = list(BarisRencana.objects.filter(rencana=asal, tahun=dari).in_order())
    if not lines:
        raise ActionRefused(f"{asal} tidak memuat baris untuk tahun {dari}, jadi tidak ada yang disalin.")
    head = {"jenis": JenisRencana.TAHUNAN, "judul": judul, "tahun_mulai": tahun, "tahun_selesai": tahun, "asal": asal}
    row = write(RencanaAksi(dicatat_oleh=by, **head))
    copies = [BarisRencana(rencana=row, tahun=tahun, dicatat_oleh=by, **_taken(line)) for line in lines]
    BarisRencana.objects.bulk_create(copies)
    audit.record(JenisPeristiwa.RECORD_RENCANA_AKSI, row, by=by, kolom=head)
    audit.record_many(JenisPeristiwa.RECORD_BARIS_RENCANA, [(copy, ["rencana", *TW]) for copy in copies], by=by)
    return row


def _taken(line: BarisRencana) -> dict:
    return {name: getattr(line, name) for name in _COPIED}


@once
def record_realisasi(baris: BarisRencana, *, triwulan: int, by: Pengguna, **values) -> RealisasiRencana:
    """What was done of a line in one quarter, told once. Raises ActionRefused for a plan that is not in force and a quarter ahead."""
    baris = _open_line(baris, triwulan, by=by)
    if RealisasiRencana.objects.filter(baris=baris, triwulan=triwulan).exists():
        raise ActionRefused("Realisasi triwulan ini baru saja dicatat orang lain. Muat ulang, lalu perbaiki bila perlu.")  # fmt: skip
    row = write(RealisasiRencana(baris=baris, triwulan=triwulan, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_REALISASI, baris, by=by, kolom=[f"triwulan {triwulan}", *values])
    return row


@transaction.atomic
def update_realisasi(row: RealisasiRencana, *, by: Pengguna, versi: str, **values) -> RealisasiRencana:
    """Corrects what was told. Raises Conflict when somebody was quicker."""
    baris = _open_line(row.baris, row.triwulan, by=by)
    row = lock_version(row, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_REALISASI, baris, by=by, kolom=[f"triwulan {row.triwulan}", *changed])
    return row


def _open_line(baris: BarisRencana, triwulan: int, *, by: Pengguna) -> BarisRencana:
    """The line, locked: so it is neither deleted nor told twice meanwhile; its plan stays as it is until the end."""
    refuse_foreign(baris.instansi, by=by)
    plan = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=baris.rencana_id)
    baris = BarisRencana.objects.select_for_update(of=("self",)).filter(pk=baris.pk).first()
    if baris is None:
        raise ActionRefused("Baris ini sudah dihapus dari rencananya. Salin isian Anda bila masih diperlukan.")
    if plan.status != StatusRencana.BERLAKU:
        raise ActionRefused(f"{plan} {plan.get_status_display().lower()}, jadi realisasinya tidak dapat diubah.")
    if is_ahead(baris.tahun, triwulan):
        raise ActionRefused(
            f"Triwulan {triwulan} tahun {baris.tahun} belum dimulai, jadi belum ada yang dapat dicatat."
        )
    return baris

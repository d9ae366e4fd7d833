"""The reported person: parts in the act, legal status with its history, wanted notices, and the identity with a reason."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tulis_tanggal
from kasus.actions.dasar import lock_alive
from kasus.actions.identitas import checked_reason_of
from kasus.enums import JenisPutusan, KodeTahap, PeranTerlapor, StatusHukum
from kasus.models import (
    IdentitasTerlapor,
    Pencarian,
    PeranPelaku,
    Putusan,
    RiwayatStatusHukum,
    TahapHukum,
    Terlapor,
)


def set_peran(terlapor: Terlapor, roles: list[str] | str, *, write=write) -> bool:
    """Makes the recorded parts equal to `roles` (codes). Returns whether anything changed."""
    wanted = [roles] if isinstance(roles, str) else list(dict.fromkeys(roles))
    standing = {row.kode: row for row in terlapor.daftar_peran.all()}
    for kode, row in standing.items():
        if kode not in wanted:
            row.delete()
    for kode in wanted:
        if kode not in standing:
            write(PeranPelaku(terlapor=terlapor, kode=kode))
    return set(wanted) != set(standing)


@transaction.atomic
def update_terlapor(terlapor: Terlapor, *, versi: str, by: Pengguna, peran: list[PeranTerlapor], **values) -> Terlapor:
    """Sex, age group and parts in the act; never the legal status. Raises Conflict when somebody changed it meanwhile."""
    lock_alive(terlapor.kasus_id)
    row = lock_version(terlapor, versi)
    changed = amend(row, values, by=by)
    if set_peran(row, peran):
        if not changed:
            bump(row, by=by)
        changed = [*changed, "peran"]
    if changed:
        audit.record(JenisPeristiwa.UPDATE_TERLAPOR, row, by=by, kolom=changed)
    return row


@transaction.atomic
def change_status_hukum(
    terlapor: Terlapor, *, to: StatusHukum, tanggal: datetime.date, alasan: str, by: Pengguna
) -> Terlapor:
    """The only writer of the legal status and its history. The row carries `daftar_peringatan`.

    Raises ActionRefused for a step that the table does not know, a day to come or before the last change, without a basis.
    """
    seen = terlapor.status_hukum
    lock_alive(terlapor.kasus_id)
    row = Terlapor.objects.select_for_update(of=("self",)).select_related("kasus").get(pk=terlapor.pk)
    before, to = StatusHukum(row.status_hukum), StatusHukum(to)
    if seen != before:
        raise ActionRefused(f"Status sudah diubah orang lain menjadi {before.label}. Muat ulang halaman ini.")
    if to not in before.can_become():
        words = ", ".join(status.label for status in StatusHukum if status in before.can_become())
        raise ActionRefused(f"Status {before.label} tidak dapat menjadi {to.label}. Yang mungkin: {words}.")
    if not alasan.strip():
        raise ActionRefused("Tulis dasar perubahan, misalnya 'surat ketetapan penyidik'.")
    _refuse_status_day(row, tanggal)
    row.status_hukum = to
    row.save(update_fields=["status_hukum"])
    write(RiwayatStatusHukum(terlapor=row, dari=before, ke=to, tanggal=tanggal, alasan=alasan.strip(), dicatat_oleh=by))
    row.daftar_peringatan = _status_warnings(row, to)
    audit.record(JenisPeristiwa.CHANGE_STATUS_HUKUM, row, by=by, kolom=["status_hukum", "tanggal", "alasan"])
    return row


@once
def record_pencarian(terlapor: Terlapor, *, by: Pengguna, mulai: datetime.date, nomor: str = "") -> Pencarian:
    """A wanted notice. Raises ActionRefused when one stands already or the day is to come."""
    lock_alive(terlapor.kasus_id)
    if mulai > timezone.localdate():
        raise ActionRefused("Tanggal DPO belum terjadi. Periksa tahunnya.")
    if terlapor.daftar_pencarian.filter(selesai__isnull=True).exists():
        raise ActionRefused("Terlapor ini sudah dalam daftar pencarian orang. Akhiri yang berlaku dahulu.")
    row = write(Pencarian(terlapor=terlapor, mulai=mulai, nomor=nomor, dicatat_oleh=by))
    audit.record(JenisPeristiwa.RECORD_PENCARIAN, terlapor, by=by, kolom=["mulai", "nomor"])
    return row


@transaction.atomic
def end_pencarian(terlapor: Terlapor, *, selesai: datetime.date, by: Pengguna) -> Pencarian:
    """The person was found, or the notice was taken back. Raises ActionRefused when none stands."""
    lock_alive(terlapor.kasus_id)
    row = Pencarian.objects.select_for_update(of=("self",)).filter(terlapor=terlapor, selesai__isnull=True).first()
    if row is None:
        raise ActionRefused("Terlapor ini tidak sedang dalam daftar pencarian orang. Muat ulang halaman ini.")
    if selesai > timezone.localdate():
        raise ActionRefused("Tanggal berakhir belum terjadi. Periksa tahunnya.")
    row.selesai, row.diakhiri_pada, row.diakhiri_oleh = selesai, now(), by
    row.full_clean()
    row.save(update_fields=["selesai", "diakhiri_pada", "diakhiri_oleh"])
    audit.record(JenisPeristiwa.END_PENCARIAN, terlapor, by=by, kolom=["selesai"])
    return row


@transaction.atomic
def reveal_identitas_terlapor(terlapor: Terlapor, *, alasan: str, by: Pengguna) -> IdentitasTerlapor:
    """The identity of one reported person, for a stated reason that may not repeat it."""
    identity = IdentitasTerlapor.objects.get(terlapor=terlapor)
    checked_reason_of(identity, terlapor.kasus_id, alasan)
    shown = IdentitasTerlapor.Privacy.identifying
    audit.record(JenisPeristiwa.REVEAL_IDENTITAS_TERLAPOR, terlapor, by=by, alasan=alasan.strip(), kolom=shown)
    return identity


def _refuse_status_day(row: Terlapor, tanggal: datetime.date) -> None:
    if tanggal > timezone.localdate():
        raise ActionRefused("Tanggal ini belum terjadi. Periksa tahunnya.")
    last = row.daftar_riwayat_hukum.first()
    if last and tanggal < last.tanggal:
        raise ActionRefused(
            f"Status {last.get_ke_display()} berlaku sejak {tulis_tanggal(last.tanggal)}; perubahan berikutnya tidak mungkin sebelumnya."
        )


def _status_warnings(row: Terlapor, to: StatusHukum) -> list[str]:
    """A convict without a final verdict in the register: told, not stopped, because data come late."""
    if to != StatusHukum.TERPIDANA:
        return []
    final = TahapHukum.objects.berlaku().filter(kode=KodeTahap.INKRACHT).values("perkara")
    guilty = Putusan.objects.filter(terlapor=row, perkara__in=final).terakhir().filter(jenis=JenisPutusan.BERSALAH)
    if guilty.exists():
        return []
    return [
        "Belum ada putusan bersalah yang inkracht untuk orang ini dalam register; hanya putusan inkracht yang "
        "menjadikannya terpidana."
    ]

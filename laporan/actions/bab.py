"""Texts of chapters: written under a version that was seen, owned, commented; kept while they are typed."""

from functools import partial

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.actions.konsep import KonsepConflict, KonsepForeign, keep_konsep, take_konsep
from anggota.enums import Izin, JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from laporan.actions.keadaan import lock_laporan
from laporan.enums import LAPORAN_TERBUKA
from laporan.models import BabLaporan, KomentarBab, KonsepBab, TeksBab
from laporan.narasi import check_narasi


def _refuse_closed(bab: BabLaporan) -> None:
    laporan = lock_laporan(bab.laporan)
    if not laporan.is_konsep:
        raise ActionRefused(
            f"{laporan} berkeadaan {laporan.get_status_display().lower()}; naskahnya tidak dapat diubah. "
            "Salin tulisan Anda, dan minta laporan dikembalikan lebih dahulu."
        )


@transaction.atomic
def update_bab(bab: BabLaporan, *, versi: str, teks: str, by: Pengguna) -> BabLaporan:
    """The next text of a chapter. Raises Conflict when somebody saved another meanwhile (`versi`: stamp of the page)."""
    _refuse_closed(bab)
    row = lock_version(bab, versi)
    check_narasi(teks)
    if amend(row, {"teks": teks}, by=by):
        write(TeksBab(bab=row, versi=row.versi, teks=teks, dicatat_oleh=by))
        audit.record(JenisPeristiwa.UPDATE_BAB, row, by=by, kolom=["teks"])
    return row


@transaction.atomic
def update_bab_of_konsep(bab: BabLaporan, *, lembar: int, tab: str, by: Pengguna, **values) -> BabLaporan:
    """As `update_bab`; what was kept while typing is used up. `lembar`, `tab`: the page that typed it."""
    konsep = take_konsep(KonsepBab, bab=bab, dicatat_oleh=by, versi=lembar, tab=tab, by=by)
    row = update_bab(bab, by=by, **values)
    if konsep:
        konsep.delete()
    return row


def record_konsep_bab(
    bab: BabLaporan, *, kunci, data: dict[str, list[str]], versi: int, tab: str, urut: int, by: Pengguna
) -> KonsepBab:
    """Keeps what stands in the form of this chapter; one draft for each chapter and account."""
    if not bab.laporan.is_konsep:
        raise ActionRefused("Laporan ini sedang diperiksa; naskahnya tidak dapat diubah. Salin tulisan Anda.")
    if KonsepBab.objects.filter(pk=kunci).exclude(bab=bab).exists():
        raise KonsepForeign("Konsep ini tidak ada.")
    return keep_konsep(
        KonsepBab, kunci, change=lambda _: data, versi=versi, tab=tab, urut=urut, by=by, bab=bab,
        begin=partial(_may_begin, bab, by=by), event=JenisPeristiwa.RECORD_KONSEP_BAB,
    )  # fmt: skip


def _may_begin(bab: BabLaporan, *, by: Pengguna) -> None:
    if row := KonsepBab.objects.filter(bab=bab, dicatat_oleh=by).first():
        raise KonsepConflict(row)


@transaction.atomic
def assign_bab(bab: BabLaporan, *, pemilik: Pengguna | None, by: Pengguna) -> BabLaporan:
    """Who writes this chapter; None is nobody in particular."""
    _refuse_closed(bab)
    if pemilik and not pemilik.has_izin(Izin.RECORD_LAPORAN):
        raise ActionRefused(f"{pemilik.nama} tidak dapat menulis laporan. Pilih petugas sekretariat.")
    row = BabLaporan.objects.select_for_update(of=("self",)).get(pk=bab.pk)
    row.pemilik = pemilik
    row.save(update_fields=["pemilik"])
    audit.record(JenisPeristiwa.ASSIGN_BAB, row, by=by, kolom=["pemilik"])
    return row


@transaction.atomic
def add_komentar(bab: BabLaporan, *, teks: str, by: Pengguna) -> KomentarBab:
    laporan = lock_laporan(bab.laporan)
    if laporan.status not in LAPORAN_TERBUKA:
        raise ActionRefused("Laporan ini sudah terbit. Catat usul perubahan pada konsep versi berikutnya.")
    check_narasi(teks)
    row = write(KomentarBab(bab=bab, teks=teks, dicatat_oleh=by))
    audit.record(JenisPeristiwa.ADD_KOMENTAR, bab, by=by)
    return row


@transaction.atomic
def complete_komentar(komentar: KomentarBab, *, by: Pengguna) -> KomentarBab:
    row = KomentarBab.objects.select_for_update(of=("self",)).select_related("bab__laporan").get(pk=komentar.pk)
    if row.selesai_pada:
        raise ActionRefused("Komentar ini sudah ditandai selesai.")
    row.selesai_pada, row.selesai_oleh = now(), by
    row.full_clean()
    row.save(update_fields=["selesai_pada", "selesai_oleh"])
    audit.record(JenisPeristiwa.COMPLETE_KOMENTAR, row.bab, by=by)
    return row

"""A draft begins, goes to whoever checks it, and may come back with a note."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from laporan.actions.keadaan import keep, lock_laporan, step
from laporan.enums import LAPORAN_TERBUKA, Bab, StatusLaporan
from laporan.models import BabLaporan, EdisiLaporan, KomentarBab, KonsepBab, LaporanTahunan, RiwayatLaporan, TeksBab
from laporan.narasi import check_narasi


@transaction.atomic
def record_laporan(tahun: int, *, by: Pengguna) -> LaporanTahunan:
    """The draft of a year, or of its next version with the texts of the last one. Raises ActionRefused while one is open."""
    rows = list(LaporanTahunan.objects.select_for_update(of=("self",)).filter(tahun=tahun).order_by("-versi"))
    if any(row.status in LAPORAN_TERBUKA for row in rows):
        raise ActionRefused(f"Laporan {tahun} masih memiliki konsep. Lanjutkan konsep itu.")
    last = rows[0] if rows else None
    laporan = write(LaporanTahunan(tahun=tahun, versi=last.versi + 1 if last else 1, dicatat_oleh=by))
    known = dict(last.daftar_bab.values_list("bab", "teks")) if last else {}
    for bab in Bab:
        row = write(BabLaporan(laporan=laporan, bab=bab, teks=known.get(bab, ""), dicatat_oleh=by))
        write(TeksBab(bab=row, versi=row.versi, teks=row.teks, dicatat_oleh=by))
    write(RiwayatLaporan(laporan=laporan, dari="", ke=laporan.status, dicatat_oleh=by))
    audit.record(JenisPeristiwa.RECORD_LAPORAN, laporan, by=by)
    return laporan


@transaction.atomic
def remove_laporan(laporan: LaporanTahunan, *, alasan: str, by: Pengguna) -> None:
    """An unwanted draft goes with its texts and remarks; its year may begin another, what was issued stays.

    Raises ActionRefused without a reason, and once somebody else holds it for checking.
    """
    if not alasan.strip():
        raise ActionRefused("Tulis alasan membuang konsep ini.")
    check_narasi(alasan)
    laporan = lock_laporan(laporan)
    if laporan.status != StatusLaporan.KONSEP:
        raise ActionRefused(f"{laporan} bukan konsep lagi, jadi tidak dapat dibuang. Muat ulang halaman ini.")
    audit.record(JenisPeristiwa.REMOVE_LAPORAN, laporan, by=by, alasan=alasan)
    for model in (KonsepBab, KomentarBab, TeksBab):
        model.objects.filter(bab__laporan=laporan).delete()
    laporan.daftar_bab.all().delete()
    laporan.daftar_riwayat.all().delete()
    laporan.delete()


@transaction.atomic
def propose_laporan(laporan: LaporanTahunan, *, by: Pengguna) -> LaporanTahunan:
    """To the head of the secretariat; from now on its texts stand until it comes back."""
    laporan = lock_laporan(laporan)
    dari = laporan.status
    step(laporan, to=StatusLaporan.DIPERIKSA)
    laporan.diajukan_pada, laporan.diajukan_oleh = now(), by
    keep(laporan, dari=dari, by=by)
    audit.record(JenisPeristiwa.PROPOSE_LAPORAN, laporan, by=by, kolom=["status"])
    return laporan


@transaction.atomic
def return_laporan(laporan: LaporanTahunan, *, catatan: str, by: Pengguna) -> LaporanTahunan:
    """Back to whoever writes, with what is to be mended; what approval had frozen is free again."""
    if not catatan.strip():
        raise ActionRefused("Tulis apa yang harus diperbaiki.")
    check_narasi(catatan)
    laporan = lock_laporan(laporan)
    dari = laporan.status
    step(laporan, to=StatusLaporan.KONSEP)
    EdisiLaporan.objects.filter(laporan=laporan).delete()
    laporan.diajukan_pada = laporan.diajukan_oleh = laporan.disetujui_pada = laporan.disetujui_oleh = None
    laporan.nomor, laporan.tanggal, laporan.penanda_tangan = "", None, []
    keep(laporan, dari=dari, by=by, catatan=catatan.strip())
    audit.record(JenisPeristiwa.RETURN_LAPORAN, laporan, by=by, kolom=["status"])
    return laporan

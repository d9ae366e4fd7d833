"""Makers of annual reports in every state, through the real actions."""

import datetime

from anggota.models import Pejabat, Pengguna
from anggota.tests.factories import make_pengguna
from gugus_tugas.versi import stamp
from laporan import actions
from laporan.enums import Bab
from laporan.models import BabLaporan, LaporanTahunan, RekapHistoris
from laporan.pemeriksaan import periksa

TAHUN, TANGGAL = 2017, datetime.date(2018, 2, 15)
BUKTI = b"%PDF-1.7 contoh"


def make_rekap(*, by: Pengguna, tahun: int = TAHUN, jumlah: int = 2) -> RekapHistoris:
    known = {"jumlah": jumlah, "satuan": "orang", "sumber": "Laporan rapat koordinasi 2018", "dicatat_oleh": by}
    return RekapHistoris.objects.get_or_create(tahun=tahun, defaults=known)[0]


def make_laporan(*, by: Pengguna, tahun: int = TAHUN, narasi: dict[str, str] | None = None) -> LaporanTahunan:
    """A draft."""
    make_rekap(by=by, tahun=tahun)
    laporan = actions.record_laporan(tahun, by=by)
    for bab, teks in (narasi or {}).items():
        write_bab(laporan, bab, teks, by=by)
    return laporan


def write_bab(laporan: LaporanTahunan, bab: Bab | str, teks: str, *, by: Pengguna) -> BabLaporan:
    row = laporan.daftar_bab.get(bab=bab)
    return actions.update_bab(row, versi=stamp(row), teks=teks, by=by)


def make_diajukan(*, by: Pengguna, **values) -> LaporanTahunan:
    return actions.propose_laporan(make_laporan(by=by, **values), by=by)


def approve(laporan: LaporanTahunan, *, by: Pengguna, **values) -> LaporanTahunan:
    fixed = {"nomor": f"463/{laporan.tahun}/{laporan.versi}", "tanggal": TANGGAL, "kiri": None, "kanan": None}
    seen = {"sidik": periksa(laporan).sidik, "yakin": True}
    return actions.verify_laporan(laporan, by=by, **{**fixed, **seen, **values})


def make_disetujui(*, by: Pengguna, pemeriksa: Pengguna, **values) -> LaporanTahunan:
    return approve(make_diajukan(by=by, **values), by=pemeriksa)


def make_terbit(
    *, by: Pengguna, pemeriksa: Pengguna, penerbit: Pengguna, cetak=lambda potret: BUKTI, **values
) -> LaporanTahunan:
    return actions.publish_laporan(make_disetujui(by=by, pemeriksa=pemeriksa, **values), by=penerbit, cetak=cetak)


def make_kepala(nama: str = "kepala-dua") -> Pengguna:
    return make_pengguna(nama_pengguna=nama, peran="kepala")


def make_pejabat(seat, **values) -> Pejabat:
    """Somebody who holds this seat from the first day of its decree on."""
    return Pejabat.objects.create(
        keanggotaan=seat, **{"nama": "Pejabat Contoh", "mulai": seat.sk.berlaku_mulai, **values}
    )

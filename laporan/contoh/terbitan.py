"""Sample of a Laporan Tahunan that was issued: 2025, both editions, through every step; its texts are evidently invented."""

import datetime
import zoneinfo

from anggota.models import Pengguna
from gugus_tugas import clock
from gugus_tugas.pdf import PdfFailed
from gugus_tugas.versi import stamp
from laporan import actions
from laporan.enums import Bab
from laporan.pemeriksaan import periksa
from laporan.penandatangan import usul_penanda
from laporan.potret import render_potret

TAHUN, TANGGAL, NOMOR = 2025, datetime.date(2026, 3, 16), "CONTOH/463/2026"
WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
KEMBALI = "Bab Pencegahan belum menyebut siapa yang mengerjakan sosialisasi. (Catatan rekaan)"
NASKAH = {
    Bab.PENGANTAR: "Laporan contoh ini menunjukkan bagaimana Laporan Tahunan gugus tugas disusun, diperiksa, dan diterbitkan. "
    "Semua orang dan kasus di dalamnya rekaan.",
    Bab.PENDAHULUAN: "Naskah bab ditulis sekretariat; angka, tabel, dan grafik tersusun dari catatan.",
    Bab.KELEMBAGAAN: "Sekretariat menyiapkan rapat berkala bersama seluruh sub gugus tugas.",
    Bab.SITUASI: "Pola yang menonjol adalah tawaran kerja melalui media sosial.\n\n### Cara membaca\n\n"
    "- jumlah korban adalah yang tercatat, bukan yang terjadi;\n- tahun tanpa angka bukan tahun tanpa korban.",
    Bab.PENCEGAHAN: "Dinas pendidikan, dinas dayah, dan kepolisian mengerjakan sosialisasi bersama gampong.",
    Bab.PERLINDUNGAN: "Layanan dimulai sejak korban diterima; **rujukan** dijawab instansi penerima melalui sistem.",
    Bab.TINDAK_LANJUT: "Instansi melaporkan perkembangan dengan bukti, dan sekretariat memeriksanya.",
    Bab.HAMBATAN: "1. Tenaga pendamping belum cukup.\n2. Penerjemah bahasa asing belum tersedia.",
    Bab.PENUTUP: "Laporan berikutnya disusun dengan cara yang sama.",
}


def load(akun: dict[str, Pengguna]) -> None:
    """Drafted, handed back once, approved and issued. Where no PDF can be made (no Pango), it stays approved."""
    by, kepala, pimpinan = akun["sekretariat"], akun["kepala"], akun["pimpinan"]
    with clock.at(_moment(2)):
        laporan = actions.record_laporan(TAHUN, by=by)
        _write(laporan, {bab: teks for bab, teks in NASKAH.items() if bab != Bab.PENCEGAHAN}, by=by)
        actions.propose_laporan(laporan, by=by)
    with clock.at(_moment(5)):
        actions.return_laporan(laporan, catatan=KEMBALI, by=kepala)
    with clock.at(_moment(9)):
        _write(laporan, {Bab.PENCEGAHAN: NASKAH[Bab.PENCEGAHAN]}, by=by)
        actions.propose_laporan(laporan, by=by)
    with clock.at(_moment(TANGGAL.day)):
        signs = usul_penanda(on=TANGGAL)
        seen = periksa(laporan)
        actions.verify_laporan(laporan, nomor=NOMOR, tanggal=TANGGAL, sidik=seen.sidik, yakin=True, by=kepala, **signs)
    with clock.at(_moment(TANGGAL.day + 2)):
        try:
            actions.publish_laporan(laporan, by=pimpinan, cetak=render_potret)
        except PdfFailed:
            return


def _write(laporan, texts: dict[str, str], *, by: Pengguna) -> None:
    for row in laporan.daftar_bab.filter(bab__in=texts):
        actions.update_bab(row, versi=stamp(row), teks=texts[row.bab], by=by)


def _moment(day: int) -> datetime.datetime:
    return datetime.datetime(2026, 3, day, 10, tzinfo=WIB)

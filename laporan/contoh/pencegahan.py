"""Sample of prevention: the glossary that comes with the program, one published guide, and evidently fictitious places."""

import datetime

from django.core.files.base import ContentFile

from anggota.models import Instansi, Pengguna
from gugus_tugas.versi import stamp
from program import actions
from program.enums.lokasi import JenisLokasi, StatusLokasi, SumberIndikasi, TingkatRawan
from program.enums.pedoman import JenisPedoman
from program.resources import TabelIstilah
from program.resources.istilah import BAWAAN
from wilayah.models import Wilayah

ISI = """# Tujuan
Rekaan: contoh alur agar setiap korban dilayani dalam tujuh hari.
# Langkah
1. Dengarkan korban di tempat yang tenang; jangan memotret.
2. Catat laporan dan periksa kebutuhan mendesak.
3. Rujuk dengan persetujuan korban, lalu pastikan rujukan dijawab.
# Larangan
- Jangan mengirim nama, foto, atau dokumen korban lewat grup WhatsApp."""
# kind, place, level, what points at it
LOKASI = (
    (JenisLokasi.PELABUHAN_TAK_RESMI, "11.74.01", TingkatRawan.TINGGI, "Rekaan: perahu berangkat malam hari."),
    (JenisLokasi.PENGINAPAN, "11.71.01", TingkatRawan.SEDANG, "Rekaan: calon pekerja dikumpulkan tanpa dokumen."),
    (JenisLokasi.WARUNG, "11.01.01", TingkatRawan.RENDAH, "Rekaan: tawaran kerja lewat perantara."),
)


def load(akun: dict[str, Pengguna], instansi: dict[str, Instansi], *, on: datetime.date) -> None:
    _glossary(akun["sekretariat"])
    guide = actions.record_pedoman(
        jenis=JenisPedoman.ALUR, judul="Alur penanganan korban (contoh)", by=akun["sekretariat"]
    )
    concept = actions.record_versi(guide, isi=ISI, berlaku_sejak=on, by=akun["sekretariat"])
    actions.publish_versi(concept, versi=stamp(concept), by=akun["kepala"])
    for number, (jenis, kode, tingkat, indikasi) in enumerate(LOKASI, 1):
        row = actions.record_lokasi(
            instansi=instansi["polda"], jenis=jenis, wilayah=Wilayah.objects.get(kode=kode), nama=f"Tempat Contoh {number}",
            alamat="Lorong Contoh", indikasi=indikasi, sumber=SumberIndikasi.MASYARAKAT, tingkat=tingkat,
            periksa_berikutnya=on + datetime.timedelta(days=7), by=akun["polda"],
        )  # fmt: skip
        actions.schedule_patroli(
            row, tanggal=on + datetime.timedelta(days=number), instansi=instansi["polda"], by=akun["polda"]
        )
    actions.record_pemeriksaan(
        row, tanggal=on, petugas="Regu Contoh", temuan="Rekaan: perantara tidak ditemukan.", tingkat=TingkatRawan.RENDAH,
        status=StatusLokasi.DIPANTAU, periksa_berikutnya=on + datetime.timedelta(days=30), by=akun["polda"],
    )  # fmt: skip


def _glossary(by: Pengguna) -> None:
    tabel = TabelIstilah(by)
    rows = tabel.read(ContentFile(BAWAAN.read_bytes(), name=BAWAAN.name))
    impor = actions.hold_impor(tabel, rows=rows, by=by)
    actions.import_program(impor, sidik=tabel.preview(rows).sidik, by=by)

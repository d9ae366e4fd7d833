"""Makers of rows of the programmes, through the real actions."""

import datetime
import io
import itertools
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from anggota.models import Instansi, Pengguna
from gugus_tugas.files import blank_pdf, check_upload
from gugus_tugas.tabel import write_table
from gugus_tugas.versi import stamp
from program import actions
from program.enums.bahan import JenisBahan, JenisMutasi
from program.enums.dana import SumberDana
from program.enums.gugus_daerah import KeadaanGugus
from program.enums.kegiatan import JenisBerkas, JenisKegiatan, Sasaran
from program.enums.lokasi import JenisLokasi, SumberIndikasi, TingkatRawan
from program.enums.pedoman import JenisPedoman
from program.enums.perusahaan import BeratTemuan, JenisBerkasKunjungan, JenisKunjungan, JenisPerusahaan
from program.enums.rencana import JenisRencana, StatusRencana
from program.models import (
    AnggaranInstansi,
    BahanKIE,
    BarisRencana,
    BerkasKegiatan,
    BerkasKunjungan,
    GugusDaerah,
    HasilPenelitian,
    Istilah,
    Kegiatan,
    KunjunganPengawasan,
    LokasiRawan,
    NihilAnggaran,
    Pedoman,
    PemeriksaanLokasi,
    Penelitian,
    Perusahaan,
    ProgramGampong,
    RencanaAksi,
    RencanaPatroli,
    Temuan,
    VersiPedoman,
)
from wilayah.models import Wilayah


def make_kegiatan(*, by: Pengguna, instansi: Instansi | None = None, tempat: str = "11.71", **values) -> Kegiatan:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "jenis": JenisKegiatan.SOSIALISASI,
        "judul": "Sosialisasi di dayah",
        "sasaran": Sasaran.SANTRI,
        "tanggal": datetime.date(2026, 3, 4),
        "tempat": Wilayah.objects.get(kode=tempat),
    }
    return actions.record_kegiatan(by=by, **{**defaults, **values})


def make_foto(*, exif: bytes = b"") -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(output, "JPEG", **({"exif": exif} if exif else {}))
    return output.getvalue()


def make_berkas_kegiatan(kegiatan: Kegiatan, *, by: Pengguna) -> BerkasKegiatan:
    clean = check_upload(SimpleUploadedFile("foto.jpg", make_foto()))
    return actions.add_berkas_kegiatan(kegiatan, by=by, jenis=JenisBerkas.FOTO, berkas=clean)


def make_berkas_kunjungan(kunjungan: KunjunganPengawasan, *, by: Pengguna, **values) -> BerkasKunjungan:
    upload = check_upload(SimpleUploadedFile("kantor.jpg", make_foto()))
    defaults = {"jenis": JenisBerkasKunjungan.FOTO}
    return actions.add_berkas_kunjungan(kunjungan, by=by, berkas=upload, **{**defaults, **values})


def make_hasil_penelitian(penelitian: Penelitian, *, by: Pengguna, **values) -> HasilPenelitian:
    """Of a research that has ended."""
    defaults = {"judul": "Laporan akhir", "tanggal": penelitian.tanggal, "berkas": blank_pdf()}
    return actions.add_hasil_penelitian(penelitian, by=by, **{**defaults, **values})


def table(head: list[str], *rows: list, name: str = "tabel.xlsx") -> SimpleUploadedFile:
    """An upload as Excel writes it."""
    return SimpleUploadedFile(name, write_table(head, rows, title="Tabel").read())


def make_bahan(*, by: Pengguna, instansi: Instansi | None = None, stok: int = 0, **values) -> BahanKIE:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "jenis": JenisBahan.BUKU_SAKU,
        "judul": "Kenali perdagangan orang",
        "satuan": "eksemplar",
    }
    row = actions.record_bahan(by=by, **{**defaults, **values})
    if stok:
        day = datetime.date(2026, 1, 5)
        actions.record_mutasi(row, jenis=JenisMutasi.CETAK, jumlah=stok, tanggal=day, by=by)
        row.refresh_from_db()
    return row


_TITLES = itertools.count(1)


def make_rencana_aksi(
    *, by: Pengguna, instansi: Instansi | None = None, baris: int = 1, konsep: bool = False, **values
) -> RencanaAksi:
    """A yearly plan with lines, in force unless `konsep`. `by` manages the programmes."""
    year = values.pop("tahun", 2026)
    defaults = {
        "jenis": JenisRencana.TAHUNAN,
        "judul": f"Rencana kerja {year} nomor {next(_TITLES)}",
        "tahun_mulai": year,
        "tahun_selesai": year,
    }
    row = actions.record_rencana_aksi(by=by, **{**defaults, **values})
    for _ in range(baris):
        make_baris(row, by=by, instansi=instansi)
    if not konsep:
        row = actions.change_status_rencana_aksi(row, to=StatusRencana.BERLAKU, by=by, versi=stamp(row))
    return row


def make_baris(plan: RencanaAksi, *, by: Pengguna, instansi: Instansi | None = None, **values) -> BarisRencana:
    defaults = {
        "instansi": instansi or Instansi.objects.first(),
        "tahun": plan.tahun_mulai,
        "strategi": "Pencegahan",
        "aksi": "Sosialisasi di dayah",
        "indikator": "Jumlah dayah yang dikunjungi",
        "satuan": "dayah",
        "target": Decimal(12),
        "tw1": True,
        "tw3": True,
    }
    actions.update_baris_rencana(plan, ubah=[], baru=[{**defaults, **values}], hapus=[], by=by)
    return BarisRencana.objects.filter(rencana=plan).latest("pk")


def make_perusahaan(*, by: Pengguna, instansi: Instansi | None = None, tempat: str = "11.71", **values) -> Perusahaan:
    """A head office; with `induk` a branch of it."""
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "jenis": JenisPerusahaan.CABANG if values.get("induk") else JenisPerusahaan.P3MI,
        "nama": "PT Contoh Karya Nanggroe",
        "tempat": Wilayah.objects.get(kode=tempat),
    }
    return actions.record_perusahaan(by=by, **{**defaults, **values})


def make_perekrut(*, by: Pengguna, instansi: Instansi | None = None, tempat: str = "11.71", **values) -> Perusahaan:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "nama": "Zulkarnaini Rekaan",
        "tempat": Wilayah.objects.get(kode=tempat),
    }
    return actions.record_perekrut(by=by, **{**defaults, **values})


def make_kunjungan(
    perusahaan: Perusahaan, *, by: Pengguna, instansi: Instansi | None = None, **values
) -> KunjunganPengawasan:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "tanggal": datetime.date(2026, 3, 4),
        "jenis": JenisKunjungan.RUTIN,
    }
    return actions.record_kunjungan(perusahaan, by=by, **{**defaults, **values})


def make_temuan(kunjungan: KunjunganPengawasan, *, by: Pengguna, **values) -> Temuan:
    defaults = {
        "uraian": "Perjanjian penempatan tidak diberikan",
        "berat": BeratTemuan.SEDANG,
        "diminta": "Serahkan salinannya",
        "tenggat": datetime.date(2026, 4, 4),
    }
    return actions.add_temuan(kunjungan, by=by, **{**defaults, **values})


def make_gampong(
    *, by: Pengguna, instansi: Instansi | None = None, gampong: str = "", tahun: int = 2026, **values
) -> ProgramGampong:
    """Of the gampong with this code; without one, of the first that is not reported for the year."""
    free = Wilayah.objects.filter(kode__startswith="11.71.", tingkat="gampong").exclude(
        daftar_program_gampong__tahun=tahun
    )
    place = Wilayah.objects.get(kode=gampong) if gampong else free.order_by("kode").first()
    agency = instansi or by.instansi or Instansi.objects.first()
    return actions.record_gampong(by=by, gampong=place, tahun=tahun, instansi=agency, **values)


def make_gugus_daerah(*, by: Pengguna, instansi: Instansi | None = None, kode: str = "", **values) -> GugusDaerah:
    """A decree of the kabupaten/kota with this code; without one, of the first of which nothing is told."""
    free = Wilayah.objects.kabkota_aceh().filter(daftar_gugus_daerah=None)
    place = Wilayah.objects.get(kode=kode) if kode else free.order_by("kode").first()
    agency = instansi or by.instansi or Instansi.objects.first()
    defaults = {"keadaan": KeadaanGugus.ADA, "tanggal": datetime.date(2026, 2, 3)}
    return actions.record_gugus_daerah(by=by, wilayah=place, instansi=agency, **{**defaults, **values})


def make_anggaran(*, by: Pengguna, instansi: Instansi | None = None, **values) -> AnggaranInstansi:
    """A line without codes: of another name each, unless it is given one."""
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "tahun": 2026,
        "program": f"Program perlindungan perempuan {AnggaranInstansi.objects.count()}",
        "sumber_dana": SumberDana.APBA,
        "pagu": 1_250_000,
    }
    return actions.record_anggaran(by=by, **{**defaults, **values})


def make_nihil(*, by: Pengguna, instansi: Instansi | None = None, tahun: int = 2025) -> NihilAnggaran:
    return actions.record_nihil(instansi=instansi or by.instansi, tahun=tahun, by=by)


ETIK = {"etik_nomor": "12/KE/2026", "etik_tanggal": datetime.date(2026, 2, 10), "etik_lembaga": "Komite Etik Contoh"}


PERJANJIAN = {
    "perjanjian_nomor": "7/PKS/2026",
    "perjanjian_tanggal": datetime.date(2026, 3, 1),
    "perjanjian_sampai": datetime.date(2027, 3, 1),
}


def make_penelitian(*, by: Pengguna, instansi: Instansi | None = None, **values) -> Penelitian:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "judul": "Pola perekrutan di pesisir",
        "peneliti": "Peneliti Rekaan",
        "lembaga": "Universitas Rekaan",
        "tujuan": "Pencegahan",
        "metode": "Tabel agregat",
        "tanggal": datetime.date(2026, 3, 4),
    }
    return actions.record_penelitian(by=by, **{**defaults, **values})


def make_lokasi(*, by: Pengguna, instansi: Instansi | None = None, wilayah: str = "11.71.01", **values) -> LokasiRawan:
    defaults = {
        "instansi": instansi or by.instansi or Instansi.objects.first(),
        "jenis": JenisLokasi.PENGINAPAN,
        "wilayah": Wilayah.objects.get(kode=wilayah),
        "nama": "Penginapan Contoh",
        "alamat": "Lorong contoh",
        "indikasi": "Calon pekerja dikumpulkan tanpa dokumen",
        "sumber": SumberIndikasi.MASYARAKAT,
        "tingkat": TingkatRawan.SEDANG,
    }
    return actions.record_lokasi(by=by, **{**defaults, **values})


def make_pemeriksaan(lokasi: LokasiRawan, *, by: Pengguna, **values) -> PemeriksaanLokasi:
    defaults = {
        "tanggal": datetime.date(2026, 3, 4),
        "petugas": "Regu contoh",
        "temuan": "Dua kamar terkunci dari luar",
        "tingkat": TingkatRawan.TINGGI,
        "status": lokasi.status,
    }
    return actions.record_pemeriksaan(lokasi, by=by, **{**defaults, **values})


def make_patroli(lokasi: LokasiRawan, *, by: Pengguna, **values) -> RencanaPatroli:
    defaults = {"tanggal": datetime.date(2026, 3, 9), "instansi": lokasi.instansi}
    return actions.schedule_patroli(lokasi, by=by, **{**defaults, **values})


def make_pedoman(*, by: Pengguna, **values) -> Pedoman:
    return actions.record_pedoman(by=by, **{"jenis": JenisPedoman.SOP, "judul": "Alur penanganan korban", **values})


def make_versi(pedoman: Pedoman, *, by: Pengguna, **values) -> VersiPedoman:
    defaults = {"isi": "# Tujuan\nMelayani korban.\n- Dengarkan\n- Rujuk", "berlaku_sejak": datetime.date(2026, 3, 4)}
    return actions.record_versi(pedoman, by=by, **{**defaults, **values})


def make_istilah(*, by: Pengguna, **values) -> Istilah:
    return actions.record_istilah(by=by, **{"istilah": "Reusam", "arti": "Peraturan gampong", **values})

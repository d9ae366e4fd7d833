"""Makers of rows of the programmes, through the real actions."""

import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from anggota.models import Instansi, Pengguna
from gugus_tugas.files import check_upload
from gugus_tugas.tabel import write_table
from program import actions
from program.enums.bahan import JenisBahan, JenisMutasi
from program.enums.kegiatan import JenisBerkas, JenisKegiatan, Sasaran
from program.models import BahanKIE, BerkasKegiatan, Kegiatan
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

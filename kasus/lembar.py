"""The table of cases to fill in: its columns, its template, and how much of it is read at once (gugus_tugas/lembar.py).

One row is one victim; rows with the same "Kunci kasus" are one case. Nothing is guessed: a number where a text belongs has lost
signs already (codes, NIK, phone), a formula is not computed, a date is a date cell or day/month/year.
"""

import datetime

from gugus_tugas.lembar import (
    ANGKA,
    BANYAK,
    KUNCI,
    NEGARA,
    NIK,
    PILIHAN,
    TANGGAL,
    TELEPON,
    TEMPAT,
    KolomLembar,
    read_sheet,
    write_template,
)
from gugus_tugas.tabel import MEGABYTE, Batas, Terbaca
from kasus.enums import (
    Cara,
    JenisKelamin,
    KelompokUsia,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    SumberLaporan,
    TahapPeristiwa,
    Tujuan,
)
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah

MAX_BARIS = 10_000
BATAS = Batas(byte=8 * MEGABYTE, terurai=120 * MEGABYTE, baris=MAX_BARIS + 5_000, kolom=60, tanda=2_000_000)
KASUS, KORBAN = "kasus", "korban"

KOLOM = (
    KolomLembar("Kunci kasus", "kunci_kasus", KUNCI, wajib=True, panjang=60),
    KolomLembar("Kunci korban", "kunci_korban", KUNCI, wajib=True, panjang=60),
    KolomLembar("Tanggal lapor", "tanggal_lapor", TANGGAL, wajib=True, milik=KASUS),
    KolomLembar("Sumber laporan", "sumber_laporan", PILIHAN, SumberLaporan, wajib=True, milik=KASUS),
    KolomLembar("Tempat lapor", "tempat_lapor", TEMPAT, milik=KASUS),
    KolomLembar("Nomor SIMFONI", "nomor_simfoni", KUNCI, milik=KASUS, panjang=40),
    KolomLembar("Uraian", "uraian", milik=KASUS, is_rahasia=True, panjang=5000),
    KolomLembar("Jenis kelamin", "jenis_kelamin", PILIHAN, JenisKelamin, wajib=True),
    KolomLembar("Usia saat terjerat", "usia_saat_terjerat", ANGKA),
    KolomLembar("Kelompok usia", "kelompok_usia", PILIHAN, KelompokUsia),
    KolomLembar("Kewarganegaraan", "kewarganegaraan", NEGARA),
    KolomLembar("Daerah asal", "asal", TEMPAT),
    KolomLembar("Proses", "proses", BANYAK, Proses),
    KolomLembar("Cara", "cara", BANYAK, Cara),
    KolomLembar("Tujuan eksploitasi", "tujuan", BANYAK, Tujuan),
    KolomLembar("Status identifikasi", "status_identifikasi", PILIHAN, StatusIdentifikasi),
    KolomLembar("Ditetapkan oleh", "penetap_status", PILIHAN, PenetapStatus),
    *(
        KolomLembar(f"{judul} {tahap.label.lower()}", f"{nama}_{tahap.name.lower()}", jenis, milik=KASUS)
        for tahap in TahapPeristiwa
        for judul, nama, jenis in (("Tempat", "tempat", TEMPAT), ("Tanggal", "tanggal", TANGGAL))
    ),
    KolomLembar("Nama lengkap", "nama", is_rahasia=True),
    KolomLembar("NIK", "nik", NIK, is_rahasia=True),
    KolomLembar("Tanggal lahir", "tanggal_lahir", TANGGAL, is_rahasia=True),
    KolomLembar("Telepon", "telepon", TELEPON, is_rahasia=True, panjang=30),
    KolomLembar("Alamat", "alamat", is_rahasia=True, panjang=500),
)
WAJIB = tuple(row.judul for row in KOLOM if row.wajib)
BY_NAMA = {row.nama: row for row in KOLOM}


def read_lembar(upload) -> Terbaca:
    return read_sheet(upload, KOLOM, batas=BATAS, maks=MAX_BARIS, isi="korban", contoh=len(CONTOH))


PETUNJUK = (
    "Isi lembar Kasus, satu baris untuk satu korban. Baris dengan Kunci kasus yang sama menjadi satu kasus.",
    "Kunci kasus dan Kunci korban: nomor dari sumber Anda (misalnya POLDA-2019-014 dan POLDA-2019-014/1). Jangan memakai nama atau NIK. "
    "Dengan kunci ini baris yang sama tidak pernah masuk dua kali.",
    f"Wajib: {', '.join(WAJIB)}. Isi juga Usia saat terjerat atau Kelompok usia.",
    "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018. Kosongkan bila tidak diketahui.",
    "Tempat: nama atau kode, misalnya Kota Langsa, 'Baro, Peukan Bada', 11.71.01.2001, atau Malaysia. Gampong yang namanya sama perlu "
    "kecamatannya. Kode ditulis sebagai teks, bukan angka.",
    "Pilihan: pilih dari daftar, atau tulis kodenya (lembar Pilihan). Proses, Cara, Tujuan boleh lebih dari satu, dipisah titik koma.",
    "NIK dan telepon ditulis sebagai teks. Kosongkan identitas yang tidak diketahui atau tidak boleh dicatat.",
    "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
)
CONTOH = (
    {"kunci_kasus": "CONTOH-2019-014", "kunci_korban": "CONTOH-2019-014/1", "tanggal_lapor": datetime.date(2019, 8, 9),
     "sumber_laporan": "Laporan polisi", "tempat_lapor": "Kota Langsa", "jenis_kelamin": "Perempuan", "usia_saat_terjerat": 16,
     "kewarganegaraan": "Indonesia", "asal": "Kab. Aceh Timur", "proses": "REKRUT; ANGKUT", "cara": "TIPU", "tujuan": "ForcedLabour",
     "tempat_eksploitasi": "Malaysia", "tanggal_eksploitasi": datetime.date(2019, 5, 1)},
    {"kunci_kasus": "CONTOH-2019-014", "kunci_korban": "CONTOH-2019-014/2", "tanggal_lapor": datetime.date(2019, 8, 9),
     "sumber_laporan": "Laporan polisi", "jenis_kelamin": "Laki-laki", "kelompok_usia": "Dewasa (18 tahun ke atas)",
     "proses": "REKRUT", "tujuan": "ForcedLabour"},
)  # fmt: skip


def build_template() -> bytes:
    names = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").values_list("jalur", flat=True)
    countries = Wilayah.objects.of_tingkat(TingkatWilayah.NEGARA).order_by("nama").values_list("nama", flat=True)
    known = {TEMPAT: [*names, *countries], NEGARA: [*countries]}
    return write_template(
        KOLOM,
        judul="Kasus",
        petunjuk=PETUNJUK,
        contoh=CONTOH,
        daftar=lambda kolom: known.get(kolom.jenis, ()),
        baris=MAX_BARIS,
    )

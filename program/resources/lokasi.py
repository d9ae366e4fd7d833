"""Restricted places as a table. It brings in what was known before; what a check found afterwards has its own way."""

import datetime

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import INSTANSI, KUNCI, PILIHAN, TANGGAL, TEMPAT, KolomLembar
from program.aturan.lokasi import lokasi_faults
from program.enums.lokasi import JenisLokasi, StatusLokasi, SumberIndikasi, TingkatRawan
from program.models import LokasiRawan
from program.models.lokasi import TINGKAT_LOKASI
from program.resources.dasar import Tabel

HASIL_PERIKSA = ("tingkat", "status", "terakhir_diperiksa", "periksa_berikutnya")


class TabelLokasi(Tabel):
    kunci, judul, alamat, model = "lokasi", "Lokasi rawan", "program:lokasi_index", LokasiRawan
    awalan, kolom_kode = "LR-", "nomor"
    tingkat_tempat = TINGKAT_LOKASI
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_LOKASI, JenisPeristiwa.UPDATE_LOKASI
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Jenis tempat", "jenis", PILIHAN, JenisLokasi, wajib=True),
        KolomLembar("Wilayah", "wilayah", TEMPAT, wajib=True),
        KolomLembar("Nama tempat", "nama", wajib=True, is_rahasia=True),
        KolomLembar("Alamat atau patokan", "alamat", panjang=300, is_rahasia=True),
        KolomLembar("Indikasi", "indikasi", wajib=True, panjang=2000, is_rahasia=True),
        KolomLembar("Sumber indikasi", "sumber", PILIHAN, SumberIndikasi, wajib=True),
        KolomLembar("Tingkat kerawanan", "tingkat", PILIHAN, TingkatRawan, wajib=True),
        KolomLembar("Status", "status", PILIHAN, StatusLokasi, wajib=True),
        KolomLembar("Terakhir diperiksa", "terakhir_diperiksa", TANGGAL),
        KolomLembar("Pemeriksaan berikutnya", "periksa_berikutnya", TANGGAL),
    )
    petunjuk = (
        "Daftar ini terbatas. Jangan mengirimnya lewat WhatsApp atau surel; hapus berkasnya setelah tersimpan.",
        "Isi lembar Lokasi rawan, satu baris untuk satu tempat. Jangan menulis nama atau ciri korban di kolom mana pun.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya LOK-2026-03. Jangan memakai nama tempatnya sebagai kunci. Kunci yang sama "
        "tidak pernah masuk dua kali.",
        "Wilayah: kecamatan atau gampong di Aceh, misalnya 'Lampulo, Kuta Alam'. Kode ditulis sebagai teks.",
        "Tingkat, status, dan tanggal pemeriksaan baris yang sudah ada hanya berubah lewat Catat pemeriksaan.",
        "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "LOK-2026-03", "instansi": "DP3A", "jenis": "Hotel atau penginapan", "wilayah": "Lampulo, Kuta Alam",
         "nama": "Penginapan Contoh", "alamat": "Lorong contoh 1", "indikasi": "Calon pekerja dikumpulkan tanpa dokumen",
         "sumber": "Laporan masyarakat", "tingkat": "Sedang", "status": "Dipantau", "terakhir_diperiksa": datetime.date(2026, 3, 4)},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return lokasi_faults(nilai)

    def change_rules(self, row: LokasiRawan, nilai: dict) -> dict[str, str]:
        text = f"{row} sudah tercatat; ini hanya berubah lewat Catat pemeriksaan di halamannya"
        return {name: text for name in HASIL_PERIKSA if name in nilai}

"""Activities as a table."""

import datetime

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import ANGKA, INSTANSI, KUNCI, PILIHAN, RUPIAH, TANGGAL, TEMPAT, KolomLembar
from program.aturan.kegiatan import kegiatan_faults
from program.enums.dana import SumberDana
from program.enums.kegiatan import JenisKegiatan, Sasaran, StatusKegiatan
from program.models.kegiatan import MAX_PESERTA, Kegiatan
from program.resources.dasar import Tabel


class TabelKegiatan(Tabel):
    kunci, judul, alamat, model = "kegiatan", "Kegiatan", "program:kegiatan_index", Kegiatan
    awalan, tahunan = "KEG-", "tanggal"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_KEGIATAN, JenisPeristiwa.UPDATE_KEGIATAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Jenis kegiatan", "jenis", PILIHAN, JenisKegiatan, wajib=True),
        KolomLembar("Nama kegiatan", "judul", wajib=True),
        KolomLembar("Topik", "topik", panjang=300),
        KolomLembar("Sasaran", "sasaran", PILIHAN, Sasaran, wajib=True),
        KolomLembar("Tanggal", "tanggal", TANGGAL, wajib=True),
        KolomLembar("Sampai tanggal", "sampai", TANGGAL),
        KolomLembar("Tempat", "tempat", TEMPAT, wajib=True),
        KolomLembar("Lokasi", "lokasi", panjang=160),
        KolomLembar("Mitra", "mitra", panjang=300),
        KolomLembar("Status", "status", PILIHAN, StatusKegiatan, wajib=True),
        KolomLembar("Laki-laki dewasa", "peserta_l", ANGKA, maks=MAX_PESERTA),
        KolomLembar("Perempuan dewasa", "peserta_p", ANGKA, maks=MAX_PESERTA),
        KolomLembar("Anak laki-laki", "anak_l", ANGKA, maks=MAX_PESERTA),
        KolomLembar("Anak perempuan", "anak_p", ANGKA, maks=MAX_PESERTA),
        KolomLembar("Biaya", "biaya", RUPIAH),
        KolomLembar("Sumber dana", "sumber_dana", PILIHAN, SumberDana),
        KolomLembar("Hasil", "hasil", panjang=2000),
        KolomLembar("Alasan batal", "alasan_batal", panjang=300),
    )
    petunjuk = (
        "Isi lembar Kegiatan, satu baris untuk satu kegiatan. Jangan menulis nama atau ciri korban di kolom mana pun.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya SOS-2026-014. Kunci yang sama tidak pernah masuk dua kali; isi yang "
        "berubah memperbarui barisnya.",
        "Peserta: kosong berarti tidak dicatat, 0 berarti tidak ada. Hanya untuk kegiatan terlaksana.",
        "Tempat: nama atau kode, sampai gampong bila diketahui, misalnya 'Lampulo, Kuta Alam' atau Kota Langsa. Kode ditulis sebagai teks.",
        "Biaya: rupiah bulat, misalnya 1.250.000 atau Rp 1.250.000,00. Bila diisi, pilih sumber dananya.",
        "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "SOS-2026-014", "instansi": "DP3A", "jenis": "Sosialisasi", "judul": "Sosialisasi bahaya TPPO di dayah",
         "topik": "Janji kerja ke luar negeri", "sasaran": "Santri dan dayah", "tanggal": datetime.date(2026, 3, 4),
         "tempat": "Kota Langsa",
         "lokasi": "Aula dayah", "status": "Terlaksana", "peserta_l": 40, "peserta_p": 55, "anak_p": 0, "biaya": 4_500_000,
         "sumber_dana": "APBA"},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return kegiatan_faults(nilai)

    def keeps_year(self, row: Kegiatan) -> bool:
        """What is only planned may be put off to another year."""
        return row.status != StatusKegiatan.DIRENCANAKAN

    def change_rules(self, row: Kegiatan, nilai: dict) -> dict[str, str]:
        """A table may carry an activity out or cancel it, and never takes that back."""
        before, after = StatusKegiatan(row.status), StatusKegiatan(nilai.get("status", row.status))
        if after == before or after in before.can_become():
            return {}
        return {"status": f"{row} sudah {before.label.lower()} dan tidak dapat menjadi {after.label.lower()}"}

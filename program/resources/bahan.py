"""Materials as a table; and a stock card to take out, never to send in: its rows are made one after the other, under a lock."""

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import ANGKA, INSTANSI, KUNCI, PILIHAN, TANGGAL, KolomLembar
from program.enums.bahan import JenisBahan, JenisMutasi
from program.models import BahanKIE, MutasiBahan
from program.resources.dasar import Tabel


class TabelBahan(Tabel):
    kunci, judul, alamat, model = "bahan", "Bahan KIE", "program:bahan_index", BahanKIE
    awalan = "KIE-"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_BAHAN, JenisPeristiwa.UPDATE_BAHAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Jenis bahan", "jenis", PILIHAN, JenisBahan, wajib=True),
        KolomLembar("Judul", "judul", wajib=True),
        KolomLembar("Satuan", "satuan", wajib=True, panjang=20),
        KolomLembar("Keterangan", "keterangan", panjang=300),
    )
    petunjuk = (
        "Isi lembar Bahan KIE, satu baris untuk satu judul. Stoknya tidak diimpor: catat di kartu stok sesudahnya.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya BUKU-01. Kunci yang sama tidak pernah masuk dua kali.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "BUKU-01", "instansi": "DP3A", "jenis": "Buku saku", "judul": "Kenali perdagangan orang", "satuan": "eksemplar"},
    )  # fmt: skip


class TabelMutasi(Tabel):
    kunci, judul, model = "mutasi", "Kartu stok", MutasiBahan
    kolom = (
        KolomLembar("No", "urutan", ANGKA),
        KolomLembar("Tanggal", "tanggal", TANGGAL),
        KolomLembar("Mutasi", "jenis", PILIHAN, JenisMutasi),
        KolomLembar("Dari atau kepada", "kepada"),
        KolomLembar("Alasan", "alasan"),
        KolomLembar("Masuk", "masuk", ANGKA),
        KolomLembar("Keluar", "keluar", ANGKA),
        KolomLembar("Saldo", "saldo", ANGKA),
    )

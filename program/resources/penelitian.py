"""Research requests as a table. A decision is never imported: what comes in is a request."""

import datetime

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import INSTANSI, KUNCI, PILIHAN, TANGGAL, Kesalahan, KolomLembar, fault_at
from program.aturan.penelitian import ETIK, PERJANJIAN, penelitian_faults
from program.enums.penelitian import StatusPenelitian
from program.models import Penelitian
from program.models.penelitian import MAX_TEKS
from program.resources.dasar import Tabel


class TabelPenelitian(Tabel):
    kunci, judul, alamat, model = "penelitian", "Penelitian", "program:penelitian_index", Penelitian
    awalan, tahunan = "LIT-", "tanggal"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_PENELITIAN, JenisPeristiwa.UPDATE_PENELITIAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Judul", "judul", wajib=True, panjang=250),
        KolomLembar("Peneliti", "peneliti", wajib=True, panjang=160),
        KolomLembar("Lembaga", "lembaga", wajib=True, panjang=160),
        KolomLembar("Tujuan", "tujuan", wajib=True, panjang=MAX_TEKS),
        KolomLembar("Metode", "metode", wajib=True, panjang=MAX_TEKS),
        KolomLembar("Tanggal pengajuan", "tanggal", TANGGAL, wajib=True),
        KolomLembar("Status", "status", PILIHAN, StatusPenelitian, wajib=True),
        KolomLembar("Alasan ditolak", "alasan_tolak", panjang=300),
        KolomLembar("Nomor etik", "etik_nomor", panjang=80),
        KolomLembar("Tanggal etik", "etik_tanggal", TANGGAL),
        KolomLembar("Komite etik", "etik_lembaga", panjang=160),
        KolomLembar("Nomor perjanjian", "perjanjian_nomor", panjang=80),
        KolomLembar("Tanggal perjanjian", "perjanjian_tanggal", TANGGAL),
        KolomLembar("Perjanjian sampai", "perjanjian_sampai", TANGGAL),
        KolomLembar("Hasil", "hasil", panjang=MAX_TEKS),
        KolomLembar("Tautan", "tautan", panjang=300),
    )
    petunjuk = (
        "Isi lembar Penelitian, satu baris untuk satu permohonan. Jangan menulis nama atau ciri korban di kolom mana pun.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya LIT-2026-03. Kunci yang sama tidak pernah masuk dua kali; isi yang berubah "
        "memperbarui barisnya.",
        "Status: permohonan baru selalu Diajukan. Persetujuan, pelaksanaan, dan selesainya dicatat di halaman penelitian itu, tidak "
        "lewat tabel.",
        "Persetujuan etik dan perjanjian: isi nomor, tanggal, dan isian lainnya bersama-sama, atau kosongkan semuanya.",
        "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "2026-03", "instansi": "DP3A", "judul": "Pola perekrutan pekerja migran asal pesisir timur",
         "peneliti": "Peneliti Contoh", "lembaga": "Universitas Contoh", "tujuan": "Memetakan pola perekrutan untuk pencegahan",
         "metode": "Analisis tabel agregat dan wawancara petugas", "tanggal": datetime.date(2026, 3, 4), "status": "Diajukan",
         "etik_nomor": "12/KE/2026", "etik_tanggal": datetime.date(2026, 2, 10), "etik_lembaga": "Komite Etik Universitas Contoh"},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return penelitian_faults(nilai)

    def change_rules(self, row: Penelitian, nilai: dict) -> dict[str, str]:
        """A table takes no step, and changes what was asked for only until it is decided."""
        if "status" in nilai:
            now = row.get_status_display()
            return {"status": f"{row} sekarang {now}. Status hanya diubah di halaman penelitian itu"}
        if row.status == StatusPenelitian.DIAJUKAN:
            fixed = frozenset()
        else:
            fixed = nilai.keys() - {*ETIK, *PERJANJIAN} if StatusPenelitian(row.status).can_become() else nilai.keys()
        faults = dict.fromkeys(fixed, f"{row} sudah diputus, jadi isian ini tidak diubah lagi")
        return penelitian_faults({kolom.nama: getattr(row, kolom.nama) for kolom in self.kolom} | nilai) | faults

    def clashes(self, good: list, known: dict) -> list[Kesalahan]:
        text = "permohonan baru selalu Diajukan. Keputusan dan pelaksanaannya dicatat di halaman penelitian itu"
        return [
            fault_at(self._by_name["status"], row, text)
            for row, values in good
            if self.key(values) not in known and values["status"] != StatusPenelitian.DIAJUKAN
        ]

"""The terms that every researcher accepts with the agreement; shown where a request is recorded, read and decided."""

SYARAT_PENELITIAN = (
    "Peneliti hanya menerima tabel yang sudah dijumlahkan dan angka kecilnya ditutup; tidak pernah baris kasus atau identitas.",
    "Data hanya dipakai untuk tujuan yang disetujui dan tidak diteruskan kepada pihak lain.",
    "Peneliti tidak berupaya mengenali korban kembali, juga tidak dengan menggabungkannya dengan data lain.",
    "Korban dan keluarganya tidak dihubungi tanpa persetujuan etik dan pendampingan instansi layanan.",
    "Naskah diperlihatkan kepada sekretariat paling lambat 14 hari sebelum terbit, untuk memeriksa kerahasiaan identitas.",
    "Data dihapus paling lambat pada akhir perjanjian, dan hasil penelitian diserahkan kepada sekretariat.",
)

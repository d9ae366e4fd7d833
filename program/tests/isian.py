"""What is typed into the form of each register when nothing is wrong with it."""

SECRET = {
    "nama": "Zulkarnaini Rekaan", "alias": "Bang Kenari", "alamat": "Lorong Kenari 9", "telepon": "0811-4242-7788",
    "uraian": "menjanjikan kerja kafe",
}  # fmt: skip


def isian_kegiatan(**changes) -> dict:
    return {
        "jenis": "pelatihan", "judul": "Pelatihan kader gampong", "sasaran": "gampong", "tanggal": "4/3/2026", "tempat_teks": "Kota Langsa",
        "tempat": "", "instansi": "dinsos", "status": "terlaksana", "peserta_l": "10", "peserta_p": "0", "biaya": "Rp 1.250.000,00",
        "sumber_dana": "apbk", **changes,
    }  # fmt: skip


def isian_anggaran(**changes) -> dict:
    return {
        "instansi": "dinsos", "tahun": "2026", "kode_program": "2.08.02", "program": "Perlindungan perempuan", "sumber_dana": "apba",
        "pagu": "Rp 1.250.000,00", "realisasi": "", **changes,
    }  # fmt: skip


def isian_gampong(**changes) -> dict:
    return {
        "gampong_teks": "Lampulo, Kuta Alam", "gampong": "", "tahun": "2026", "instansi": "dinsos", "apbg": "Rp 1.250.000,00",
        "forum_anak": "ada", "forum_anak_sk": "141/7/2026", "forum_anak_tanggal": "4/3/2026", "reusam": "tidak_diketahui", "kader": "0",
        **changes,
    }  # fmt: skip


def isian_lokasi(**changes) -> dict:
    return {
        "jenis": "terminal", "wilayah_teks": "Lampulo, Kuta Alam", "wilayah": "", "nama": "ZZTEMPAT", "alamat": "ZZLORONG",
        "indikasi": "ZZBUKTI", "sumber": "media", "tingkat": "tinggi", "periksa_berikutnya": "4/4/2027", "instansi": "dinsos", **changes,
    }  # fmt: skip


def isian_penelitian(**changes) -> dict:
    return {
        "judul": "Pola perekrutan", "peneliti": "Peneliti Rekaan", "lembaga": "Universitas Rekaan", "instansi": "dinsos",
        "tanggal": "4/3/2026", "tujuan": "Pencegahan", "metode": "Tabel agregat", **changes,
    }  # fmt: skip


def isian_perusahaan(**changes) -> dict:
    return {
        "jenis": "p3mi", "nama": "PT Karya", "nomor_izin": "SIP3MI 7/2024", "tanggal_terbit": "1/2/2024", "berlaku_sampai": "31/1/2029",
        "tempat_teks": "Kota Langsa", "tempat": "", "instansi": "dinsos", "sektor": "Kebun", **changes,
    }  # fmt: skip


def isian_perekrut(**changes) -> dict:
    return {**SECRET, "tempat_teks": "Kota Langsa", "tempat": "", "instansi": "dinsos", "sektor": "Kafe", **changes}

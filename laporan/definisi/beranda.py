"""The figures of home. They count today, in the rows that this person may open; each number is itself the link to its list."""

from laporan.definisi.dasar import Definisi

HARI_INI = "Keadaan saat halaman ini dibuka; hanya yang boleh Anda buka."
KASUS, TINDAK_LANJUT = "Register kasus.", "Register rekomendasi sekretariat."
_SATUAN_TINDAK_LANJUT = "Tindak lanjut: satu rekomendasi kepada satu instansi."

BERANDA: dict[str, Definisi] = {
    definisi.kunci: definisi
    for definisi in (
        Definisi(
            "kasus_terbuka",
            "Kasus masih terbuka",
            "Kasus, bukan korban: satu kasus dapat memuat beberapa korban.",
            "Kasus yang penanganannya belum selesai.",
            "Kasus dari semua tahun, apa pun tahun laporannya. Kasus yang sudah ditutup tidak dihitung.",
            HARI_INI,
            KASUS,
        ),
        Definisi(
            "kasus_tahun_ini",
            "Kasus dilaporkan tahun ini",
            "Kasus, bukan korban: satu kasus dapat memuat beberapa korban.",
            "Kasus yang laporannya diterima pada tahun ini (WIB), terbuka maupun sudah selesai.",
            "Kasus yang orangnya kemudian dinyatakan bukan korban tetap dihitung di sini, tetapi tidak dalam laporan tahunan.",
            HARI_INI,
            KASUS,
        ),
        Definisi(
            "tindak_lanjut_terbuka",
            "Tindak lanjut terbuka",
            _SATUAN_TINDAK_LANJUT,
            "Yang diminta rapat dan belum dinyatakan sesuai atau tidak dapat ditindaklanjuti.",
            "Satu rekomendasi kepada tiga instansi dihitung tiga. Laporan instansi yang belum diperiksa masih terbuka.",
            HARI_INI,
            TINDAK_LANJUT,
        ),
        Definisi(
            "tindak_lanjut_lewat",
            "Lewat tenggat",
            _SATUAN_TINDAK_LANJUT,
            "Tindak lanjut yang masih terbuka sesudah tenggatnya.",
            "Yang tidak bertenggat tidak dihitung. Tenggat hari ini belum lewat.",
            HARI_INI,
            TINDAK_LANJUT,
        ),
        Definisi(
            "tren",
            "Korban tercatat lima tahun",
            "Korban; untuk tahun sebelum ada register, satuan menurut sumbernya.",
            "Jumlah korban yang tercatat pada tiap tahun laporan diterima, seprovinsi.",
            "Orang yang dinyatakan bukan korban tidak dihitung; orang yang sama dalam beberapa kasus setahun, bila sudah disatukan, "
            "dihitung sekali. Tahun tanpa angka tidak digambar: tidak ada angka bukan nol.",
            "Tahun ini dan empat tahun sebelumnya; tahun ini baru sampai hari ini.",
            "Register kasus sekretariat, atau sumber yang disebut dalam laporan tahunan.",
        ),
        Definisi(
            "keadaan_rekomendasi",
            "Keadaan rekomendasi",
            "Rekomendasi.",
            "Banyaknya rekomendasi pada tiap keadaan, dengan istilah pemantauan tindak lanjut BPK (SIPTL).",
            "Satu rekomendasi dihitung sekali. Sesuai: tidak ada instansi yang masih terbuka dan sedikitnya satu dinyatakan sesuai. "
            "Rekomendasi konferensi kasus tidak dihitung.",
            "Rekomendasi yang dibuat sampai hari ini.",
            TINDAK_LANJUT,
        ),
        Definisi(
            "rapat_triwulan",
            "Rapat triwulan",
            "Rapat.",
            "Empat rapat gugus tugas setahun, satu tiap triwulan.",
            "Terlaksana berarti rapatnya sudah ditutup. Rapat yang dibatalkan tidak mengisi triwulannya.",
            "Tahun ini.",
            "Catatan rapat sekretariat.",
        ),
    )
}

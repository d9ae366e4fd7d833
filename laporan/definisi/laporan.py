"""The figures of the Laporan Tahunan (ranah.md 5, 8 and 9; the counting itself is in laporan/statistics)."""

from laporan.definisi import daftar
from laporan.definisi.dasar import Definisi

REGISTER = "Register kasus sekretariat."
RAPAT = "Catatan rapat sekretariat."
KORBAN = (
    "Orang yang tercatat sebagai korban atau terduga korban dalam kasus yang dilaporkan kepada gugus tugas. Kasus, korban, "
    "terlapor, dan laporan polisi (LP) adalah empat hal yang berbeda: satu kasus dapat memuat beberapa korban."
)
TIDAK_DIHITUNG = (
    "Orang yang kemudian dinyatakan bukan korban tidak dihitung; yang tercatat dalam beberapa kasus pada satu tahun dan sudah disatukan "
    "sebagai orang yang sama dihitung sekali, menurut kasus yang dilaporkan paling awal."
)
SELISIH_DAFTAR = "Daftar di baliknya memuat kasus, bukan korban; kasus yang semua orangnya dinyatakan bukan korban tetap ada di sana."
SETAHUN = "Kasus yang diterima 1 Januari sampai {batas}, menurut tanggal laporan diterima (WIB)."

DAFTAR_DEFINISI = (
    Definisi(
        "pokok",
        "Angka pokok",
        "Berbeda tiap baris: korban, rapat, atau rekomendasi. Angka dengan satuan berbeda tidak dijumlahkan.",
        "Lima angka yang merangkum laporan: korban tahun ini, jumlah lima tahun, rapat triwulan yang terlaksana, rekomendasi yang "
        "pernah dibuat, dan yang sudah sesuai.",
        f"Setiap angka dihitung seperti pada tabelnya masing-masing. {TIDAK_DIHITUNG} Jumlah seprovinsi selalu dimuat, juga bila kecil.",
        "Tahun laporan {tahun}; rekomendasi menurut keadaan pada {batas}.",
        "Register kasus, catatan rapat, dan register rekomendasi sekretariat; tahun sebelum ada register menurut sumber yang disebut.",
        daftar.pokok,
    ),
    Definisi(
        "rapat_triwulan",
        "Rapat triwulan",
        "Rapat; pada kolom kehadiran: kursi yang diundang dan yang hadir.",
        "Rapat berkala gugus tugas setiap tiga bulan, empat kali setahun, menurut rekomendasi kesepuluh tahun 2018.",
        "Terlaksana berarti rapatnya sudah ditutup dengan notulen. Hadir termasuk yang diwakili. Triwulan tanpa rapat tetap ditulis. "
        "Rapat yang dibatalkan tidak dihitung.",
        "Rapat tahun {tahun}, keadaan menurut catatan hari ini.",
        RAPAT,
        daftar.rapat_triwulan,
    ),
    Definisi(
        "rapat_lain",
        "Rapat lain",
        "Rapat; pada kolom kehadiran: kursi yang diundang dan yang hadir.",
        "Rapat gugus tugas yang terlaksana di luar rapat triwulan.",
        "Konferensi tentang satu kasus tidak dimuat, karena menyangkut orang. Rapat yang belum selesai atau dibatalkan tidak dihitung.",
        "Rapat tahun {tahun}.",
        RAPAT,
        daftar.rapat_lain,
    ),
    Definisi(
        "tren",
        "Tren lima tahun",
        "Korban, untuk tahun yang dihitung dari register; untuk tahun lain satuan yang ditulis sumbernya.",
        f"Jumlah yang tercatat pada tiap tahun. {KORBAN} Jumlah yang tercatat tidak mengukur besarnya perdagangan orang.",
        f"{TIDAK_DIHITUNG} Untuk tahun sebelum ada register dipakai angka sumbernya, apa adanya. “–” berarti tidak ada angka, bukan "
        f"nol. {SELISIH_DAFTAR}",
        "Lima tahun sampai {tahun}, menurut tahun laporan diterima (WIB); angka tahun terakhir sampai {batas}.",
        "Register kasus sekretariat, atau sumber yang disebut pada baris tahunnya.",
        daftar.kasus_lima_tahun,
    ),
    Definisi(
        "kelompok",
        "Kelompok korban",
        "Korban.",
        "Korban menurut jenis kelamin dan usia: perempuan dewasa, anak perempuan, laki-laki dewasa, dan anak laki-laki, seperti "
        "statistik Polri. Anak adalah yang belum berusia 18 tahun saat terjerat.",
        f"Dihitung menurut usia saat terjerat, bukan usia sekarang. {TIDAK_DIHITUNG} Yang usia atau jenis kelaminnya tidak diketahui "
        f"ditulis tersendiri, sehingga jumlahnya sama dengan seluruh korban. {SELISIH_DAFTAR}",
        SETAHUN,
        REGISTER,
        daftar.kasus_setahun,
    ),
    Definisi(
        "bentuk",
        "Bentuk eksploitasi",
        "Korban; satu korban dapat terhitung pada lebih dari satu baris.",
        "Korban menurut tujuan eksploitasi yang ditemukan pada skriningnya.",
        f"Satu korban dapat mengalami lebih dari satu bentuk, jadi jumlah barisnya dapat melebihi jumlah korban. Edisi Terbatas memuat "
        f"juga korban yang bentuknya belum ditemukan. {TIDAK_DIHITUNG} "
        f"{SELISIH_DAFTAR}",
        SETAHUN,
        REGISTER,
        daftar.kasus_per_bentuk,
    ),
    Definisi(
        "modus",
        "Modus",
        "Korban; satu korban dapat terhitung pada beberapa baris.",
        "Korban menurut proses, cara, dan cara merekrut yang ditemukan pada skriningnya (UU 21/2007 Pasal 1 angka 1).",
        f"Bagi anak, cara tidak perlu dibuktikan, jadi jumlah menurut cara dapat lebih kecil daripada jumlah korban. {TIDAK_DIHITUNG} "
        f"{SELISIH_DAFTAR} Hanya dalam edisi Terbatas.",
        SETAHUN,
        REGISTER,
        daftar.kasus_setahun,
    ),
    Definisi(
        "tempat_tujuan",
        "Negara dan provinsi tujuan",
        "Korban; satu korban dapat terhitung pada beberapa baris.",
        "Korban menurut negara, atau provinsi di Indonesia, tempat eksploitasi yang tercatat pada kasusnya.",
        "Tempat dicatat pada kasus, jadi semua korbannya terhitung di sana. Kasus tanpa tempat eksploitasi terhitung sebagai tidak "
        f"diketahui. {TIDAK_DIHITUNG} {SELISIH_DAFTAR} Hanya dalam edisi Terbatas.",
        SETAHUN,
        REGISTER,
        daftar.kasus_setahun,
    ),
    Definisi(
        "asal",
        "Daerah asal",
        "Korban.",
        "Korban menurut daerah asalnya. Daerah asal bukan tempat perekrutan, transit, eksploitasi, atau pelaporan.",
        f"{TIDAK_DIHITUNG} Edisi Umum hanya memuat lima tahun sekaligus, dan menggabung daerah yang terlalu kecil. Korban dari luar "
        f"Aceh atau yang asalnya tidak diketahui ditulis pada satu baris, dan tidak tampak pada peta. {SELISIH_DAFTAR}",
        "Kasus yang diterima pada {masa}, menurut tanggal laporan diterima (WIB).",
        REGISTER,
        daftar.kasus_per_asal,
    ),
    Definisi(
        "layanan",
        "Layanan",
        "Layanan, bukan korban: satu korban dapat meminta lebih dari satu layanan.",
        "Layanan yang diminta bagi korban, yang sudah diberikan, dan yang diberikan paling lama tujuh hari sejak diminta (UU 21/2007 "
        "Pasal 52 dan 53).",
        "Dihitung menurut tanggal diminta, bukan tanggal laporan kasusnya. Layanan yang diberikan sesudah batas data dihitung belum "
        "diberikan. Layanan bagi orang yang dinyatakan bukan korban tidak dihitung, tetapi tampak dalam daftar di baliknya.",
        "Layanan yang diminta pada tahun {tahun}; diberikan sampai {batas}.",
        REGISTER,
        daftar.layanan_setahun,
    ),
    Definisi(
        "keadaan_rekomendasi",
        "Keadaan rekomendasi",
        "Rekomendasi.",
        "Banyaknya rekomendasi gugus tugas pada tiap keadaan, dengan istilah pemantauan tindak lanjut BPK (SIPTL).",
        "Satu rekomendasi dihitung sekali, menurut putaran tindak lanjutnya pada tanggal itu. Sesuai: tidak ada instansi yang masih "
        "terbuka dan sedikitnya satu dinyatakan sesuai oleh sekretariat. Rekomendasi konferensi kasus tidak dihitung. Daftar di "
        "baliknya menunjukkan keadaan hari ini.",
        "Rekomendasi yang dibuat sampai {batas}, keadaannya pada tanggal itu.",
        "Register rekomendasi sekretariat.",
        daftar.rekomendasi_per_keadaan,
    ),
    Definisi(
        "rekomendasi",
        "Setiap rekomendasi",
        "Rekomendasi; pada kolom terakhir: instansi yang diminta menindaklanjuti.",
        "Setiap rekomendasi gugus tugas, instansi yang diminta menindaklanjutinya, dan keadaannya.",
        "Instansi melapor, sekretariat memeriksa; hanya yang dinyatakan sesuai dihitung sesuai. Instansi pertama adalah penanggung "
        "jawab. Rekomendasi konferensi kasus tidak dimuat.",
        "Rekomendasi yang dibuat sampai {batas}, keadaannya pada tanggal itu.",
        "Register rekomendasi sekretariat.",
        daftar.rekomendasi,
    ),
    Definisi(
        "bukti",
        "Bukti dari register",
        "Disebut dalam setiap kalimat: kegiatan, gampong, perusahaan, atau rupiah.",
        "Apa yang tercatat tentang pelaksanaan enam belas rekomendasi 2018, terlepas dari laporan instansi tentang tindak lanjutnya.",
        "Setiap kalimat dihitung dari register yang menjadi pokoknya. Jumlah tentang orang dan lokasi rawan yang kecil tidak disebut.",
        "Catatan tahun {tahun} sampai {batas}, seluruh provinsi.",
        "Register sekretariat dan program instansi.",
        daftar.bukti,
    ),
)

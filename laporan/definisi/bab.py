"""The figures of the chapters on institutions, prevention and law (laporan/statistics/kelembagaan, pencegahan, penegakan)."""

from laporan.definisi import daftar
from laporan.definisi.dasar import Definisi

HARI_INI = "Rencana dan anggaran tidak bertanggal: keadaannya menurut catatan hari laporan disusun."
PERKARA = "Perkara, yaitu laporan kepada polisi (LP); bukan kasus, bukan korban, bukan tersangka."
JALUR_HUKUM = "Jalur hukum register kasus sekretariat."
SATU_TAHUN = "1 Januari sampai {batas}."

DAFTAR_BAB = (
    Definisi(
        "kehadiran",
        "Kehadiran instansi",
        "Instansi pada tiap rapat triwulan.",
        "Instansi yang kursinya tercatat dalam daftar hadir rapat triwulan, dan pada rapat mana ia hadir.",
        "Instansi hadir bila salah satu kursinya hadir atau diwakili. “–” berarti tidak ada rapat, atau instansi itu tidak diundang.",
        "Rapat triwulan tahun {tahun} yang ditutup sampai {batas}.",
        "Daftar hadir rapat sekretariat.",
    ),
    Definisi(
        "anggaran",
        "Anggaran instansi",
        "Rupiah.",
        "Pagu dan realisasi anggaran pencegahan dan penanganan TPPO tiap instansi.",
        "Pagu dan realisasi dijumlahkan dari baris anggaran instansi. “Nol” berarti instansi menyatakan tidak mempunyai anggaran; “–” "
        f"berarti belum ada angka. Serapan dihitung dari seluruh pagu. {HARI_INI}",
        "Tahun anggaran {tahun}; anggota menurut SK yang berlaku pada {batas}.",
        "Register anggaran instansi.",
    ),
    Definisi(
        "gugus_daerah",
        "Gugus Tugas kabupaten/kota",
        "Kabupaten/kota.",
        "Yang mempunyai Gugus Tugas dengan SK, yang SK-nya berakhir, dan yang belum membentuknya, di antara 23 kabupaten dan kota di Aceh.",
        "Dihitung menurut keterangan terbaru tentang tiap kabupaten/kota. “Tidak diketahui” tidak berarti belum dibentuk.",
        "Keterangan sampai {batas}.",
        "Register gugus tugas kabupaten/kota.",
        daftar.gugus_daerah,
    ),
    Definisi(
        "nota",
        "MoU dan PKS",
        "Nota kesepahaman (MoU) atau perjanjian kerja sama (PKS).",
        "Kesepakatan lintas instansi yang berlaku.",
        "Yang sudah berakhir atau belum mulai berlaku pada tanggal itu tidak dimuat.",
        "Berlaku pada {batas}.",
        "Daftar nota kesepahaman sekretariat.",
    ),
    Definisi(
        "indikator",
        "Indikator rencana aksi",
        "Disebut pada tiap baris, bersama targetnya.",
        "Target tiap baris rencana aksi yang berlaku, dan yang dilaporkan tercapai.",
        f"Realisasi dilaporkan instansi per triwulan. “–” berarti belum ada yang dilaporkan, bukan nol. {HARI_INI}",
        "Baris rencana tahun {tahun}.",
        "Rencana aksi dan realisasi yang dilaporkan instansi.",
    ),
    Definisi(
        "kegiatan",
        "Kegiatan terlaksana",
        "Kegiatan; pada kolom peserta: orang yang hadir, bukan korban.",
        "Sosialisasi, pelatihan, advokasi, dan pemberdayaan yang terlaksana, dengan pesertanya.",
        "Satu orang dapat mengikuti lebih dari satu kegiatan dan terhitung setiap kali. Anak termasuk. Kegiatan tanpa catatan peserta "
        "dihitung pada kolom terakhir. Edisi Umum tidak memuat rincian peserta bila ada yang terlalu kecil.",
        SATU_TAHUN,
        "Register kegiatan instansi.",
    ),
    Definisi(
        "tempat_kegiatan",
        "Kegiatan menurut tempat",
        "Kegiatan.",
        "Kegiatan yang terlaksana di setiap kabupaten dan kota Aceh.",
        "Menurut tempat kegiatannya; kegiatan beberapa hari dihitung sekali, pada hari pertamanya. Nol berarti tidak ada yang tercatat.",
        SATU_TAHUN,
        "Register kegiatan instansi.",
    ),
    Definisi(
        "bahan",
        "Bahan KIE",
        "Eksemplar.",
        "Bahan komunikasi, informasi, dan edukasi yang dicetak atau diterima, dan yang dibagikan.",
        "Dijumlahkan dari kartu stok. Yang dibagikan dapat berasal dari stok tahun sebelumnya.",
        SATU_TAHUN,
        "Kartu stok bahan KIE.",
    ),
    Definisi(
        "kunjungan",
        "Kunjungan pengawasan",
        "Kunjungan ke kantor P3MI atau cabangnya.",
        "Kunjungan pengawasan penempatan pekerja migran menurut jenisnya.",
        "Satu kantor dapat dikunjungi beberapa kali. Perekrut perseorangan tidak termasuk.",
        SATU_TAHUN,
        "Register pengawasan P3MI.",
    ),
    Definisi(
        "gampong",
        "Gampong",
        "Gampong yang melapor.",
        "Gampong yang mempunyai forum anak, anggaran perlindungan, reusam, atau kader.",
        "Gampong yang belum melapor tidak dihitung; itu tidak berarti ia tidak mempunyainya.",
        "Laporan gampong untuk tahun {tahun}.",
        "Register gampong.",
    ),
    Definisi(
        "forum_gampong",
        "Forum anak menurut tempat",
        "Gampong yang melapor.",
        "Gampong yang mempunyai forum anak, di setiap kabupaten dan kota yang gampongnya melapor.",
        "Kabupaten atau kota yang belum melapor tidak dihitung nol.",
        "Laporan gampong untuk tahun {tahun}.",
        "Register gampong.",
    ),
    Definisi(
        "tahap",
        "Tahap perkara",
        PERKARA,
        "Letak setiap perkara dalam proses hukum pada satu hari.",
        "Setiap perkara dihitung sekali, pada tahap terakhirnya. Berkas lengkap (P-21) bukan putusan; final hanya bila tercatat "
        "berkekuatan hukum tetap (inkracht). Hanya dalam edisi Terbatas.",
        "Perkara dari semua tahun, keadaan pada {batas}.",
        JALUR_HUKUM,
    ),
    Definisi(
        "arus",
        "Arus perkara setahun",
        PERKARA,
        "Perkara yang mencapai tahap itu dalam setahun.",
        "Perkara dapat berasal dari tahun sebelumnya dan mencapai lebih dari satu tahap. Tahap yang tidak dicatat tidak ditebak. Hanya "
        "dalam edisi Terbatas.",
        "Tanggal tahap 1 Januari sampai {batas}.",
        JALUR_HUKUM,
    ),
    Definisi(
        "putusan",
        "Putusan",
        "Terdakwa, satu putusan untuk tiap terdakwa dalam tiap perkara.",
        "Terdakwa yang diputus pengadilan menurut amarnya.",
        "Yang dihitung adalah putusan yang berlaku pada tanggal itu. Inkracht hanya bila tercatat sampai tanggal itu; yang menjadi "
        "inkracht pada tahun kemudian tampak pada tabel putusan yang menjadi final. Hanya dalam edisi Terbatas.",
        "Putusan 1 Januari sampai {batas}.",
        JALUR_HUKUM,
    ),
    Definisi(
        "inkracht",
        "Putusan final",
        "Terdakwa yang putusan bersalahnya menjadi berkekuatan hukum tetap, satu untuk tiap terdakwa dalam tiap perkara.",
        "Terdakwa yang dinyatakan bersalah dan perkaranya menjadi inkracht dalam tahun itu, menurut tahun putusannya.",
        "Dihitung menurut tanggal inkracht, bukan tanggal putusan atau tanggal laporan kasusnya, jadi setiap terdakwa terhitung pada "
        "satu tahun saja. Yang dihitung adalah putusan yang berlaku pada akhir masa itu; perkara tanpa catatan inkracht tidak dihitung "
        "final. Hanya dalam edisi Terbatas.",
        "Tanggal inkracht 1 Januari sampai {batas}; putusannya dari tahun itu atau sebelumnya.",
        JALUR_HUKUM,
    ),
    Definisi(
        "restitusi",
        "Restitusi",
        "Korban dan rupiah.",
        "Ganti kerugian yang diminta, dikabulkan, dan dibayar (UU 21/2007 Pasal 48–50).",
        "Menurut tanggal tiap langkah; permintaan yang ditolak tidak dihitung dikabulkan. Rupiahnya ditulis “*” bila korbannya terlalu "
        "sedikit, karena jumlah itu milik orang tertentu, dan dibulatkan ke bawah, ke kelipatan yang tidak lebih kecil daripada jumlah "
        "seorang korban. Hanya dalam edisi Terbatas.",
        SATU_TAHUN,
        JALUR_HUKUM,
    ),
)

"""Real: the coordination meeting of 9 August 2018, its sixteen recommendations and the counts of 2013-2017.

Source: Dinas Pemberdayaan Perempuan dan Perlindungan Anak Aceh, news page of 9 August 2018 ("Rapat Koordinasi Penguatan
Gugus Tugas ... Tahun 2018"). Spelling is corrected, the source's own words are kept beside it. Which agency answers for
which recommendation is not in the source: those pairs are ours, for the sample.
"""

import datetime

TANGGAL_RAPAT = datetime.date(2018, 8, 9)
JUDUL_RAPAT = "Rapat Koordinasi Penguatan Gugus Tugas PP-TPPO Provinsi Aceh Tahun 2018"
SUMBER = "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Aceh, 9 Agustus 2018"

# (year, number, unit as the source gives it: "tahun 2013 jumlah 29" has none)
REKAP = [(2013, 29, ""), (2014, 51, "orang"), (2015, 4, "orang"), (2016, 2, "orang"), (2017, 2, "orang")]

# (corrected text, the source's words, lead agency, supporting agencies, recurrence in months)
REKOMENDASI = [
    (
        "Aksi segera untuk perencanaan gugus tugas TPPO",
        "Ada Aksi segera untuk perencanaan untuk gugus tugas trafficking",
        "dp3a", ["bappeda"], None,
    ),
    (
        "Menyepakati agenda dan melakukan pertemuan lintas sektor (Asisten II dan kepala dinas terkait)",
        "perlu disepakati agenda dan melakukan pertemuan dengan lintas sektor (Asisten II, Kepala Dinas yang terkait)",
        "setda", ["dp3a"], None,
    ),
    ("Membentuk sekretariat gugus tugas", "Perlu adanya Sekretariat", "dp3a", [], None),
    (
        "Mengupayakan BPJS dan pembiayaan lain untuk rehabilitasi korban",
        "BPJS pembiayaan lainnya dalam penanganan Rehabilitasi",
        "dinkes", ["dinsos", "bpjs"], None,
    ),
    (
        "Melaksanakan sosialisasi, antara lain dengan buku saku dan brosur",
        "Adanya kegiatan sosialisasi ex buku saku, brosur dan lain-lain",
        "dp3a", ["kominsa", "polda"], None,
    ),
    ("Menyusun nota kesepahaman (MoU) lintas sektor", "MoU lintas Sektor", "birohukum", ["polda", "dinsos"], None),
    (
        "Mengidentifikasi perusahaan serta mengawasi P3MI (dahulu PJTKI)",
        "Perlu identifikasi perusahaan serta pengawasan PJTKI",
        "disnaker", ["bp3mi"], None,
    ),
    (
        "Mengidentifikasi dan memetakan tempat-tempat yang terindikasi perdagangan orang",
        "Melakukan Identifikasi Pemetaan tempat-tempat terindifikasi trafficking",
        "polda", ["satpolppwh", "imigrasi"], None,
    ),
    ("Meneliti korban perdagangan orang di Aceh", "Penelitian korban-korban trafficking di Aceh", "usk", ["floweraceh"], None),
    ("Mengadakan pertemuan berkala setiap tiga bulan", "Pertemuan berkala 3 bulan sekali", "dp3a", [], 3),
    (
        "Melakukan penguatan dan pemberdayaan korban",
        "Melakukan Penguatan-penguatan Pemberdayaan Korban",
        "dinsos", ["disnaker"], None,
    ),
    (
        "Memperkuat sumber daya manusia masyarakat dengan menggunakan Dana Gampong",
        "Memperkuat SDM Masyarakat dengan menggunakan Dana Gampong",
        "dpmg", [], 12,
    ),
    (
        "Membentuk forum anak di setiap gampong (Gampong Ramah Anak)",
        "Membentuk Forum Anak disetiap Gampong (Gampong Ramah Anak)",
        "dp3a", ["dpmg"], None,
    ),
    ("Mengalokasikan anggaran TPPO pada instansi terkait", "Alokasi Anggaran untuk TPPPO instansi terkait", "bappeda", ["bpka"], 12),
    ("Membuat grup WhatsApp para peserta", "Membuat Group WA masing-masing peserta", "dp3a", [], None),
    (
        "Menyusun Laporan Tahunan penanganan tindak pidana perdagangan orang",
        "Membuat Laporan Tahunan dalam Penanganan Tindak Pidana Perdagangan Orang",
        "dp3a", [], 12,
    ),
]  # fmt: skip

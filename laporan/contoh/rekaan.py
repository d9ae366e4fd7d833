"""Invented and evidently so: persons are "Pejabat Contoh 07" or "Rekaan …", NIK begin with 99 (no such province).

The agencies are real bodies; which seat they hold, who sits in it, and every case and note here are not.
"""

import datetime

from anggota.enums import JenisInstansi as J
from anggota.enums import UnitGugusTugas as U
from kasus.enums import JenisLayanan, PeranTerlapor, SumberBiaya, SumberLaporan

# kode: (name, short name, kind)
INSTANSI = {
    "setda": ("Sekretariat Daerah Aceh", "Setda Aceh", J.SKPA),
    "dp3a": ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak Aceh", "DP3A", J.SKPA),
    "polda": ("Kepolisian Daerah Aceh", "Polda Aceh", J.PENEGAK_HUKUM),
    "kejati": ("Kejaksaan Tinggi Aceh", "Kejati Aceh", J.PENEGAK_HUKUM),
    "dinsos": ("Dinas Sosial Aceh", "Dinsos", J.SKPA),
    "dinkes": ("Dinas Kesehatan Aceh", "Dinkes", J.SKPA),
    "disdik": ("Dinas Pendidikan Aceh", "Disdik", J.SKPA),
    "dayah": ("Dinas Pendidikan Dayah Aceh", "Disdik Dayah", J.SKPA),
    "disnaker": ("Dinas Tenaga Kerja dan Mobilitas Penduduk Aceh", "Disnaker", J.SKPA),
    "dpmg": ("Dinas Pemberdayaan Masyarakat dan Gampong Aceh", "DPMG", J.SKPA),
    "bappeda": ("Badan Perencanaan Pembangunan Daerah Aceh", "Bappeda", J.SKPA),
    "bpka": ("Badan Pengelolaan Keuangan Aceh", "BPKA", J.SKPA),
    "birohukum": ("Biro Hukum Sekretariat Daerah Aceh", "Biro Hukum", J.SKPA),
    "kominsa": ("Dinas Komunikasi, Informatika, dan Persandian Aceh", "Diskominsa", J.SKPA),
    "satpolppwh": ("Satuan Polisi Pamong Praja dan Wilayatul Hisbah Aceh", "Satpol PP dan WH", J.SKPA),
    "syariat": ("Dinas Syariat Islam Aceh", "DSI", J.SKPA),
    "mpu": ("Majelis Permusyawaratan Ulama Aceh", "MPU", J.SKPA),
    "baitulmal": ("Baitul Mal Aceh", "Baitul Mal", J.SKPA),
    "uptdppa": ("UPTD Perlindungan Perempuan dan Anak Aceh", "UPTD PPA", J.SKPA),
    "rsudza": ("RSUD dr. Zainoel Abidin", "RSUDZA", J.KESEHATAN),
    "bpjs": ("BPJS Kesehatan", "BPJS Kesehatan", J.KESEHATAN),
    "bp3mi": ("Balai Pelayanan Pelindungan Pekerja Migran Indonesia Aceh", "BP3MI Aceh", J.VERTIKAL),
    "imigrasi": ("Kantor Wilayah Direktorat Jenderal Imigrasi Aceh", "Imigrasi", J.IMIGRASI),
    "kemenag": ("Kantor Wilayah Kementerian Agama Aceh", "Kanwil Kemenag", J.VERTIKAL),
    "usk": ("Universitas Syiah Kuala", "USK", J.PENDIDIKAN),
    "uin": ("UIN Ar-Raniry", "UIN Ar-Raniry", J.PENDIDIKAN),
    "lbhapik": ("LBH APIK Aceh", "LBH APIK", J.BANTUAN_HUKUM),
    "floweraceh": ("Flower Aceh", "Flower Aceh", J.LSM),
    "pkk": ("Tim Penggerak PKK Aceh", "TP PKK", J.LSM),
}

# (unit, position, agency, office): thirty seats, as the text of 2018 counts
KURSI = [
    (U.PENGARAH, "Pengarah", "setda", "Gubernur Aceh"),
    (U.PENGARAH, "Wakil Pengarah", "setda", "Wakil Gubernur Aceh"),
    (U.PIMPINAN, "Ketua", "setda", "Sekretaris Daerah Aceh"),
    (U.PIMPINAN, "Ketua Pelaksana Harian", "dp3a", "Kepala Dinas Pemberdayaan Perempuan dan Perlindungan Anak Aceh"),
    (U.SEKRETARIAT, "Sekretaris", "dp3a", "Kepala Bidang Perlindungan Perempuan dan Anak"),
    (U.SEKRETARIAT, "Anggota Sekretariat", "uptdppa", "Kepala UPTD PPA Aceh"),
    (U.SUB_1, "Koordinator Sub Gugus Tugas I", "disdik", "Kepala Dinas Pendidikan Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "dayah", "Kepala Dinas Pendidikan Dayah Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "kemenag", "Kepala Kanwil Kementerian Agama Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "dpmg", "Kepala DPMG Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "disnaker", "Kepala Disnaker dan Mobilitas Penduduk Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "kominsa", "Kepala Diskominsa Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "mpu", "Ketua MPU Aceh"),
    (U.SUB_1, "Anggota Sub Gugus Tugas I", "pkk", "Ketua TP PKK Aceh"),
    (U.SUB_2, "Koordinator Sub Gugus Tugas II", "dinkes", "Kepala Dinas Kesehatan Aceh"),
    (U.SUB_2, "Anggota Sub Gugus Tugas II", "rsudza", "Direktur RSUD dr. Zainoel Abidin"),
    (U.SUB_2, "Anggota Sub Gugus Tugas II", "bpjs", "Kepala BPJS Kesehatan Cabang Banda Aceh"),
    (U.SUB_3, "Koordinator Sub Gugus Tugas III", "dinsos", "Kepala Dinas Sosial Aceh"),
    (U.SUB_3, "Anggota Sub Gugus Tugas III", "bp3mi", "Kepala BP3MI Aceh"),
    (U.SUB_3, "Anggota Sub Gugus Tugas III", "baitulmal", "Ketua Badan Baitul Mal Aceh"),
    (U.SUB_3, "Anggota Sub Gugus Tugas III", "floweraceh", "Direktur Flower Aceh"),
    (U.SUB_4, "Koordinator Sub Gugus Tugas IV", "birohukum", "Kepala Biro Hukum Setda Aceh"),
    (U.SUB_4, "Anggota Sub Gugus Tugas IV", "usk", "Rektor Universitas Syiah Kuala"),
    (U.SUB_4, "Anggota Sub Gugus Tugas IV", "lbhapik", "Direktur LBH APIK Aceh"),
    (U.SUB_5, "Koordinator Sub Gugus Tugas V", "polda", "Direktur Reserse Kriminal Umum Polda Aceh"),
    (U.SUB_5, "Anggota Sub Gugus Tugas V", "kejati", "Asisten Tindak Pidana Umum Kejati Aceh"),
    (U.SUB_5, "Anggota Sub Gugus Tugas V", "imigrasi", "Kepala Kanwil Ditjen Imigrasi Aceh"),
    (U.SUB_5, "Anggota Sub Gugus Tugas V", "satpolppwh", "Kepala Satpol PP dan WH Aceh"),
    (U.SUB_6, "Koordinator Sub Gugus Tugas VI", "bappeda", "Kepala Bappeda Aceh"),
    (U.SUB_6, "Anggota Sub Gugus Tugas VI", "bpka", "Kepala BPKA"),
]

# (in force from, until, subject): the number of the real decree of 2018 was not found; none is invented
SK = [
    (
        datetime.date(2018, 1, 15),
        datetime.date(2018, 12, 31),
        "Pembentukan Gugus Tugas PP-TPPO Provinsi Aceh Tahun 2018",
    ),
    (datetime.date(2024, 1, 10), datetime.date(2025, 12, 31), "Gugus Tugas PP-TPPO Provinsi Aceh (contoh)"),
    (
        datetime.date(2026, 1, 1),
        datetime.date(2026, 12, 31),
        "Perubahan Susunan Gugus Tugas PP-TPPO Provinsi Aceh (contoh)",
    ),
]
# The decree to come: the old seats without one office, one seat new; the head may carry it out on its day.
SK_BERIKUT = (
    datetime.date(2027, 1, 1),
    datetime.date(2027, 12, 31),
    "Gugus Tugas PP-TPPO Provinsi Aceh Tahun 2027 (contoh)",
)
KURSI_KELUAR = "Kepala BPJS Kesehatan Cabang Banda Aceh"
KURSI_MASUK = (U.SUB_6, "Anggota Sub Gugus Tugas VI", "syariat", "Kepala Dinas Syariat Islam Aceh")
# (office, successor, prefix, from): a change of person in the middle of a decree
PERGANTIAN = [
    ("Kepala Dinas Kesehatan Aceh", "Pejabat Contoh 91", "Plt.", datetime.date(2026, 4, 1)),
    ("Kepala Dinas Kesehatan Aceh", "Pejabat Contoh 92", "", datetime.date(2026, 8, 3)),
]
# Numbers of no network (0899-0000) and an invitation that leads nowhere
KONTAK = ["polda", "dinsos", "dinkes", "dp3a", "imigrasi", "bp3mi"]
TAUTAN_GRUP = "https://chat.whatsapp.com/ContohRekaanTidakNyata"

# (year, quarter, month, day, held)
RAPAT_TRIWULAN = [
    (2024, 2, 5, 14, True),
    (2024, 4, 11, 20, True),
    (2025, 1, 2, 18, True),
    (2025, 2, 5, 20, True),
    (2025, 3, 9, 10, True),
    (2026, 1, 2, 12, True),
    (2026, 2, 5, 12, True),
    (2026, 3, 9, 3, True),
    (2026, 4, 12, 10, False),
]

# (meeting year, quarter, text, priority, due date, lead, supporting)
REKOMENDASI = [
    (2024, 2, "Menyusun alur rujukan korban antarinstansi dengan batas jawaban lima hari kerja", "tinggi", (2024, 12, 31), "dp3a", ["dinsos", "polda", "dinkes"]),
    (2024, 4, "Menyediakan rumah aman bagi korban laki-laki dewasa", "tinggi", (2025, 6, 30), "dinsos", ["baitulmal"]),
    (2025, 1, "Menyiapkan penyuluhan bahaya lowongan kerja palsu di luar negeri bagi lulusan SMK", "sedang", (2025, 8, 31), "disdik", ["disnaker", "bp3mi"]),
    (2025, 3, "Menyediakan penerjemah bahasa Rohingya dan Burma untuk pemeriksaan korban", "sedang", (2026, 3, 31), "imigrasi", ["polda"]),
    (2026, 1, "Mengusulkan mata anggaran pemulangan korban dalam APBA Perubahan 2026", "tinggi", (2026, 7, 31), "bappeda", ["dinsos", "bpka"]),
    (2026, 3, "Melatih petugas gampong perbatasan mengenali perekrutan daring", "sedang", (2026, 12, 15), "dpmg", ["polda"]),
]  # fmt: skip

# (meeting year, quarter): lines of the minutes as they were typed; recommendations stand above
NOTULEN = {
    (2026, 3): [
        "I Alur rujukan antarinstansi sudah dipakai di tujuh kabupaten/kota",
        "I Anggaran pemulangan diusulkan dalam APBA Perubahan 2026",
        "K Rapat triwulan IV dilaksanakan bersama evaluasi tahunan @DP3A #10/12/2026",
        "K Setiap instansi menyampaikan capaian tertulis sebelum rapat berikutnya",
    ],
}

# (year, quarter) of the recommendation -> (problem, coded barrier, kabupaten/kota)
LATAR = {
    (2024, 4): ("Korban laki-laki dewasa tidak diterima rumah aman yang ada", "rumah_aman", None),
    (2025, 3): ("Pemeriksaan korban tertunda karena tidak ada penerjemah", "penerjemah", None),
    (2026, 1): ("Perawatan dan pemulangan korban terhenti karena tidak ada penjamin biaya", "bpjs", None),
    (2026, 3): ("Perekrutan daring menjangkau gampong perbatasan", "", "11.16"),
}

# (recommendation, agency, when, state claimed, what was done, evidence?, verdict after days or None, note of the verdict)
PERKEMBANGAN = [
    (3, "dp3a", (2018, 10, 1), "selesai", "Ruang dan petugas sekretariat ditetapkan di DP3A Aceh.", True, ("sesuai", 9, "")),
    (15, "dp3a", (2018, 8, 20), "selesai", "Grup WhatsApp peserta dibuat; aturan: tidak mengirim data korban.", True, ("sesuai", 5, "")),
    (10, "dp3a", (2018, 11, 5), "proses", "Jadwal rapat triwulan tahun berikutnya disusun.", False, None),
    (5, "kominsa", (2024, 7, 2), "selesai", "Infografik pencegahan disiarkan melalui kanal Pemerintah Aceh.", True, ("sesuai", 12, "")),
    (5, "polda", (2024, 9, 3), "proses", "Penyuluhan di 12 sekolah oleh Subdit Renakta.", False, None),
    (8, "polda", (2025, 3, 11), "selesai", "Daftar 14 lokasi rawan diserahkan.", True, ("belum_sesuai", 6, "Lengkapi tanggal pemeriksaan terakhir tiap lokasi.")),
    (17, "dinsos", (2024, 10, 15), "selesai", "Alur rujukan dan formulir jawaban dipakai di seluruh UPTD.", True, ("sesuai", 8, "")),
    (17, "polda", (2024, 11, 4), "selesai", "Petugas penerima rujukan ditunjuk di setiap polres.", True, ("sesuai", 10, "")),
    (17, "dp3a", (2024, 12, 10), "selesai", "Alur rujukan ditandatangani bersama.", True, ("sesuai", 4, "")),
    (18, "baitulmal", (2025, 4, 22), "tidak_dapat", "Aturan penyaluran zakat tidak memungkinkan sewa bangunan.", False, ("tidak_dapat", 15, "Diterima.")),
    (18, "dinsos", (2025, 9, 1), "proses", "Dua kamar di rumah singgah disiapkan; menunggu petugas.", False, None),
    (19, "disdik", (2025, 7, 29), "selesai", "Penyuluhan di 9 SMK, 1.140 siswa.", True, ("sesuai", 7, "")),
    (19, "bp3mi", (2025, 8, 12), "selesai", "Narasumber hadir di semua kegiatan.", True, ("sesuai", 6, "")),
    (20, "imigrasi", (2026, 2, 17), "proses", "Dua penerjemah lepas sudah dihubungi.", False, None),
    (21, "dinsos", (2026, 6, 18), "selesai", "Rincian kebutuhan pemulangan diserahkan ke Bappeda.", True, ("sesuai", 5, "")),
    (21, "bappeda", (2026, 11, 16), "selesai", "Usulan masuk rancangan APBA Perubahan.", True, None),
]  # fmt: skip

_S, _B = JenisLayanan, SumberBiaya
# Victims: (sex, age or None, origin, elements: process, means, purpose, status, decided by, services)
# Services: (kind, provider, requested, given or None, payer)
KASUS = [
    {
        "lapor": (2024, 2, 6), "sumber": SumberLaporan.KEPOLISIAN, "tempat": "11.71", "simfoni": "SIM-CONTOH-0241",
        "peristiwa": {"Recruitment": ("11.74", (2023, 11, 2)), "Transit": ("12.71", None), "Exploitation": ("MY", (2023, 12, 1))},
        "korban": [
            ("P", 16, "11.74", ["REKRUT", "ANGKUT"], ["TIPU"], ["SexualExploitation"], "ActualVictimOfTrafficking", "Police",
             [(_S.IDENTIFIKASI, "uptdppa", (2024, 2, 6), (2024, 2, 7), _B.APBA), (_S.KESEHATAN, "rsudza", (2024, 2, 8), (2024, 2, 20), _B.BELUM_ADA),
              (_S.HUKUM, "lbhapik", (2024, 2, 9), (2024, 2, 13), _B.DONOR)]),
            ("P", 17, "11.74", ["REKRUT", "ANGKUT"], ["TIPU", "UTANG"], ["SexualExploitation"], "ActualVictimOfTrafficking", "Police",
             [(_S.IDENTIFIKASI, "uptdppa", (2024, 2, 6), (2024, 2, 7), _B.APBA), (_S.PEMULANGAN, "dinsos", (2024, 2, 10), (2024, 2, 16), _B.APBN)]),
        ],
        "terlapor": [("P", PeranTerlapor.PEREKRUT, "terpidana"), ("U", PeranTerlapor.PENGEKSPLOITASI, "terlapor")],
        "status": [("FollowUp", 60), ("Closed", 320)],
    },
    {
        "lapor": (2024, 6, 19), "sumber": SumberLaporan.PERWAKILAN, "tempat": "11.11", "simfoni": "",
        "peristiwa": {"Recruitment": ("11.11", (2024, 1, 15)), "Transit": ("12.71", (2024, 1, 20)), "Exploitation": ("KH", (2024, 2, 1))},
        "korban": [
            ("L", 22, "11.11", ["REKRUT", "KIRIM"], ["TIPU", "SEKAP"], ["ForcedCriminality"], "ActualVictimOfTrafficking", "NonPoliceGovernmentalOrganization",
             [(_S.PEMULANGAN, "bp3mi", (2024, 6, 19), (2024, 7, 3), _B.APBN), (_S.REINTEGRASI, "dinsos", (2024, 7, 10), (2024, 7, 15), _B.APBA)]),
            ("L", 25, "11.07", ["REKRUT", "KIRIM"], ["TIPU", "SEKAP", "UTANG"], ["ForcedCriminality"], "ActualVictimOfTrafficking", "NonPoliceGovernmentalOrganization",
             [(_S.PEMULANGAN, "bp3mi", (2024, 6, 19), (2024, 7, 3), _B.KELUARGA)]),
        ],
        "terlapor": [("L", PeranTerlapor.AGEN, "tersangka")],
        "status": [("FollowUp", 90)],
    },
    {
        "lapor": (2024, 10, 8), "sumber": SumberLaporan.TELEPON, "tempat": "11.08", "simfoni": "SIM-CONTOH-0877",
        "peristiwa": {"Recruitment": ("11.08", None), "Exploitation": ("11.03", None)},
        "korban": [
            ("L", 15, "11.08", ["REKRUT", "TERIMA"], [], ["ChildLabour"], "PossibleVictimOfTrafficking", "",
             [(_S.IDENTIFIKASI, "uptdppa", (2024, 10, 8), (2024, 10, 10), _B.APBA)]),
        ],
        "terlapor": [],
        "status": [("ClosedReferred", 45)],
    },
    {
        "lapor": (2025, 1, 21), "sumber": SumberLaporan.MEDIA, "tempat": "11.07", "simfoni": "",
        "peristiwa": {"Recruitment": ("11.07", (2024, 8, 10)), "Transit": ("TH", None), "Exploitation": ("MM", (2024, 9, 1))},
        "korban": [
            ("L", 21, "11.07", ["REKRUT", "ANGKUT", "KIRIM"], ["TIPU", "SEKAP", "KERAS"], ["ForcedCriminality", "ForcedLabour"], "ActualVictimOfTrafficking", "Police",
             [(_S.PEMULANGAN, "bp3mi", (2025, 1, 22), (2025, 3, 2), _B.APBN), (_S.KESEHATAN, "rsudza", (2025, 3, 4), (2025, 3, 6), _B.BELUM_ADA),
              (_S.REINTEGRASI, "disnaker", (2025, 4, 1), (2025, 4, 7), _B.APBA)]),
            ("L", 27, "11.05", ["REKRUT", "KIRIM"], ["TIPU", "UTANG"], ["ForcedCriminality"], "ActualVictimOfTrafficking", "Police",
             [(_S.PEMULANGAN, "bp3mi", (2025, 1, 22), (2025, 3, 2), _B.APBN)]),
        ],
        "terlapor": [("L", PeranTerlapor.PEREKRUT, "terdakwa")],
        "status": [("FollowUp", 120)],
    },
    {
        "lapor": (2025, 5, 12), "sumber": SumberLaporan.LANGSUNG, "tempat": "11.71", "simfoni": "SIM-CONTOH-1203",
        "peristiwa": {"Recruitment": ("11.06", (2025, 3, 3)), "Exploitation": ("12.71", (2025, 3, 20))},
        "korban": [
            ("P", 14, "11.06", ["REKRUT", "TAMPUNG"], ["BAYAR"], ["SexualExploitation"], "ActualVictimOfTrafficking", "CourtOrProsecution",
             [(_S.IDENTIFIKASI, "uptdppa", (2025, 5, 12), (2025, 5, 12), _B.APBA), (_S.KESEHATAN, "rsudza", (2025, 5, 13), (2025, 5, 14), _B.LPSK),
              (_S.SOSIAL, "dinsos", (2025, 5, 14), (2025, 5, 19), _B.APBA), (_S.HUKUM, "lbhapik", (2025, 5, 15), (2025, 5, 21), _B.DONOR)]),
        ],
        "terlapor": [("P", PeranTerlapor.PEREKRUT, "terpidana"), ("L", PeranTerlapor.PENGEKSPLOITASI, "terpidana")],
        "status": [("FollowUp", 100), ("Closed", 400)],
    },
    {
        "lapor": (2025, 9, 30), "sumber": SumberLaporan.RUJUKAN, "tempat": "11.73", "simfoni": "",
        "peristiwa": {"Recruitment": ("BD", None), "Transit": ("11.73", (2025, 9, 25)), "Exploitation": ("MY", None)},
        "korban": [
            ("P", None, None, ["PINDAH", "TAMPUNG"], ["RENTAN", "BAYAR"], ["ForcedMarriage"], "PossibleVictimOfTrafficking", "",
             [(_S.IDENTIFIKASI, "imigrasi", (2025, 9, 30), (2025, 10, 4), _B.APBN), (_S.SOSIAL, "dinsos", (2025, 10, 1), (2025, 10, 15), _B.DONOR)]),
        ],
        "terlapor": [("U", PeranTerlapor.PENGANGKUT, "terlapor")],
        "status": [],
    },
    {
        "lapor": (2026, 2, 24), "sumber": SumberLaporan.KEPOLISIAN, "tempat": "11.03", "simfoni": "SIM-CONTOH-1420",
        "peristiwa": {"Recruitment": ("11.03", (2025, 12, 28)), "Exploitation": ("MY", (2026, 1, 10))},
        "korban": [
            ("P", 19, "11.03", ["REKRUT", "KIRIM"], ["TIPU", "PALSU"], ["ForcedLabour"], "ActualVictimOfTrafficking", "Police",
             [(_S.PEMULANGAN, "bp3mi", (2026, 2, 24), (2026, 3, 6), _B.APBN), (_S.SOSIAL, "dinsos", (2026, 3, 8), (2026, 3, 11), _B.APBA)]),
            ("P", 17, "11.03", ["REKRUT", "KIRIM"], [], ["ForcedLabour"], "ActualVictimOfTrafficking", "Police",
             [(_S.PEMULANGAN, "bp3mi", (2026, 2, 24), (2026, 3, 6), _B.APBN), (_S.HUKUM, "lbhapik", (2026, 3, 1), (2026, 3, 4), _B.DONOR)]),
        ],
        "terlapor": [("L", PeranTerlapor.AGEN, "tersangka")],
        "status": [("FollowUp", 150)],
    },
    {
        "lapor": (2026, 8, 17), "sumber": SumberLaporan.PENJANGKAUAN, "tempat": "11.01", "simfoni": "",
        "peristiwa": {"Recruitment": ("11.01", None), "Exploitation": ("11.09", (2026, 7, 1))},
        "korban": [
            ("L", 16, "11.01", ["REKRUT", "TERIMA"], [], ["ChildLabour", "ForcedLabour"], "ActualVictimOfTrafficking", "NonPoliceGovernmentalOrganization",
             [(_S.IDENTIFIKASI, "uptdppa", (2026, 8, 17), (2026, 8, 18), _B.APBA), (_S.SOSIAL, "dinsos", (2026, 8, 19), (2026, 8, 24), _B.APBA)]),
        ],
        "terlapor": [("L", PeranTerlapor.PENGEKSPLOITASI, "terlapor")],
        "status": [],
    },
    {
        "lapor": (2026, 10, 29), "sumber": SumberLaporan.PERWAKILAN, "tempat": "11.11", "simfoni": "",
        "peristiwa": {"Recruitment": ("11.11", (2026, 4, 4)), "Transit": ("ID", None), "Exploitation": ("LA", (2026, 5, 1))},
        "korban": [
            ("L", 24, "11.11", ["REKRUT", "KIRIM"], ["TIPU", "SEKAP"], ["ForcedCriminality"], "PossibleVictimOfTrafficking", "",
             [(_S.PEMULANGAN, "bp3mi", (2026, 11, 2), None, _B.APBN), (_S.KESEHATAN, "dinkes", (2026, 11, 20), None, _B.BELUM_ADA)]),
            ("P", 19, "11.02", ["REKRUT", "KIRIM"], ["TIPU"], ["ForcedCriminality"], "PossibleVictimOfTrafficking", "",
             [(_S.PEMULANGAN, "dinsos", (2026, 11, 3), None, _B.BELUM_ADA)]),
        ],
        "terlapor": [],
        "status": [],
    },
]  # fmt: skip

NAMA = [
    "Rekaan Cut Melur", "Rekaan Intan Baiduri", "Rekaan Teuku Bungong", "Rekaan Agam Jeumpa", "Rekaan Nyak Seulanga", "Rekaan Putroe Aloh",
    "Rekaan Muhammad Rimueng", "Rekaan Cut Cempala", "Rekaan Pocut Reuntang", "Rekaan Ampon Beurijuek", "Rekaan Nuraini Sanggoe",
    "Rekaan Agam Keumang", "Rekaan Dara Meuligoe", "Rekaan Rahmat Ceureumen", "Rekaan Siti Bungong Kayee", "Rekaan Abdullah Peudeueng",
]  # fmt: skip

# Invented agreements: (kind, title, scope, signed, until or None, parties (code, or name of another body), extended to)
NOTA = [
    (
        "mou", "Kerja sama lintas sektor pencegahan dan penanganan TPPO (contoh)",
        "Berbagi data terpilah, rujukan satu pintu, dan pelatihan bersama. Isi rekaan.",
        (2024, 2, 1), (2027, 1, 31), ["dp3a", "polda", "kejati", "dinsos", "bp3mi"], None,
    ),
    (
        "pks", "Layanan kesehatan dan visum bagi korban (contoh)",
        "Pemeriksaan dan perawatan korban tanpa biaya. Isi rekaan.",
        (2023, 3, 1), (2025, 2, 28), ["dp3a", "rsudza", "dinkes"], (2028, 2, 29),
    ),
    (
        "mou", "Penelitian dan kuliah kerja nyata tentang migrasi aman (contoh)",
        "Penelitian bersama dan penyuluhan di gampong. Isi rekaan.",
        (2025, 8, 12), None, ["dp3a", "usk", "uin"], None,
    ),
    (
        "pks", "Pendampingan hukum korban (contoh)",
        "Pendampingan sejak laporan sampai putusan. Isi rekaan.",
        (2022, 5, 10), (2024, 5, 9), ["dp3a", "lbhapik", "Yayasan Rekaan Peduli"], None,
    ),
]  # fmt: skip

"""Closed lists of words: roles, rights, events of the audit trail, kinds of agencies and seats."""

from django.db.models import TextChoices


class Peran(TextChoices):
    """What an account may do; the policy itself stands in anggota/roles.py."""

    SEKRETARIAT = "sekretariat", "Staf sekretariat"
    KEPALA = "kepala", "Kepala sekretariat"
    ANGGOTA = "anggota", "Anggota (instansi)"
    PIMPINAN = "pimpinan", "Pimpinan"
    PENGELOLA = "pengelola", "Pengelola akun"


class Izin(TextChoices):
    """Rights. One verb, one noun; the same pair names the predicate, the action, the event and the tests."""

    VIEW_ANGGOTA = "view_anggota", "Melihat SK, susunan anggota, dan instansi"
    INVITE_PENGGUNA = "invite_pengguna", "Mengundang akun anggota instansi"
    MANAGE_PENGGUNA = "manage_pengguna", "Mengundang, mengubah, dan menonaktifkan semua akun"
    MANAGE_SK = "manage_sk", "Mencatat SK, kursi, pejabat, dan kontak instansi"
    CARRY_OUT_SK = "carry_out_sk", "Melaksanakan SK: mengakhiri akses dan mengalihkan pekerjaan"
    RECORD_NOTA = "record_nota", "Mencatat, memperbaiki, dan memperpanjang MoU/PKS"
    VIEW_JEJAK = "view_jejak", "Membaca jejak audit perbuatannya sendiri"
    VIEW_SELURUH_JEJAK = "view_seluruh_jejak", "Membaca seluruh jejak audit"
    VIEW_PAPARAN = "view_paparan", "Melihat apa yang terbuka bagi suatu akun, dengan kode (bila akun bocor)"
    REPORT_KEBOCORAN = "report_kebocoran", "Menyusun pemberitahuan kebocoran data 3x24 jam"
    VIEW_KASUS = "view_kasus", "Melihat kasus dengan kode, tanpa identitas"
    VIEW_SELURUH_KASUS = "view_seluruh_kasus", "Melihat kasus semua instansi"
    RECORD_KASUS = "record_kasus", "Mencatat kasus, korban, terlapor, dan layanan"
    IMPORT_KASUS = "import_kasus", "Mengimpor kasus dari tabel Excel atau CSV"
    EXPORT_KASUS = "export_kasus", "Mengunduh daftar kasus dalam lingkupnya, tanpa identitas"
    REASSIGN_KASUS = "reassign_kasus", "Mengalihkan kasus kepada penanggung jawab lain"
    RECORD_PENETAPAN = "record_penetapan", "Menetapkan status identifikasi korban berdasarkan skrining"
    REPORT_LAYANAN = "report_layanan", "Menambah dan melaporkan layanan instansinya sendiri"
    EXPORT_HTCDS = "export_htcds", "Mengunduh register dengan kode HTCDS"
    CHANGE_STATUS_KASUS = "change_status_kasus", "Mengubah status kasus"
    CLOSE_KASUS = "close_kasus", "Menutup kasus dan membukanya kembali"
    REVEAL_IDENTITAS = "reveal_identitas", "Membuka identitas korban dengan alasan yang dicatat"
    RECORD_PERKARA = "record_perkara", "Mencatat perkara hukum, pasal, putusan, restitusi, dan status terlapor"
    ADD_TAHAP_HUKUM = "add_tahap_hukum", "Mencatat tahap dan sidang perkara (anggota: yang ditangani instansinya)"
    MERGE_ORANG = "merge_orang", "Menyatukan orang yang tercatat dalam beberapa kasus, dan membatalkannya"
    ADD_CATATAN = "add_catatan", "Menulis catatan tentang korban yang ditangani"
    RECORD_BENDERA = "record_bendera", "Memasang bendera pada kasus dan menyelesaikan benderanya sendiri"
    ADD_LAMPIRAN = "add_lampiran", "Mengunggah lampiran kasus dan mengusulkan penarikannya"
    ASSIGN_LAMPIRAN = "assign_lampiran", "Membagikan lampiran kepada instansi"
    VERIFY_LAMPIRAN = "verify_lampiran", "Memutuskan penarikan lampiran"
    BREAK_GLASS = "break_glass", "Membuka identitas korban yang ditangani instansinya dalam keadaan darurat"
    REVIEW_DARURAT = "review_darurat", "Meninjau pembukaan darurat"
    RECORD_PERMINTAAN = "record_permintaan", "Mencatat permintaan korban atas datanya dan memperbaiki identitas"
    VERIFY_PERMINTAAN = (
        "verify_permintaan",
        "Menjawab permintaan korban, membatasi pemrosesan, dan membuka yang dibatasi",
    )
    EXPORT_SALINAN = "export_salinan", "Mengunduh salinan data korban yang dikabulkan"
    RECORD_PERSETUJUAN = "record_persetujuan", "Mencatat persetujuan korban dan pencabutannya"
    ADD_RUJUKAN = "add_rujukan", "Merujuk korban yang ditanganinya ke instansi lain"
    VERIFY_RUJUKAN = "verify_rujukan", "Menjawab rujukan kepada instansinya dan melaporkan hasilnya"
    RECORD_PENGECUALIAN = "record_pengecualian", "Merujuk tanpa persetujuan dengan dasar dan alasan yang dicatat"
    REVEAL_RUJUKAN = "reveal_rujukan", "Membuka identitas korban selama rujukannya diterima dan persetujuan berlaku"
    RECORD_PEMUSNAHAN = "record_pemusnahan", "Mengusulkan pemusnahan data kasus dan menahannya"
    VERIFY_PEMUSNAHAN = "verify_pemusnahan", "Menyetujui pemusnahan data kasus dan mencabut penahanan"
    VIEW_RAPAT = "view_rapat", "Melihat rapat, rekomendasi, dan tindak lanjut"
    SCHEDULE_RAPAT = "schedule_rapat", "Menjadwalkan rapat, mencatat kehadiran dan rekomendasi"
    ASSIGN_TINDAK_LANJUT = "assign_tindak_lanjut", "Meminta tindak lanjut kepada instansi"
    REPORT_PROGRESS = "report_progress", "Melaporkan perkembangan tindak lanjut instansinya"
    VERIFY_TINDAK_LANJUT = "verify_tindak_lanjut", "Memverifikasi tindak lanjut"
    VIEW_LAPORAN = "view_laporan", "Membaca dan mengunduh Laporan Tahunan"


class JenisPeristiwa(TextChoices):
    """Events of the audit trail. Stored as text without a CHECK: the trail outlives this list."""

    LOGIN = "login", "masuk"
    LOGIN_FAILED = "login_failed", "gagal masuk"
    LOGOUT = "logout", "keluar"
    CHANGE_PASSWORD = "change_password", "mengganti sandi"
    ASK_RESET = "ask_reset", "mengirim tautan lupa sandi ke"
    INVITE_PENGGUNA = "invite_pengguna", "membuat akun"
    SEND_UNDANGAN = "send_undangan", "membuat tautan undangan"
    ACCEPT_UNDANGAN = "accept_undangan", "menerima undangan"
    CHANGE_PENGGUNA = "change_pengguna", "mengubah akun"
    DEACTIVATE_PENGGUNA = "deactivate_pengguna", "menonaktifkan akun"
    ACTIVATE_PENGGUNA = "activate_pengguna", "mengaktifkan kembali akun"
    ACTIVATE_FAKTOR = "activate_faktor", "memasang faktor kedua"
    REMOVE_FAKTOR = "remove_faktor", "mencabut faktor kedua"
    USE_KODE_PEMULIHAN = "use_kode_pemulihan", "masuk dengan kode pemulihan"
    RENEW_KODE_PEMULIHAN = "renew_kode_pemulihan", "membuat kode pemulihan baru"
    END_SESI = "end_sesi", "mengakhiri sesi"
    LOCK_OUT = "lock_out", "terkunci karena terlalu banyak percobaan masuk"
    REMOVE_KEDALUWARSA = "remove_kedaluwarsa", "menghapus sisa teknis yang lewat masanya"
    CHECK_JEJAK = "check_jejak", "memeriksa jejak audit"
    EXPORT_JEJAK = "export_jejak", "mengunduh jejak audit"
    ROTATE_KUNCI = "rotate_kunci", "memutar kunci data"
    RECORD_INSTANSI = "record_instansi", "mencatat instansi"
    RECORD_SK = "record_sk", "mencatat SK"
    ADD_KEANGGOTAAN = "add_keanggotaan", "menambah kursi anggota"
    UPDATE_INSTANSI = "update_instansi", "mengubah kontak instansi"
    UPDATE_SK = "update_sk", "mengubah SK"
    UPDATE_KEANGGOTAAN = "update_keanggotaan", "mengubah kursi anggota"
    RECORD_KEDUDUKAN = "record_kedudukan", "mencatat kedudukan"
    RECORD_PEJABAT = "record_pejabat", "mencatat pejabat"
    END_PEJABAT = "end_pejabat", "mengakhiri masa jabatan"
    IMPORT_KEANGGOTAAN = "import_keanggotaan", "mengimpor lampiran SK"
    CARRY_OUT_SK = "carry_out_sk", "melaksanakan SK"
    END_ACCESS = "end_access", "mengakhiri akses akun"
    UPDATE_PENGATURAN = "update_pengaturan", "mengubah tautan grup"
    EXPORT_BERKAS_SK = "export_berkas_sk", "mengunduh berkas SK"
    EXPORT_SK = "export_sk", "mengunduh susunan SK"
    RECORD_NOTA = "record_nota", "mencatat MoU/PKS"
    UPDATE_NOTA = "update_nota", "memperbaiki MoU/PKS"
    RECORD_PERPANJANGAN = "record_perpanjangan", "memperpanjang MoU/PKS"
    EXPORT_NOTA = "export_nota", "mengunduh naskah MoU/PKS"
    EXPORT_PEMROSESAN = "export_pemrosesan", "mengunduh catatan pemrosesan"
    EXPORT_PAPARAN = "export_paparan", "mengunduh daftar paparan akun"
    REPORT_KEBOCORAN = "report_kebocoran", "menyusun pemberitahuan kebocoran"
    RECORD_KASUS = "record_kasus", "mencatat kasus"
    UPDATE_KASUS = "update_kasus", "mengubah laporan kasus"
    ADD_KORBAN = "add_korban", "menambah korban"
    UPDATE_KORBAN = "update_korban", "mengubah data korban"
    ADD_TERLAPOR = "add_terlapor", "menambah terlapor"
    ADD_PERISTIWA = "add_peristiwa", "menambah tempat dan waktu"
    UPDATE_PERISTIWA = "update_peristiwa", "mengubah tempat dan waktu"
    WITHDRAW_PERISTIWA = "withdraw_peristiwa", "menarik tempat dan waktu"
    RECORD_KONSEP = "record_konsep", "memulai konsep kasus"
    WITHDRAW_KONSEP = "withdraw_konsep", "menghapus konsep kasus"
    REASSIGN_KASUS = "reassign_kasus", "mengganti penanggung jawab kasus"
    IMPORT_KASUS = "import_kasus", "mengimpor kasus"
    EXPORT_KASUS = "export_kasus", "mengunduh daftar kasus"
    EXPORT_IDENTITAS = "export_identitas", "mengunduh daftar kasus dengan identitas"
    RECORD_SARINGAN = "record_saringan", "menyimpan saringan daftar kasus"
    WITHDRAW_SARINGAN = "withdraw_saringan", "menghapus saringan daftar kasus"
    UPDATE_KOLOM = "update_kolom", "memilih kolom daftar kasus"
    VIEW_KASUS = "view_kasus", "membaca uraian dan riwayat kasus"
    ADD_LAYANAN = "add_layanan", "mencatat layanan"
    GIVE_LAYANAN = "give_layanan", "mencatat layanan diberikan"
    UPDATE_LAYANAN = "update_layanan", "mengubah layanan"
    VIEW_LAYANAN = "view_layanan", "membaca keterangan layanan"
    RECORD_HAK = "record_hak", "mencatat hak korban"
    RECORD_SKRINING = "record_skrining", "mencatat skrining"
    VIEW_SKRINING = "view_skrining", "membaca skrining"
    RECORD_PENETAPAN = "record_penetapan", "menetapkan status korban"
    VIEW_REINTEGRASI = "view_reintegrasi", "membaca reintegrasi"
    ADD_RENCANA = "add_rencana", "menambah rencana reintegrasi"
    UPDATE_RENCANA = "update_rencana", "mengubah rencana reintegrasi"
    SCHEDULE_PEMANTAUAN = "schedule_pemantauan", "menjadwalkan pemantauan"
    UPDATE_PEMANTAUAN = "update_pemantauan", "mencatat atau mengubah pemantauan"
    ADD_PEMBERDAYAAN = "add_pemberdayaan", "mencatat pemberdayaan"
    EXPORT_HTCDS = "export_htcds", "mengunduh register HTCDS"
    CHANGE_STATUS_KASUS = "change_status_kasus", "mengubah status kasus"
    RECORD_PENUTUPAN = "record_penutupan", "mengusulkan penutupan kasus"
    VERIFY_PENUTUPAN = "verify_penutupan", "memutus usulan penutupan kasus"
    ADD_CATATAN = "add_catatan", "menulis catatan kasus"
    RECORD_BENDERA = "record_bendera", "memasang bendera"
    END_BENDERA = "end_bendera", "menyelesaikan bendera"
    ADD_LAMPIRAN = "add_lampiran", "mengunggah lampiran"
    REFUSE_LAMPIRAN = "refuse_lampiran", "mengirim berkas berbahaya; ditolak"
    EXPORT_LAMPIRAN = "export_lampiran", "mengunduh lampiran"
    ASSIGN_LAMPIRAN = "assign_lampiran", "membagikan lampiran"
    END_PEMBAGIAN = "end_pembagian", "mencabut pembagian lampiran"
    WITHDRAW_LAMPIRAN = "withdraw_lampiran", "mengusulkan penarikan lampiran"
    VERIFY_LAMPIRAN = "verify_lampiran", "memutus penarikan lampiran"
    UPDATE_SIMFONI = "update_simfoni", "mencatat input SIMFONI-PPA"
    REMOVE_BERKAS = "remove_berkas", "menyapu berkas tanpa pemilik"
    REVEAL_IDENTITAS = "reveal_identitas", "membuka identitas"
    REVEAL_IDENTITAS_TERLAPOR = "reveal_identitas_terlapor", "membuka identitas terlapor"
    RECORD_PERKARA = "record_perkara", "mencatat perkara hukum"
    UPDATE_PERKARA = "update_perkara", "memperbaiki perkara hukum"
    VIEW_PERKARA = "view_perkara", "membaca nomor dan dokumen perkara hukum"
    UPDATE_PASAL_PERKARA = "update_pasal_perkara", "mengubah pasal yang disangkakan"
    ADD_TAHAP_HUKUM = "add_tahap_hukum", "mencatat tahap perkara hukum"
    UPDATE_TAHAP_HUKUM = "update_tahap_hukum", "mengoreksi tahap perkara hukum"
    SCHEDULE_SIDANG = "schedule_sidang", "menjadwalkan sidang"
    WITHDRAW_SIDANG = "withdraw_sidang", "mencabut jadwal sidang"
    ADD_PUTUSAN = "add_putusan", "mencatat putusan"
    UPDATE_PUTUSAN = "update_putusan", "memperbaiki putusan"
    ADD_RESTITUSI = "add_restitusi", "mencatat permintaan restitusi"
    UPDATE_RESTITUSI = "update_restitusi", "memperbarui restitusi"
    ADD_PEMBAYARAN = "add_pembayaran", "mencatat pembayaran restitusi"
    WITHDRAW_PEMBAYARAN = "withdraw_pembayaran", "mencabut pembayaran restitusi"
    UPDATE_TERLAPOR = "update_terlapor", "memperbaiki data terlapor"
    CHANGE_STATUS_HUKUM = "change_status_hukum", "mengubah status hukum terlapor"
    RECORD_PENCARIAN = "record_pencarian", "mencatat terlapor dalam DPO"
    END_PENCARIAN = "end_pencarian", "mengakhiri DPO"
    SEARCH_ORANG = "search_orang", "mencari orang"
    VIEW_ORANG = "view_orang", "membandingkan orang"
    MERGE_ORANG = "merge_orang", "menyatukan sebagai satu orang"
    WITHDRAW_PENYATUAN = "withdraw_penyatuan", "membatalkan penyatuan orang"
    RECORD_BUKAN_SAMA = "record_bukan_sama", "mencatat bukan orang yang sama"
    WITHDRAW_BUKAN_SAMA = "withdraw_bukan_sama", "mencabut catatan bukan orang yang sama"
    BREAK_GLASS = "break_glass", "membuka identitas dalam keadaan darurat"
    REVIEW_DARURAT = "review_darurat", "meninjau pembukaan darurat"
    RECORD_PERMINTAAN = "record_permintaan", "mencatat permintaan atas data pribadi"
    VERIFY_PERMINTAAN = "verify_permintaan", "menjawab permintaan atas data pribadi"
    EXPORT_SALINAN = "export_salinan", "mengunduh salinan data korban"
    UPDATE_IDENTITAS = "update_identitas", "memperbaiki identitas korban"
    CHANGE_PEMBATASAN = "change_pembatasan", "mengubah pembatasan pemrosesan"
    RECORD_PEMUSNAHAN = "record_pemusnahan", "mengusulkan pemusnahan kasus"
    VERIFY_PEMUSNAHAN = "verify_pemusnahan", "memutus pemusnahan kasus"
    CHANGE_PENAHANAN = "change_penahanan", "mengubah penahanan kasus"
    RECORD_PERSETUJUAN = "record_persetujuan", "mencatat persetujuan korban"
    WITHDRAW_PERSETUJUAN = "withdraw_persetujuan", "mencatat pencabutan persetujuan"
    EXPORT_PERSETUJUAN = "export_persetujuan", "mengunduh lembar persetujuan"
    ADD_RUJUKAN = "add_rujukan", "mengirim rujukan"
    VIEW_RUJUKAN = "view_rujukan", "membaca isi rujukan"
    RECORD_PENGECUALIAN = "record_pengecualian", "merujuk tanpa persetujuan korban"
    VERIFY_RUJUKAN = "verify_rujukan", "menjawab rujukan"
    REPORT_RUJUKAN = "report_rujukan", "melaporkan hasil rujukan"
    WITHDRAW_RUJUKAN = "withdraw_rujukan", "mencabut rujukan"
    EXPORT_RUJUKAN = "export_rujukan", "mengunduh surat rujukan"
    SCHEDULE_RAPAT = "schedule_rapat", "menjadwalkan rapat"
    CHANGE_STATUS_RAPAT = "change_status_rapat", "mengubah status rapat"
    RECORD_KEHADIRAN = "record_kehadiran", "mencatat kehadiran"
    RECORD_REKOMENDASI = "record_rekomendasi", "mencatat rekomendasi"
    UPDATE_REKOMENDASI = "update_rekomendasi", "mengubah rekomendasi"
    OPEN_PUTARAN = "open_putaran", "membuka putaran rekomendasi"
    ASSIGN_TINDAK_LANJUT = "assign_tindak_lanjut", "meminta tindak lanjut"
    REPORT_PROGRESS = "report_progress", "melaporkan perkembangan"
    VERIFY_TINDAK_LANJUT = "verify_tindak_lanjut", "memverifikasi tindak lanjut"
    REASSIGN_TINDAK_LANJUT = "reassign_tindak_lanjut", "mengalihkan tindak lanjut"
    EXPORT_BUKTI = "export_bukti", "mengunduh bukti"
    RECORD_REKAP = "record_rekap", "mencatat rekap historis"
    EXPORT_LAPORAN = "export_laporan", "mengunduh laporan"


class JenisInstansi(TextChoices):
    """Kind of agency; stored values are HTCDS 2.0 `org_Type` machine names (ranah.md 4.2)."""

    SKPA = "LocalGovernmentOrganisation", "Perangkat daerah (SKPA/SKPK)"
    VERTIKAL = "CentralGovernmentOrganisation", "Instansi vertikal"
    PENEGAK_HUKUM = "LawEnforcement", "Penegak hukum"
    IMIGRASI = "ImmigrationService", "Imigrasi"
    KESEHATAN = "HealthServiceOrganisation", "Layanan kesehatan"
    BANTUAN_HUKUM = "LegalService", "Bantuan hukum"
    LSM = "NGO", "Lembaga swadaya masyarakat"
    PENDIDIKAN = "SchoolOrCollege", "Lembaga pendidikan"
    USAHA = "CorporateBusiness", "Badan usaha"


class UnitGugusTugas(TextChoices):
    """Layer of the task force in which a seat stands (ranah.md 2.1-2.2)."""

    PENGARAH = "pengarah", "Pengarah"
    PIMPINAN = "pimpinan", "Pimpinan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    SUB_1 = "sub_1", "Sub Gugus Tugas I: Pencegahan"
    SUB_2 = "sub_2", "Sub Gugus Tugas II: Rehabilitasi Kesehatan"
    SUB_3 = "sub_3", "Sub Gugus Tugas III: Rehabilitasi Sosial, Pemulangan, dan Reintegrasi Sosial"
    SUB_4 = "sub_4", "Sub Gugus Tugas IV: Pengembangan Norma Hukum"
    SUB_5 = "sub_5", "Sub Gugus Tugas V: Penegakan Hukum"
    SUB_6 = "sub_6", "Sub Gugus Tugas VI: Koordinasi dan Kerja Sama"


class JenisPejabat(TextChoices):
    POKOK = "pokok", "Pokok"
    PENGGANTI = "pengganti", "Pengganti"


class SebutanJabatan(TextChoices):
    """Prefix with legal meaning before an office (ranah.md 5.4)."""

    DEFINITIF = "", "Definitif"
    PLT = "Plt.", "Pelaksana tugas (Plt.)"
    PLH = "Plh.", "Pelaksana harian (Plh.)"
    PJ = "Pj.", "Penjabat (Pj.)"


# Events in which somebody saw or took away what identifies a person: what the owner of a case and a breach drill ask for.
PERISTIWA_MEMBACA = frozenset(
    {
        JenisPeristiwa.REVEAL_IDENTITAS,
        JenisPeristiwa.REVEAL_IDENTITAS_TERLAPOR,
        JenisPeristiwa.BREAK_GLASS,
        JenisPeristiwa.EXPORT_SALINAN,
        JenisPeristiwa.EXPORT_LAMPIRAN,
        JenisPeristiwa.EXPORT_IDENTITAS,
    }
)


class JenisNota(TextChoices):
    """Umbrella understanding or the operative agreement under it (ranah.md 0)."""

    MOU = "mou", "Nota Kesepahaman (MoU)"
    PKS = "pks", "Perjanjian Kerja Sama (PKS)"


class KeadaanNota(TextChoices):
    """Where an agreement stands on a day; computed from its dates, never stored."""

    BELUM = "belum", "Belum berlaku"
    BERLAKU = "berlaku", "Berlaku"
    SEGERA = "segera", "Segera berakhir"
    BERAKHIR = "berakhir", "Berakhir"

    @property
    def nada(self) -> str:
        return {"berlaku": "selesai", "segera": "perhatian", "belum": "berjalan"}.get(self.value, "netral")


HARI_INGATKAN_NOTA = 90  # days before its end from which an agreement is called to mind (ranah.md 6, recommendation 6)

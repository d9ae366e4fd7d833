"""Closed lists of the register. Stored values are HTCDS 2.0 machine names where they exist (ranah.md 4.2); labels are ours."""

from django.db.models import TextChoices


class StatusKasus(TextChoices):
    """Status of the record as a whole (HTCDS cas_Status); services and legal process keep their own tracks."""

    AKTIF = "Active", "Penanganan"
    PEMANTAUAN = "FollowUp", "Pemantauan"
    TERMINASI = "Closed", "Terminasi"
    TERMINASI_DIRUJUK = "ClosedReferred", "Terminasi, dirujuk"

    @property
    def nada(self) -> str:
        return {"Active": "berjalan", "FollowUp": "perhatian"}.get(self.value, "selesai")

    def can_become(self) -> frozenset["StatusKasus"]:
        return TRANSITIONS[self]


TRANSITIONS: dict[StatusKasus, frozenset[StatusKasus]] = {
    StatusKasus.AKTIF: frozenset({StatusKasus.PEMANTAUAN, StatusKasus.TERMINASI, StatusKasus.TERMINASI_DIRUJUK}),
    StatusKasus.PEMANTAUAN: frozenset({StatusKasus.AKTIF, StatusKasus.TERMINASI, StatusKasus.TERMINASI_DIRUJUK}),
    StatusKasus.TERMINASI: frozenset({StatusKasus.AKTIF}),
    StatusKasus.TERMINASI_DIRUJUK: frozenset({StatusKasus.AKTIF}),
}
STATUS_TERBUKA = frozenset({StatusKasus.AKTIF, StatusKasus.PEMANTAUAN})


class SumberLaporan(TextChoices):
    """Through which door the report came in."""

    LANGSUNG = "langsung", "Datang langsung"
    TELEPON = "telepon", "Telepon atau hotline (SAPA 129)"
    RUJUKAN = "rujukan", "Rujukan instansi"
    PENJANGKAUAN = "penjangkauan", "Penjangkauan petugas"
    KEPOLISIAN = "kepolisian", "Laporan polisi"
    PERWAKILAN = "perwakilan", "Perwakilan RI di luar negeri"
    MEDIA = "media", "Media atau media sosial"
    LAINNYA = "lainnya", "Lainnya"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


class JenisKelamin(TextChoices):
    """No default: men and boys are victims too (ranah.md 9.4)."""

    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"
    TIDAK_DIKETAHUI = "U", "Tidak diketahui"


class KelompokUsia(TextChoices):
    """Child or adult when the exploitation took place, not today (ranah.md 9.13)."""

    ANAK = "anak", "Anak (di bawah 18 tahun)"
    DEWASA = "dewasa", "Dewasa (18 tahun ke atas)"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


USIA_DEWASA = 18


class StatusIdentifikasi(TextChoices):
    """HTCDS vic_TraffickingStatus."""

    TERINDIKASI = "PossibleVictimOfTrafficking", "Terindikasi korban"
    KORBAN = "ActualVictimOfTrafficking", "Korban TPPO"
    BUKAN_KORBAN = "NotAVictimOfTrafficking", "Bukan korban TPPO"

    @property
    def nada(self) -> str:
        return {self.TERINDIKASI: "perhatian", self.KORBAN: "berjalan"}.get(self, "netral")


class PenetapStatus(TextChoices):
    """The body that decided: HTCDS vic_TraffickingStatusDecisionMakingOrg."""

    KEPOLISIAN = "Police", "Kepolisian"
    PERADILAN = "CourtOrProsecution", "Kejaksaan atau pengadilan"
    PEMERINTAH = "NonPoliceGovernmentalOrganization", "Instansi pemerintah lain"
    LSM = "NGO", "Lembaga swadaya masyarakat"
    LAINNYA = "Other", "Lainnya"


class JenisUnsur(TextChoices):
    """The three elements of trafficking (UU 21/2007 Pasal 1 angka 1)."""

    PROSES = "proses", "Proses"
    CARA = "cara", "Cara"
    TUJUAN = "tujuan", "Tujuan eksploitasi"


class Proses(TextChoices):
    REKRUT = "REKRUT", "Perekrutan"
    ANGKUT = "ANGKUT", "Pengangkutan"
    TAMPUNG = "TAMPUNG", "Penampungan"
    KIRIM = "KIRIM", "Pengiriman"
    PINDAH = "PINDAH", "Pemindahan"
    TERIMA = "TERIMA", "Penerimaan"


class Cara(TextChoices):
    """Not needed for a child (Palermo Protocol Art. 3(c); ranah.md 9.3)."""

    ANCAM = "ANCAM", "Ancaman kekerasan"
    KERAS = "KERAS", "Penggunaan kekerasan"
    CULIK = "CULIK", "Penculikan"
    SEKAP = "SEKAP", "Penyekapan"
    PALSU = "PALSU", "Pemalsuan"
    TIPU = "TIPU", "Penipuan"
    KUASA = "KUASA", "Penyalahgunaan kekuasaan"
    RENTAN = "RENTAN", "Penyalahgunaan posisi rentan"
    UTANG = "UTANG", "Penjeratan utang"
    BAYAR = "BAYAR", "Pemberian bayaran atau manfaat"


class Tujuan(TextChoices):
    """HTCDS vic_TypeOfExploitation with two additions (forced criminality, slavery-like practices)."""

    KERJA_PAKSA = "ForcedLabour", "Kerja paksa"
    SEKSUAL = "SexualExploitation", "Eksploitasi seksual"
    PEKERJA_ANAK = "ChildLabour", "Pekerja anak"
    KEJAHATAN_PAKSA = "ForcedCriminality", "Dipaksa melakukan kejahatan (mis. penipuan daring)"
    PERHAMBAAN = "Servitude", "Perhambaan"
    PERBUDAKAN = "SlaveryPractices", "Perbudakan atau praktik serupa"
    KAWIN_PAKSA = "ForcedMarriage", "Kawin paksa"
    PENGEMISAN = "ForcedBegging", "Pengemisan paksa"
    ADOPSI_ILEGAL = "ForcedAdoption", "Adopsi ilegal"
    ORGAN = "OrganRemoval", "Pengambilan organ"
    IBU_PENGGANTI = "Surrogacy", "Ibu pengganti"
    TEMPUR = "ForcedMilitaryByNonStateActors", "Wajib tempur oleh kelompok bersenjata"
    LAINNYA = "Other", "Lainnya"


KODE_UNSUR: dict[str, type[TextChoices]] = {JenisUnsur.PROSES: Proses, JenisUnsur.CARA: Cara, JenisUnsur.TUJUAN: Tujuan}


class TahapPeristiwa(TextChoices):
    """HTCDS hte_Type: three places per case, not one."""

    PEREKRUTAN = "Recruitment", "Perekrutan"
    TRANSIT = "Transit", "Transit"
    EKSPLOITASI = "Exploitation", "Eksploitasi"


class PeranTerlapor(TextChoices):
    """HTCDS per_RoleInProcess, the roles that occur."""

    PEREKRUT = "RecruiterOrIntermediary", "Perekrut atau calo"
    AGEN = "BrokerTravelAgent", "Agen atau biro"
    PENGANGKUT = "Transporter", "Pengangkut"
    PENAMPUNG = "HarbouredIndividual", "Penampung"
    PENJUAL = "SoldIndividual", "Penjual"
    PENERIMA = "ReceivedIndividual", "Penerima"
    PENGENDALI = "ControlledIndividual", "Pengendali"
    PENGEKSPLOITASI = "Exploiter", "Pengeksploitasi"
    PENCULIK = "Kidnapper", "Penculik"
    LAINNYA = "Other", "Lainnya"
    TIDAK_DIKETAHUI = "Unknown", "Tidak diketahui"


class StatusHukum(TextChoices):
    """Legal status of a reported person; changing the word changes the status (ranah.md 0)."""

    TERLAPOR = "terlapor", "Terlapor"
    TERSANGKA = "tersangka", "Tersangka"
    TERDAKWA = "terdakwa", "Terdakwa"
    TERPIDANA = "terpidana", "Terpidana"


class JenisLayanan(TextChoices):
    """The six services of Permen PPPA 8/2021."""

    IDENTIFIKASI = "IDENT", "Pengaduan dan identifikasi"
    KESEHATAN = "KES", "Rehabilitasi kesehatan"
    SOSIAL = "SOS", "Rehabilitasi sosial"
    HUKUM = "HUK", "Layanan hukum"
    PEMULANGAN = "PUL", "Pemulangan"
    REINTEGRASI = "REIN", "Reintegrasi sosial"


class SumberBiaya(TextChoices):
    """BPJS Kesehatan is not offered: it does not pay injuries from TPPO (Perpres 82/2018 Pasal 52(1) huruf r)."""

    APBA = "apba", "APBA"
    APBK = "apbk", "APBK"
    APBN = "apbn", "APBN (kementerian)"
    LPSK = "lpsk", "LPSK"
    BAITUL_MAL = "baitul_mal", "Baitul Mal"
    DONOR = "donor", "Lembaga donor"
    KELUARGA = "keluarga", "Keluarga korban"
    BELUM_ADA = "belum_ada", "Belum ada yang membiayai"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


HARI_LAYANAN = 7  # legal clock of every requested service, in days (UU 21/2007 Pasal 52-53)


class HasilTinjauan(TextChoices):
    """The head's judgement of an opening in an emergency."""

    WAJAR = "wajar", "Wajar: memang darurat"
    TIDAK_WAJAR = "tidak_wajar", "Tidak wajar: perlu tindak lanjut"


class JenisPermintaan(TextChoices):
    """What a person may ask about the own data (UU 27/2022 Pasal 5-8, 30-32, 41, 43)."""

    SALINAN = "salinan", "Salinan data dan rekam jejak pemrosesan"
    PERBAIKAN = "perbaikan", "Perbaikan data"
    PEMBATASAN = "pembatasan", "Pembatasan pemrosesan"
    PENGHAPUSAN = "penghapusan", "Penghapusan data"


class PemohonData(TextChoices):
    """Who asks, by part and never by name."""

    KORBAN = "korban", "Korban sendiri"
    WALI = "wali", "Orang tua atau wali"
    KUASA = "kuasa", "Kuasa hukum"
    PENDAMPING = "pendamping", "Pendamping"


class HasilPermintaan(TextChoices):
    DIPENUHI = "dipenuhi", "Dipenuhi"
    DITOLAK = "ditolak", "Ditolak (UU 27/2022 Pasal 33)"

    @property
    def nada(self) -> str:
        return {"dipenuhi": "selesai"}.get(self.value, "netral")


JAM_PERMINTAAN = 72  # 3x24 hours for an answer (UU 27/2022 Pasal 32 and 41)


class HasilPemusnahan(TextChoices):
    DISETUJUI = "disetujui", "Disetujui dan dimusnahkan"
    DITOLAK = "ditolak", "Ditolak"


class KeadaanRetensi(TextChoices):
    """Where a case stands on its way out of the register; computed, never stored."""

    JATUH_TEMPO = "jatuh_tempo", "Jatuh tempo pemusnahan"
    USULAN = "usulan", "Menunggu persetujuan"
    DITAHAN = "ditahan", "Ditahan"
    DIMUSNAHKAN = "dimusnahkan", "Sudah dimusnahkan"

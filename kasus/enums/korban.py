"""Words about a victim: sex, age, identification, the three elements."""

from django.db.models import TextChoices


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


class KeadaanIdentitas(TextChoices):
    """May the identity be recorded? An adult may refuse; of a child it is never refused (ranah.md 3.1 step 5)."""

    DICATAT = "dicatat", "Dicatat atau menyusul"
    DITOLAK = "ditolak", "Korban dewasa menolak identitasnya dicatat"


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

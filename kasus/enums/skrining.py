"""Words of the screening: the kinds of coded findings, answers, the eleven ILO indicators, and what the answers propose.

Codes are HTCDS 2.0 machine names where the standard has them, CTDC names for the recruiter's relation, and our own for
forced criminality and platforms (ranah.md 4.2).
"""

from django.db.models import TextChoices

from kasus.enums.korban import Cara, Proses, StatusIdentifikasi, Tujuan


class JenisUnsur(TextChoices):
    """Kinds of coded findings. The first three are the elements of trafficking (UU 21/2007 Pasal 1 angka 1)."""

    PROSES = "proses", "Proses"
    CARA = "cara", "Cara"
    TUJUAN = "tujuan", "Tujuan eksploitasi"
    SEKSUAL = "seksual", "Bentuk eksploitasi seksual"
    KEJAHATAN = "kejahatan", "Kejahatan yang dipaksakan"
    SEKTOR = "sektor", "Sektor kerja"
    KENDALI = "kendali", "Cara mengendalikan korban"
    REKRUT = "rekrut", "Cara merekrut"
    PLATFORM = "platform", "Aplikasi atau situs perekrutan"
    HUBUNGAN = "hubungan", "Hubungan dengan perekrut"


UNSUR_POKOK = (JenisUnsur.PROSES, JenisUnsur.CARA, JenisUnsur.TUJUAN)


class BentukSeksual(TextChoices):
    """HTCDS vic_TypeOfSexExploitation."""

    PELACURAN = "Prostitution", "Pelacuran"
    PORNOGRAFI = "Pornography", "Pornografi"
    DARING = "RemoteInteractiveServices", "Layanan seksual daring"
    PRIVAT = "PrivateSexualServices", "Layanan seksual privat"


class KejahatanPaksa(TextChoices):
    """Crimes a victim was made to commit; a local addition to HTCDS (its issue 28). UU 21/2007 Pasal 18: not punished."""

    SCAM = "OnlineScam", "Penipuan daring (scam)"
    JUDI = "OnlineGambling", "Judi daring"
    NARKOTIKA = "Drugs", "Narkotika"
    PENCURIAN = "Theft", "Pencurian"
    LAINNYA = "Other", "Lainnya"


class SektorKerja(TextChoices):
    """HTCDS vic_ForcedLabourIndustry: the sections of ISIC."""

    A = "A_AgricultureForestryAndFishing", "Pertanian, kehutanan, perikanan (termasuk ABK)"
    B = "B_MiningAndQuarrying", "Pertambangan dan penggalian"
    C = "C_Manufacturing", "Industri pengolahan"
    D = "D_ElectricityGasSteamAndAirConditioningSupply", "Listrik dan gas"
    E = "E_WaterSupplySewerageWasteManagement", "Air, limbah, dan sampah"
    F = "F_Construction", "Konstruksi"
    G = "G_WholesaleAndRetailTradeRepairOfMotorVehicles", "Perdagangan dan bengkel"
    H = "H_TransportationAndStorage", "Pengangkutan dan pergudangan"
    I = "I_AccommodationAndFoodServiceActivities", "Hotel, rumah makan, kafe"  # noqa: E741 (letter of ISIC)
    J = "J_InformationAndCommunication", "Informasi dan komunikasi"
    K = "K_FinancialAndInsuranceActivities", "Keuangan dan asuransi"
    L = "L_RealEstateActivities", "Real estat"
    M = "M_ProfessionalScientificAndTechnicalActivities", "Jasa profesional dan ilmiah"
    N = "N_AdministrativeAndSupportServiceActivities", "Jasa administrasi dan penyaluran tenaga"
    O = "O_PublicAdministrationAndDefence", "Pemerintahan dan pertahanan"  # noqa: E741 (letter of ISIC)
    P = "P_Education", "Pendidikan"
    Q = "Q_HumanHealthAndSocialWorkActivities", "Kesehatan dan kegiatan sosial"
    R = "R_ArtsEntertainmentAndRecreation", "Hiburan dan rekreasi"
    S = "S_OtherServiceActivities", "Jasa lain (termasuk pijat dan salon)"
    T = "T_ActivitiesOfHouseholdsAsEmployers", "Rumah tangga (PRT)"
    U = "U_ActivitiesOfExtraterritorialOrganizations", "Badan internasional"


class CaraKendali(TextChoices):
    """HTCDS vic_MethodsOfControl, and RestrictsMovement of CTDC."""

    UTANG = "DebtBondage", "Jeratan utang"
    UPAH = "TakesEarnings", "Upah diambil"
    KEUANGAN = "RestrictsFinancialAccess", "Akses keuangan dibatasi"
    ANCAMAN = "PhysicalThreats", "Ancaman"
    ANCAM_KELUARGA = "ThreatensChildrenFamily", "Mengancam atau menggunakan anak atau keluarga"
    ANCAM_APARAT = "ThreatsLawEnforcement", "Ancaman dilaporkan ke aparat"
    PSIKIS = "PsychologicalAbuse", "Kekerasan psikis"
    FISIK = "PhysicalAbuse", "Kekerasan fisik"
    SEKSUAL = "SexualAbuse", "Kekerasan seksual"
    JANJI = "FalsePromises", "Janji palsu"
    ZAT = "PsychoactiveSubstance", "Zat adiktif"
    GERAK = "RestrictsMovement", "Gerak dibatasi"
    BEROBAT = "RestrictsMedicalCare", "Akses berobat dibatasi"
    JAM_KERJA = "ExcessiveWorkingHours", "Jam kerja berlebih"
    KEBUTUHAN = "WithholdsNecessities", "Kebutuhan dasar ditahan"
    DOKUMEN = "WithholdsDocuments", "Dokumen ditahan"
    LAINNYA = "Other", "Lainnya"


class CaraRekrut(TextChoices):
    """HTCDS vic_MethodOfRecruitment."""

    USAHA = "AtAPlaceOfBusiness", "Di tempat usaha"
    PENDIDIKAN = "AtAnEducationalInstitution", "Di sekolah, dayah, atau kampus"
    KERJA = "AtWork", "Di tempat kerja"
    MEDIA_SOSIAL = "ThroughOnlineSocialNetworks", "Media sosial"
    IKLAN_DARING = "ThroughAnOnlineAdvertisement", "Iklan daring"
    TELEVISI = "ThroughATelevisionAdvert", "Televisi"
    KORAN = "ThroughANewspaperAdvert", "Koran"
    KELUARGA = "ThroughFamilyOrFamilyEvents", "Keluarga"
    TEMAN = "ThroughFriendsOrSocialEvents", "Teman"
    LAINNYA = "Other", "Lainnya (mis. calo atau sponsor)"


class PlatformRekrut(TextChoices):
    """HTCDS vic_RecruitmentWebsitesAndApps, which names no values: ours."""

    FACEBOOK = "Facebook", "Facebook"
    INSTAGRAM = "Instagram", "Instagram"
    WHATSAPP = "WhatsApp", "WhatsApp"
    TELEGRAM = "Telegram", "Telegram"
    TIKTOK = "TikTok", "TikTok"
    LAINNYA = "Other", "Lainnya"


class HubunganPerekrut(TextChoices):
    """CTDC recruiterRelation."""

    PASANGAN = "IntimatePartner", "Pasangan"
    TEMAN = "Friend", "Teman"
    KELUARGA = "Family", "Keluarga"
    LAINNYA = "Other", "Lainnya (agen, calo, atasan, tetangga)"


KODE_UNSUR: dict[str, type[TextChoices]] = {
    JenisUnsur.PROSES: Proses,
    JenisUnsur.CARA: Cara,
    JenisUnsur.TUJUAN: Tujuan,
    JenisUnsur.SEKSUAL: BentukSeksual,
    JenisUnsur.KEJAHATAN: KejahatanPaksa,
    JenisUnsur.SEKTOR: SektorKerja,
    JenisUnsur.KENDALI: CaraKendali,
    JenisUnsur.REKRUT: CaraRekrut,
    JenisUnsur.PLATFORM: PlatformRekrut,
    JenisUnsur.HUBUNGAN: HubunganPerekrut,
}
# A kind that is only asked when this purpose was found.
HANYA_BILA: dict[str, Tujuan] = {JenisUnsur.SEKSUAL: Tujuan.SEKSUAL, JenisUnsur.KEJAHATAN: Tujuan.KEJAHATAN_PAKSA}


class Jawaban(TextChoices):
    """Four answers: nothing that was left open ever counts as no."""

    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"
    TIDAK_DITANYAKAN = "tidak_ditanyakan", "Tidak ditanyakan"


class ButirSkrining(TextChoices):
    """Everything a screening answers: the kinds of findings, then the eleven ILO indicators of forced labour (ranah.md 4.4)."""

    PROSES = "proses", "Proses"
    CARA = "cara", "Cara"
    TUJUAN = "tujuan", "Tujuan eksploitasi"
    SEKSUAL = "seksual", "Bentuk eksploitasi seksual"
    KEJAHATAN = "kejahatan", "Kejahatan yang dipaksakan"
    SEKTOR = "sektor", "Sektor kerja"
    KENDALI = "kendali", "Cara mengendalikan korban"
    REKRUT = "rekrut", "Cara merekrut"
    PLATFORM = "platform", "Aplikasi atau situs perekrutan"
    HUBUNGAN = "hubungan", "Hubungan dengan perekrut"
    I_RENTAN = "i_rentan", "Penyalahgunaan kerentanan"
    I_TIPU = "i_tipu", "Penipuan"
    I_GERAK = "i_gerak", "Pembatasan gerak"
    I_KUCIL = "i_kucil", "Pengucilan"
    I_KEKERASAN = "i_kekerasan", "Kekerasan fisik dan seksual"
    I_ANCAMAN = "i_ancaman", "Intimidasi dan ancaman"
    I_DOKUMEN = "i_dokumen", "Penahanan dokumen"
    I_UPAH = "i_upah", "Penahanan upah"
    I_UTANG = "i_utang", "Jeratan utang"
    I_KONDISI = "i_kondisi", "Kondisi kerja dan tempat tinggal yang buruk"
    I_LEMBUR = "i_lembur", "Lembur berlebihan"


INDIKATOR = tuple(butir for butir in ButirSkrining if butir.value.startswith("i_"))


class Usulan(TextChoices):
    """What the answers propose; an officer decides (ranah.md 4.4)."""

    LENGKAP = "lengkap", "Unsur lengkap: mengarah ke TPPO"
    BERGANTUNG_USIA = "bergantung_usia", "Bergantung pada usia: lengkap bila korban anak"
    SEBAGIAN = "sebagian", "Unsur belum lengkap"
    BELUM = "belum", "Unsur belum ditanyakan"
    TIDAK_ADA = "tidak_ada", "Tidak ada unsur yang ditemukan"

    @property
    def nada(self) -> str:
        return {"lengkap": "berjalan", "bergantung_usia": "perhatian", "sebagian": "perhatian"}.get(
            self.value, "netral"
        )

    @property
    def status_sejalan(self) -> frozenset[StatusIdentifikasi]:
        """Decisions that follow the proposal; any other one needs a reason."""
        terindikasi = StatusIdentifikasi.TERINDIKASI
        return {
            "lengkap": frozenset({terindikasi, StatusIdentifikasi.KORBAN}),
            "tidak_ada": frozenset({terindikasi, StatusIdentifikasi.BUKAN_KORBAN}),
        }.get(self.value, frozenset({terindikasi}))

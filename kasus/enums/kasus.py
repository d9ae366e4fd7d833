"""Words of the case as a whole: status, door of the report, stages of the event."""

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


class JenisPelapor(TextChoices):
    """Who reports, as a kind of person; a name is never asked (ranah.md 3.1 step 0)."""

    KORBAN = "korban", "Korban sendiri"
    KELUARGA = "keluarga", "Keluarga korban"
    MASYARAKAT = "masyarakat", "Warga masyarakat"
    APARAT_GAMPONG = "aparat_gampong", "Aparat gampong"
    PETUGAS = "petugas", "Petugas instansi"
    PENDAMPING = "pendamping", "Pendamping atau lembaga swadaya masyarakat"
    TANPA_NAMA = "tanpa_nama", "Pelapor tanpa nama"
    LAINNYA = "lainnya", "Lainnya"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


class TingkatRisiko(TextChoices):
    """Screening for emergency (ranah.md 3.1 step 1): high means that life or integrity is threatened, help comes first."""

    TINGGI = "tinggi", "Tinggi: nyawa atau keselamatan terancam"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"
    BELUM_DINILAI = "belum_dinilai", "Belum dinilai"

    @property
    def nada(self) -> str:
        return {"tinggi": "terlambat", "sedang": "perhatian"}.get(self.value, "netral")


class TahapPeristiwa(TextChoices):
    """HTCDS hte_Type: three places per case, not one."""

    PEREKRUTAN = "Recruitment", "Perekrutan"
    TRANSIT = "Transit", "Transit"
    EKSPLOITASI = "Exploitation", "Eksploitasi"

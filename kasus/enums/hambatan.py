"""Why a service or a referral did not come about: one list for both, so that barriers can be counted together."""

from django.db.models import TextChoices


class Hambatan(TextChoices):
    """Coded barrier; asked on every refusal and every service that was not given (pembanding.md 4.12)."""

    BIAYA = "biaya", "Tidak ada biaya"
    BPJS = "bpjs", "Tidak ditanggung BPJS Kesehatan"
    RUMAH_AMAN = "rumah_aman", "Rumah aman penuh atau tidak ada"
    TENAGA = "tenaga", "Tidak ada tenaga ahli"
    PENERJEMAH = "penerjemah", "Tidak ada penerjemah"
    JARAK = "jarak", "Jarak atau angkutan"
    DOKUMEN = "dokumen", "Dokumen belum lengkap"
    KEWENANGAN = "kewenangan", "Bukan kewenangan instansi"
    PERSETUJUAN = "persetujuan", "Korban tidak setuju"
    KEAMANAN = "keamanan", "Alasan keamanan"
    TIDAK_DIHUBUNGI = "tidak_dihubungi", "Korban tidak dapat dihubungi"
    LAINNYA = "lainnya", "Lainnya"

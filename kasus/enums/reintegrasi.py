"""Words about the way back: goals, visits, and what a victim was given to stand on (ranah.md 3.1 step 12)."""

from django.db.models import TextChoices

BULAN_PEMANTAUAN = (3, 6, 12)  # months after the start in which a visit is due (ranah.md 7.3, recommendation 11)


class BidangReintegrasi(TextChoices):
    KELUARGA = "keluarga", "Keluarga"
    SEKOLAH = "sekolah", "Sekolah"
    PEKERJAAN = "pekerjaan", "Pekerjaan atau usaha"
    TEMPAT_TINGGAL = "tempat_tinggal", "Tempat tinggal"
    KESEHATAN = "kesehatan", "Kesehatan dan pemulihan jiwa"
    KEAMANAN = "keamanan", "Keamanan"
    DOKUMEN = "dokumen", "Dokumen kependudukan"
    LAINNYA = "lainnya", "Lainnya"


class KeadaanPemantauan(TextChoices):
    """What the visit found."""

    BAIK = "baik", "Baik"
    BERISIKO = "berisiko", "Berisiko"
    HILANG_KONTAK = "hilang_kontak", "Hilang kontak"
    TERJERAT_KEMBALI = "terjerat_kembali", "Terjerat kembali"

    @property
    def nada(self) -> str:
        return {"baik": "selesai", "terjerat_kembali": "terlambat"}.get(self.value, "perhatian")


class JenisPemberdayaan(TextChoices):
    PELATIHAN = "pelatihan", "Pelatihan"
    ALAT = "alat", "Alat kerja"
    MODAL = "modal", "Modal usaha"
    SEKOLAH = "sekolah", "Biaya atau perlengkapan sekolah"
    LAINNYA = "lainnya", "Lainnya"

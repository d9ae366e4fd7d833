"""Words about notes and flags on a case."""

from django.db.models import TextChoices


class JenisCatatan(TextChoices):
    TELEPON = "telepon", "Telepon"
    KUNJUNGAN = "kunjungan", "Kunjungan"
    RAPAT = "rapat", "Rapat atau pertemuan"
    LAINNYA = "lainnya", "Lainnya"


class AlasanBendera(TextChoices):
    """Why a case must be looked at again; the text beside it says the rest."""

    KESELAMATAN = "keselamatan", "Keselamatan korban"
    BATAS_WAKTU = "batas_waktu", "Batas waktu hukum atau penahanan"
    DOKUMEN = "dokumen", "Dokumen harus diperoleh"
    HUBUNGI = "hubungi", "Korban atau keluarga harus dihubungi"
    JAWABAN = "jawaban", "Menunggu jawaban instansi"
    DATA = "data", "Data harus diperiksa kembali"
    LAINNYA = "lainnya", "Lainnya"

"""Words of consent: for what, what was answered, who answered, how (HTCDS con_Consent; ranah.md 3.1 step 5)."""

from django.db.models import TextChoices


class TujuanPersetujuan(TextChoices):
    """Each purpose is asked for itself; a yes to one is no yes to another (UU 27/2022 Pasal 20-22)."""

    WAWANCARA = "wawancara", "Diwawancarai dan datanya dicatat"
    LAYANAN = "layanan", "Menerima layanan"
    BERBAGI = "berbagi", "Data dibagi dengan instansi yang disebut"
    POLISI = "polisi", "Melapor ke polisi"
    PENELITIAN = "penelitian", "Data tanpa nama dipakai untuk statistik dan penelitian"
    DIHUBUNGI = "dihubungi", "Dihubungi kembali"


class JawabanPersetujuan(TextChoices):
    """Not asked is an answer of its own: blank never means no."""

    SETUJU = "setuju", "Setuju"
    MENOLAK = "menolak", "Menolak"
    TIDAK_DITANYAKAN = "tidak_ditanyakan", "Belum atau tidak ditanyakan"

    @property
    def nada(self) -> str:
        return {"setuju": "selesai", "menolak": "terlambat"}.get(self.value, "netral")


class PihakPersetujuan(TextChoices):
    """The two voices that count for a child: the own assent, and the guardian's consent."""

    KORBAN = "korban", "Korban"
    WALI = "wali", "Wali"


class PemberiPersetujuan(TextChoices):
    """Who answered, by relation and never by name. The second line says that the person is of age today."""

    KORBAN = "korban", "Korban sendiri"
    KORBAN_DEWASA = "korban_dewasa", "Korban sendiri, sekarang sudah dewasa"
    ORANG_TUA = "orang_tua", "Orang tua"
    WALI = "wali", "Wali"
    LEMBAGA = "lembaga", "Lembaga yang ditunjuk menjadi wali"

    @property
    def pihak(self) -> PihakPersetujuan:
        own = self in {PemberiPersetujuan.KORBAN, PemberiPersetujuan.KORBAN_DEWASA}
        return PihakPersetujuan.KORBAN if own else PihakPersetujuan.WALI


class CaraPersetujuan(TextChoices):
    TERTULIS = "tertulis", "Tertulis (tanda tangan atau cap jempol)"
    LISAN = "lisan", "Lisan"


class PenjelasanPersetujuan(TextChoices):
    """Was the person told purpose, use, research, the right to ask, and how long the data stay? (HTCDS con_Consent 2-6)"""

    LENGKAP = "lengkap", "Semua butir dijelaskan"
    SEBAGIAN = "sebagian", "Sebagian dijelaskan"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"

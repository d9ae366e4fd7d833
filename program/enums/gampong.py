"""Closed lists of the gampong register."""

from django.db.models import TextChoices


class Keadaan(TextChoices):
    """Of a forum or a reusam. A gampong that nobody asked is not one that has none."""

    ADA = "ada", "Ada"
    TIDAK_ADA = "tidak_ada", "Tidak ada"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"

    @property
    def nada(self) -> str:
        return {"ada": "selesai", "tidak_ada": "perhatian"}.get(self.value, "netral")


class Isi(TextChoices):
    """What a number says: more than zero, zero, or that nobody counted."""

    ADA = "ada", "Ada"
    NOL = "nol", "Nol"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


class Ukuran(TextChoices):
    """What is measured per gampong: the part of the gampong that has it."""

    FORUM = "forum", "Forum anak"
    APBG = "apbg", "APBG perempuan dan anak"
    REUSAM = "reusam", "Reusam"
    KADER = "kader", "Kader terlatih"
    LAPORAN = "laporan", "Laporan masuk"

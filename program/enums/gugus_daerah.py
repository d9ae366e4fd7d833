"""Closed lists of the task forces of the kabupaten and kota (Perpres 69/2008 jo. 49/2023: each forms its own)."""

from django.db.models import TextChoices


class KeadaanGugus(TextChoices):
    """What a row says."""

    ADA = "ada", "Sudah dibentuk"
    BELUM = "belum", "Belum dibentuk"


class StatusGugus(TextChoices):
    """Where a kabupaten/kota stands on a day; computed from its newest row, never stored."""

    BERLAKU = "berlaku", "Ada, SK berlaku"
    BERAKHIR = "berakhir", "Ada, SK berakhir"
    BELUM = "belum", "Belum dibentuk"
    TIDAK_TERCATAT = "tidak_tercatat", "Tidak diketahui"

    @property
    def nada(self) -> str:
        return {"berlaku": "selesai", "berakhir": "terlambat", "belum": "perhatian"}.get(self.value, "netral")

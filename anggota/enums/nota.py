"""Closed lists of agreements between agencies."""

from django.db.models import TextChoices


class JenisNota(TextChoices):
    """Umbrella understanding or the operative agreement under it (ranah.md 0)."""

    MOU = "mou", "Nota Kesepahaman (MoU)"
    PKS = "pks", "Perjanjian Kerja Sama (PKS)"


class KeadaanNota(TextChoices):
    """Where an agreement stands on a day; computed from its dates, never stored."""

    BELUM = "belum", "Belum berlaku"
    BERLAKU = "berlaku", "Berlaku"
    SEGERA = "segera", "Segera berakhir"
    BERAKHIR = "berakhir", "Berakhir"

    @property
    def nada(self) -> str:
        return {"berlaku": "selesai", "segera": "perhatian", "belum": "berjalan"}.get(self.value, "netral")


HARI_INGATKAN_NOTA = 90  # days before its end from which an agreement is called to mind (ranah.md 6, recommendation 6)

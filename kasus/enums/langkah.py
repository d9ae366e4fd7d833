"""Steps of the record for who does it the first time; one topic a page (ranah.md 3.1, steps 0 to 5)."""

from django.db.models import TextChoices


class Langkah(TextChoices):
    LAPORAN = "laporan", "Siapa melapor dan kapan"
    KEJADIAN = "kejadian", "Apa dan di mana"
    KESELAMATAN = "keselamatan", "Keselamatan"
    KORBAN = "korban", "Korban"
    TERLAPOR = "terlapor", "Terlapor"
    PERSETUJUAN = "persetujuan", "Persetujuan"
    PERIKSA = "periksa", "Periksa lagi"

    @property
    def nomor(self) -> int:
        return list(Langkah).index(self) + 1

    def next(self) -> "Langkah":
        """The step that follows; the last follows itself."""
        order = list(Langkah)
        return order[min(order.index(self) + 1, len(order) - 1)]

    def previous(self) -> "Langkah | None":
        order = list(Langkah)
        return order[order.index(self) - 1] if order.index(self) else None

"""Closed lists of guides and of the life of a version."""

from django.db.models import TextChoices


class JenisPedoman(TextChoices):
    SOP = "sop", "Standar operasional prosedur (SOP)"
    BUKU_SAKU = "buku_saku", "Buku saku"
    ALUR = "alur", "Alur penanganan"
    EDARAN = "edaran", "Surat edaran"


class StatusVersi(TextChoices):
    KONSEP = "konsep", "Konsep"
    TERBIT = "terbit", "Terbit"
    DIGANTI = "diganti", "Diganti"
    DITARIK = "ditarik", "Ditarik"

    @property
    def nada(self) -> str:
        return {"konsep": "perhatian", "terbit": "selesai", "ditarik": "terlambat"}.get(self.value, "netral")


TERBACA = frozenset(
    {StatusVersi.TERBIT, StatusVersi.DIGANTI, StatusVersi.DITARIK}
)  # what was once published stays readable

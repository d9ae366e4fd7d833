"""Closed list of the states of a research request, and which may follow which."""

from django.db.models import TextChoices


class StatusPenelitian(TextChoices):
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"

    @property
    def nada(self) -> str:
        return {"diajukan": "perhatian", "selesai": "selesai", "ditolak": "netral"}.get(self.value, "berjalan")

    def can_become(self) -> frozenset["StatusPenelitian"]:
        return TRANSITIONS_PENELITIAN[self]


TRANSITIONS_PENELITIAN: dict[StatusPenelitian, frozenset[StatusPenelitian]] = {
    StatusPenelitian.DIAJUKAN: frozenset({StatusPenelitian.DISETUJUI, StatusPenelitian.DITOLAK}),
    StatusPenelitian.DISETUJUI: frozenset({StatusPenelitian.BERJALAN}),
    StatusPenelitian.DITOLAK: frozenset(),
    StatusPenelitian.BERJALAN: frozenset({StatusPenelitian.SELESAI}),
    StatusPenelitian.SELESAI: frozenset(),
}
KEPUTUSAN = TRANSITIONS_PENELITIAN[StatusPenelitian.DIAJUKAN]
BERPERJANJIAN = frozenset({StatusPenelitian.BERJALAN, StatusPenelitian.SELESAI})  # not without ethics and agreement

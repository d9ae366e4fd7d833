"""Closed lists of action plans."""

from django.db.models import TextChoices


class JenisRencana(TextChoices):
    RAD = "rad", "Rencana aksi daerah (RAD)"
    TAHUNAN = "tahunan", "Rencana kerja tahunan"


class StatusRencana(TextChoices):
    KONSEP = "konsep", "Konsep"
    BERLAKU = "berlaku", "Berlaku"
    SELESAI = "selesai", "Selesai"

    @property
    def nada(self) -> str:
        return {"berlaku": "berjalan", "selesai": "selesai"}.get(self.value, "netral")

    def can_become(self) -> frozenset["StatusRencana"]:
        return TRANSITIONS_RENCANA[self]


TRANSITIONS_RENCANA: dict[StatusRencana, frozenset[StatusRencana]] = {
    StatusRencana.KONSEP: frozenset({StatusRencana.BERLAKU}),
    StatusRencana.BERLAKU: frozenset({StatusRencana.SELESAI}),
    StatusRencana.SELESAI: frozenset(
        {StatusRencana.BERLAKU}
    ),  # a late figure: opened again, and it stands in the trail
}
# A draft is of the secretariat alone; these every agency of the task force reads.
RENCANA_TERBUKA = (StatusRencana.BERLAKU, StatusRencana.SELESAI)


class Hitungan(TextChoices):
    """How the quarters of a line make its result: pieces are added up, a percentage stands as it was told last."""

    JUMLAH = "jumlah", "Dijumlahkan"
    TERAKHIR = "terakhir", "Angka terakhir"


class KeadaanBaris(TextChoices):
    """What a line has come to; never stored (program/models/baris_rencana.py works it out)."""

    TERCAPAI = "tercapai", "Tercapai"
    LEWAT = "lewat", "Lewat triwulan tanpa realisasi"
    SEBAGIAN = "sebagian", "Sebagian"
    BELUM = "belum", "Belum"

    @property
    def nada(self) -> str:
        return {"tercapai": "selesai", "lewat": "terlambat", "sebagian": "berjalan"}.get(self.value, "netral")

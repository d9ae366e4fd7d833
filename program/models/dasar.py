"""What every register of the programmes shares: whose the row is, who sees it, and that several people may edit it."""

from django.db import models

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither


class ProgramQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head: all. A member: the rows of the own agency. Nobody else opens a row."""
        if user.has_izin(Izin.MANAGE_PROGRAM):
            return self
        return self.filter(instansi=user.instansi_id) if user.has_izin(Izin.RECORD_PROGRAM) else self.none()

    def counted_for(self, user):
        """Rows to count and to sum, never to list: as visible_to, and all of them for the leadership."""
        if user.has_izin(Izin.VIEW_PROGRAM) and not user.has_izin(Izin.RECORD_PROGRAM):
            return self
        return self.visible_to(user)


class BarisProgram(Tercatat, Berversi):
    """A row of a register: it belongs to one agency, is recorded by somebody and may be edited by several.

    `kunci_sumber` is the key that a row had in the table from which it was imported; empty for a typed one.
    """

    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi penyelenggara", related_name="daftar_%(class)s"
    )
    kunci_sumber = models.CharField("kunci pada tabel sumber", max_length=60, blank=True, editable=False)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["instansi", "kunci_sumber"],
                condition=~models.Q(kunci_sumber=""),
                name="%(class)s_kunci_tunggal",
                violation_error_message="Baris dengan kunci ini sudah ada pada instansi itu.",
            ),
        ]


# The columns of BarisProgram, for Privacy.plain of the registers.
PLAIN = [
    "id", "instansi", "kunci_sumber", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
]  # fmt: skip

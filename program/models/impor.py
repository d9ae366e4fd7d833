"""A checked table of a register that waits for its confirmation."""

from django.db import models

from anggota.enums import Izin
from anggota.models.impor import Impor, ImporQuerySet


class ImporProgramQuerySet(ImporQuerySet):
    izin = Izin.RECORD_PROGRAM


class ImporProgram(Impor):
    tabel = models.CharField("register", max_length=30)
    jumlah_baru = models.PositiveIntegerField("jumlah baris baru", default=0)
    jumlah_ubah = models.PositiveIntegerField("jumlah baris diperbarui", default=0)

    objects = ImporProgramQuerySet.as_manager()

    class Meta(Impor.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "impor program"

    class Privacy(Impor.Privacy):
        plain = [*Impor.Privacy.plain, "tabel", "jumlah_baru", "jumlah_ubah"]

    def __str__(self):
        return f"{self.tabel}: {self.jumlah_baru} baris baru, {self.jumlah_ubah} diperbarui"

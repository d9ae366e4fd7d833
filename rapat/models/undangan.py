"""The letter that invites to a meeting."""

from django.db import models
from django.db.models import Q

from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from rapat.enums import SifatSurat
from rapat.models.rapat import Rapat


class UndanganRapat(Berversi, Tercatat):
    """One letter for each meeting. Who is invited follows from the decree of that day; guests are typed, one a line."""

    rapat = models.OneToOneField(Rapat, models.PROTECT, verbose_name="rapat", related_name="undangan")
    nomor_surat = models.CharField("nomor surat", max_length=60)
    tanggal_surat = models.DateField("tanggal surat")
    sifat = models.CharField("sifat", max_length=16, choices=SifatSurat, default=SifatSurat.PENTING)
    tamu = models.TextField("tamu", max_length=2000, blank=True)
    penanda_jabatan = models.CharField("jabatan penanda tangan", max_length=160)
    penanda_nama = models.CharField("nama penanda tangan", max_length=120)
    penanda_nip = models.CharField("NIP penanda tangan", max_length=30, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "undangan rapat"
        ordering = ["-tanggal_surat", "-id"]
        constraints = [
            choices_hold("sifat", SifatSurat),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.CheckConstraint(
                condition=~Q(nomor_surat=""),
                name="undanganrapat_bernomor",
                violation_error_message="Isi nomor surat undangan.",
            ),
            models.UniqueConstraint(
                fields=["nomor_surat"],
                name="undanganrapat_nomor_tunggal",
                violation_error_message="Nomor surat ini sudah dipakai untuk undangan rapat lain.",
            ),
        ]

    class Privacy:
        melalui = "rapat"
        plain = [
            "id", "rapat", "nomor_surat", "tanggal_surat", "sifat", "tamu", "penanda_jabatan", "penanda_nama", "penanda_nip", "versi",
            "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Undangan {self.rapat}"

    @property
    def daftar_tamu(self) -> list[str]:
        return [line for line in self.tamu.splitlines() if line.strip()]

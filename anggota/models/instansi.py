"""The agency."""

from django.core.validators import RegexValidator
from django.db import models

from anggota.enums import JenisInstansi
from gugus_tugas.db import choices_hold


class Instansi(models.Model):
    """An agency that sits in the task force or works with it."""

    kode = models.SlugField("kode", max_length=30, unique=True, help_text="Nama pendek untuk alamat dan sebutan @kode.")
    nama = models.CharField("nama", max_length=160, unique=True)
    singkatan = models.CharField("singkatan", max_length=40)
    jenis = models.CharField("jenis", max_length=40, choices=JenisInstansi)
    telepon = models.CharField("telepon kantor", max_length=30, blank=True)
    surel = models.EmailField("surel kantor", blank=True)
    whatsapp = models.CharField(
        "nomor WhatsApp",
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"\A[1-9][0-9]{8,14}\Z", "Nomor WhatsApp disimpan sebagai 628…, angka saja.")],
    )

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["nama"]
        constraints = [choices_hold("jenis", JenisInstansi)]

    class Privacy:
        terbuka = "names and office contacts of public agencies"
        plain = ["id", "kode", "nama", "singkatan", "jenis", "telepon", "surel", "whatsapp"]

    def __str__(self):
        return self.nama

    @property
    def tautan_whatsapp(self) -> str:
        """Opens a conversation with the office in WhatsApp."""
        return f"https://wa.me/{self.whatsapp}" if self.whatsapp else ""

"""Forms that were sent."""

from django.db import models

from gugus_tugas.db import Tercatat


class Kiriman(Tercatat):
    """A form that was sent, so that sending it again stores nothing twice. Written by anggota/kiriman.py alone."""

    kunci = models.UUIDField("kunci pengiriman", unique=True)
    sidik = models.CharField("sidik isi", max_length=32)
    objek_jenis = models.CharField("jenis objek", max_length=60, blank=True)
    objek_id = models.CharField("id objek", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kiriman"

    class Privacy:
        melalui = "anggota.kiriman"
        plain = ["id", "kunci", "objek_jenis", "objek_id", "dicatat_pada", "dicatat_oleh"]
        identifying = ["sidik"]

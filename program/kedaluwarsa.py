"""Leftovers of programmes: uploaded tables that nobody confirmed."""

from anggota.kedaluwarsa import Sisa, register
from program.models import ImporProgram
from program.models.impor import MASA_IMPOR

register(
    Sisa(
        "tabel program yang tidak dikonfirmasi",
        MASA_IMPOR,
        lambda before: ImporProgram.objects.filter(dicatat_pada__lt=before, disimpan_pada__isnull=True),
    )
)

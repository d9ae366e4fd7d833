"""Leftovers of programmes: uploaded tables that nobody confirmed."""

from anggota.kedaluwarsa import Sisa, register
from anggota.models.impor import MASA_IMPOR
from program.models import ImporProgram

register(
    Sisa(
        "tabel program yang tidak dikonfirmasi",
        MASA_IMPOR,
        lambda before: ImporProgram.objects.abandoned(before=before),
    )
)

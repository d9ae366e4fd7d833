"""Sentences of law that the office may bring up to date without a programmer, with what holds until it does."""

from anggota.models import Pengaturan
from kasus.enums import BPJS_TIDAK_MENANGGUNG


def ketentuan_bpjs() -> str:
    """What BPJS Kesehatan does not pay, with its article."""
    written = Pengaturan.objects.filter(pk=1).values_list("ketentuan_bpjs", flat=True).first()
    return written or BPJS_TIDAK_MENANGGUNG

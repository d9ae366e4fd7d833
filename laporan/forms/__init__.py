"""Forms of the reports."""

from laporan.forms.dasar import KetentuanForm, RingkasanForm, TahunForm
from laporan.forms.terbit import (
    AlasanForm,
    BabForm,
    BuangForm,
    CatatanForm,
    KodeForm,
    KomentarForm,
    PemilikForm,
    SetujuForm,
)

__all__ = [
    "AlasanForm",
    "BabForm",
    "BuangForm",
    "CatatanForm",
    "KetentuanForm",
    "KodeForm",
    "KomentarForm",
    "PemilikForm",
    "RingkasanForm",
    "SetujuForm",
    "TahunForm",
]

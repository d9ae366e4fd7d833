"""What a person types about meetings and follow-up; clean data for the actions."""

from rapat.forms.pelaksanaan import PelaksanaanForm
from rapat.forms.rapat import KehadiranForm, RapatForm
from rapat.forms.rekomendasi import RekomendasiFilterForm, RekomendasiForm, TambahInstansiForm, UbahRekomendasiForm
from rapat.forms.tindak_lanjut import PerkembanganForm, TindakLanjutFilterForm, VerifikasiForm

__all__ = [
    "KehadiranForm",
    "PelaksanaanForm",
    "PerkembanganForm",
    "RapatForm",
    "RekomendasiFilterForm",
    "RekomendasiForm",
    "TambahInstansiForm",
    "TindakLanjutFilterForm",
    "UbahRekomendasiForm",
    "VerifikasiForm",
]

"""What a person types about meetings and follow-up; clean data for the actions."""

from rapat.forms.notulen import BukaForm, HasilForm, TutupForm, UbahHasilForm
from rapat.forms.pelaksanaan import PelaksanaanForm
from rapat.forms.rapat import KehadiranForm, RapatForm
from rapat.forms.rekomendasi import RekomendasiForm
from rapat.forms.tindak_lanjut import PerkembanganForm, TindakLanjutFilterForm, VerifikasiForm

__all__ = [
    "BukaForm",
    "HasilForm",
    "KehadiranForm",
    "PelaksanaanForm",
    "PerkembanganForm",
    "RapatForm",
    "RekomendasiForm",
    "TindakLanjutFilterForm",
    "TutupForm",
    "UbahHasilForm",
    "VerifikasiForm",
]

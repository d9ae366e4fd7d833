"""What a person types about meetings and follow-up; clean data for the actions."""

from rapat.forms.pelaksanaan import PelaksanaanForm
from rapat.forms.pemberitahuan import KirimUndanganForm, PemberitahuanFilterForm, PilihanKabarForm
from rapat.forms.rapat import KehadiranForm, RapatForm
from rapat.forms.rekomendasi import RekomendasiForm
from rapat.forms.tindak_lanjut import PerkembanganForm, TindakLanjutFilterForm, VerifikasiForm

__all__ = [
    "KehadiranForm",
    "KirimUndanganForm",
    "PelaksanaanForm",
    "PemberitahuanFilterForm",
    "PerkembanganForm",
    "PilihanKabarForm",
    "RapatForm",
    "RekomendasiForm",
    "TindakLanjutFilterForm",
    "VerifikasiForm",
]

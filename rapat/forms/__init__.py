"""What a person types about meetings and follow-up; clean data for the actions."""

from rapat.forms.agenda import AgendaForm, AnswerAgendaForm, UpdateAgendaForm
from rapat.forms.notulen import BukaForm, HasilForm, TutupForm, UbahHasilForm
from rapat.forms.pelaksanaan import PelaksanaanForm
from rapat.forms.pemberitahuan import KirimUndanganForm, PemberitahuanFilterForm, PilihanKabarForm
from rapat.forms.penyerahan import PenyerahanForm, PutusanPenyerahanForm
from rapat.forms.rapat import CancelRapatForm, KehadiranForm, RapatForm, UpdateRapatForm
from rapat.forms.rekomendasi import (
    CabutInstansiForm,
    RekomendasiFilterForm,
    RekomendasiForm,
    TambahInstansiForm,
    UbahRekomendasiForm,
)
from rapat.forms.tindak_lanjut import PerkembanganForm, TindakLanjutFilterForm, VerifikasiForm
from rapat.forms.undangan import UndanganForm

__all__ = [
    "AgendaForm",
    "AnswerAgendaForm",
    "BukaForm",
    "CabutInstansiForm",
    "CancelRapatForm",
    "HasilForm",
    "KehadiranForm",
    "KirimUndanganForm",
    "PelaksanaanForm",
    "PemberitahuanFilterForm",
    "PenyerahanForm",
    "PerkembanganForm",
    "PilihanKabarForm",
    "PutusanPenyerahanForm",
    "RapatForm",
    "RekomendasiFilterForm",
    "RekomendasiForm",
    "TambahInstansiForm",
    "TindakLanjutFilterForm",
    "TutupForm",
    "UbahHasilForm",
    "UbahRekomendasiForm",
    "UndanganForm",
    "UpdateAgendaForm",
    "UpdateRapatForm",
    "VerifikasiForm",
]

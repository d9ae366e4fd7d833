"""What a person types in this app; clean data for the actions."""

from anggota.forms.akun import (
    KODE_SALAH,
    ChangePasswordForm,
    ForgotPasswordForm,
    KodeForm,
    KunciForm,
    LoginForm,
    SandiForm,
    SetNewPasswordForm,
)
from anggota.forms.jejak import JejakFilterForm
from anggota.forms.kebocoran import PaparanForm
from anggota.forms.kelola import NonaktifForm, PenggunaFilterForm, PenggunaForm, UbahPenggunaForm, UndangForm
from anggota.forms.nota import NotaFilterForm, NotaIsian, PerpanjanganForm
from anggota.forms.sk import (
    AkhiriPejabatForm,
    ImporForm,
    InstansiForm,
    KedudukanForm,
    KursiForm,
    PadaTanggalForm,
    PejabatForm,
    SkForm,
    TautanGrupForm,
)

__all__ = [
    "KODE_SALAH",
    "AkhiriPejabatForm",
    "ChangePasswordForm",
    "ForgotPasswordForm",
    "ImporForm",
    "InstansiForm",
    "JejakFilterForm",
    "KedudukanForm",
    "KodeForm",
    "KunciForm",
    "KursiForm",
    "LoginForm",
    "NonaktifForm",
    "NotaFilterForm",
    "NotaIsian",
    "PadaTanggalForm",
    "PaparanForm",
    "PejabatForm",
    "PenggunaFilterForm",
    "PenggunaForm",
    "PerpanjanganForm",
    "SandiForm",
    "SetNewPasswordForm",
    "SkForm",
    "TautanGrupForm",
    "UbahPenggunaForm",
    "UndangForm",
]

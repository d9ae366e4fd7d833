"""What a person types about programmes; clean data for the actions."""

from program.forms.bahan import BagikanForm, BahanFilterForm, BahanForm, MutasiForm, UbahBahanForm
from program.forms.impor import ImporForm
from program.forms.kegiatan import (
    BatalkanForm,
    BerkasKegiatanForm,
    KegiatanFilterForm,
    KegiatanForm,
    LaksanakanForm,
    PastikanForm,
    UbahKegiatanForm,
    UlangiForm,
)

__all__ = [
    "BagikanForm",
    "BahanFilterForm",
    "BahanForm",
    "BatalkanForm",
    "BerkasKegiatanForm",
    "ImporForm",
    "KegiatanFilterForm",
    "KegiatanForm",
    "LaksanakanForm",
    "MutasiForm",
    "PastikanForm",
    "UbahBahanForm",
    "UbahKegiatanForm",
    "UlangiForm",
]

"""What a person types about programmes; clean data for the actions."""

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
    "BatalkanForm",
    "BerkasKegiatanForm",
    "ImporForm",
    "KegiatanFilterForm",
    "KegiatanForm",
    "LaksanakanForm",
    "PastikanForm",
    "UbahKegiatanForm",
    "UlangiForm",
]

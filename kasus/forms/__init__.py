"""What a person types into the register; clean data for the actions."""

from kasus.forms.kasus import (
    MAX_ORANG,
    AlasanForm,
    GiveLayananForm,
    IdentitasMixin,
    KasusFilterForm,
    KasusForm,
    KorbanFormSet,
    LayananForm,
    PeristiwaForm,
    StatusForm,
    TerlaporFormSet,
)
from kasus.forms.permintaan import (
    AlasanPembatasanForm,
    AlasanSalinanForm,
    PerbaikanForm,
    PermintaanFilterForm,
    PermintaanForm,
    VerifikasiPermintaanForm,
)

__all__ = [
    "MAX_ORANG",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "GiveLayananForm",
    "IdentitasMixin",
    "KasusFilterForm",
    "KasusForm",
    "KorbanFormSet",
    "LayananForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "StatusForm",
    "TerlaporFormSet",
    "VerifikasiPermintaanForm",
]

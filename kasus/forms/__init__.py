"""What a person types into the register; clean data for the actions."""

from kasus.forms.kasus import (
    MAX_ORANG,
    AlasanForm,
    DaruratForm,
    GiveLayananForm,
    IdentitasMixin,
    KasusFilterForm,
    KasusForm,
    KorbanFormSet,
    LayananForm,
    PeristiwaForm,
    StatusForm,
    TerlaporFormSet,
    TinjauanForm,
)
from kasus.forms.pemusnahan import PemusnahanForm, PenahananForm, PutusanPemusnahanForm, RetensiFilterForm
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
    "DaruratForm",
    "GiveLayananForm",
    "IdentitasMixin",
    "KasusFilterForm",
    "KasusForm",
    "KorbanFormSet",
    "LayananForm",
    "PemusnahanForm",
    "PenahananForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "PutusanPemusnahanForm",
    "RetensiFilterForm",
    "StatusForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "VerifikasiPermintaanForm",
]

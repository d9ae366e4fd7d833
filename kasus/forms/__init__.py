"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.identitas import AlasanForm, DaruratForm, IdentitasMixin, TinjauanForm
from kasus.forms.kasus import (
    MAX_ORANG,
    KasusForm,
    KorbanFormSet,
    PeristiwaForm,
    StatusForm,
    TerlaporFormSet,
    UpdateKasusForm,
)
from kasus.forms.layanan import GiveLayananForm, LayananForm
from kasus.forms.pemusnahan import PemusnahanForm, PenahananForm, PutusanPemusnahanForm, RetensiFilterForm
from kasus.forms.permintaan import (
    AlasanPembatasanForm,
    AlasanSalinanForm,
    PerbaikanForm,
    PermintaanFilterForm,
    PermintaanForm,
    VerifikasiPermintaanForm,
)
from kasus.forms.saring import KasusFilterForm

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
    "UpdateKasusForm",
    "VerifikasiPermintaanForm",
]

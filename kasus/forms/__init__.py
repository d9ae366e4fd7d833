"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.daftar import AlihkanForm, KolomForm, SaringanForm
from kasus.forms.ekspor import EksporForm, EksporIdentitasForm
from kasus.forms.identitas import AlasanForm, DaruratForm, IdentitasMixin, TinjauanForm
from kasus.forms.impor import ImporKasusForm
from kasus.forms.kasus import MAX_ORANG, KasusForm, KorbanFormSet, PeristiwaForm, StatusForm, TerlaporFormSet
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
    "AlihkanForm",
    "DaruratForm",
    "EksporForm",
    "EksporIdentitasForm",
    "GiveLayananForm",
    "IdentitasMixin",
    "ImporKasusForm",
    "KasusFilterForm",
    "KasusForm",
    "KolomForm",
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
    "SaringanForm",
    "StatusForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "VerifikasiPermintaanForm",
]

"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.htcds import HtcdsForm, HtcdsIdentitasForm
from kasus.forms.identitas import AlasanForm, DaruratForm, IdentitasMixin, TinjauanForm
from kasus.forms.kasus import (
    MAX_ORANG,
    AddPeristiwaForm,
    KasusForm,
    KorbanFormSet,
    PeristiwaForm,
    StatusForm,
    TerlaporFormSet,
    UpdateKasusForm,
    UpdatePeristiwaForm,
)
from kasus.forms.korban import AddKorbanForm, UpdateKorbanForm
from kasus.forms.layanan import (
    GiveLayananForm,
    HakForm,
    LaporLayananForm,
    LayananFilterForm,
    LayananForm,
    UpdateLayananForm,
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
from kasus.forms.reintegrasi import (
    JadwalForm,
    PemantauanFilterForm,
    PemantauanForm,
    PemberdayaanForm,
    RencanaForm,
    UpdateRencanaForm,
)
from kasus.forms.saring import KasusFilterForm
from kasus.forms.skrining import PenetapanForm, SkriningForm
from kasus.forms.terlapor import AddTerlaporForm

__all__ = [
    "MAX_ORANG",
    "AddKorbanForm",
    "AddPeristiwaForm",
    "AddTerlaporForm",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "DaruratForm",
    "GiveLayananForm",
    "HakForm",
    "HtcdsForm",
    "HtcdsIdentitasForm",
    "IdentitasMixin",
    "JadwalForm",
    "KasusFilterForm",
    "KasusForm",
    "KorbanFormSet",
    "LaporLayananForm",
    "LayananFilterForm",
    "LayananForm",
    "PemantauanFilterForm",
    "PemantauanForm",
    "PemberdayaanForm",
    "PemusnahanForm",
    "PenahananForm",
    "PenetapanForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "PutusanPemusnahanForm",
    "RencanaForm",
    "RetensiFilterForm",
    "SkriningForm",
    "StatusForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "UpdateKasusForm",
    "UpdateKorbanForm",
    "UpdateLayananForm",
    "UpdatePeristiwaForm",
    "UpdateRencanaForm",
    "VerifikasiPermintaanForm",
]

"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.catatan import BenderaForm, CatatanForm, EndBenderaForm
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
from kasus.forms.lampiran import (
    AlasanUnduhForm,
    BagikanForm,
    BerkasForm,
    LampiranForm,
    PenarikanForm,
    PutusanPenarikanForm,
)
from kasus.forms.layanan import GiveLayananForm, LayananForm
from kasus.forms.pemusnahan import PemusnahanForm, PenahananForm, PutusanPemusnahanForm, RetensiFilterForm
from kasus.forms.penutupan import PembukaanForm, PenutupanForm, PutusanPenutupanForm
from kasus.forms.permintaan import (
    AlasanPembatasanForm,
    AlasanSalinanForm,
    PerbaikanForm,
    PermintaanFilterForm,
    PermintaanForm,
    VerifikasiPermintaanForm,
)
from kasus.forms.saring import KasusFilterForm, KelengkapanFilterForm
from kasus.forms.simfoni import BukaLembarForm, SimfoniForm

__all__ = [
    "MAX_ORANG",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "AlasanUnduhForm",
    "BagikanForm",
    "BenderaForm",
    "BerkasForm",
    "BukaLembarForm",
    "CatatanForm",
    "DaruratForm",
    "EndBenderaForm",
    "GiveLayananForm",
    "IdentitasMixin",
    "KasusFilterForm",
    "KasusForm",
    "KelengkapanFilterForm",
    "KorbanFormSet",
    "LampiranForm",
    "LayananForm",
    "PembukaanForm",
    "PemusnahanForm",
    "PenahananForm",
    "PenarikanForm",
    "PenutupanForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "PutusanPemusnahanForm",
    "PutusanPenarikanForm",
    "PutusanPenutupanForm",
    "RetensiFilterForm",
    "SimfoniForm",
    "StatusForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "UpdateKasusForm",
    "VerifikasiPermintaanForm",
]

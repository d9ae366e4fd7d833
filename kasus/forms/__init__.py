"""What a person types into the register; clean data for the actions. One file per noun."""

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
from kasus.forms.persetujuan import PersetujuanForm, WithdrawPersetujuanForm
from kasus.forms.rujukan import (
    AnswerRujukanForm,
    ReportRujukanForm,
    RujukanFilterForm,
    RujukanForm,
    WithdrawRujukanForm,
)
from kasus.forms.saring import KasusFilterForm
from kasus.forms.terlapor import AddTerlaporForm

__all__ = [
    "MAX_ORANG",
    "AddKorbanForm",
    "AddPeristiwaForm",
    "AddTerlaporForm",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "AnswerRujukanForm",
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
    "PersetujuanForm",
    "PutusanPemusnahanForm",
    "ReportRujukanForm",
    "RetensiFilterForm",
    "RujukanFilterForm",
    "RujukanForm",
    "StatusForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "UpdateKasusForm",
    "UpdateKorbanForm",
    "UpdatePeristiwaForm",
    "VerifikasiPermintaanForm",
    "WithdrawPersetujuanForm",
    "WithdrawRujukanForm",
]

"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.cari import BatalSatukanForm, CariForm, SatukanForm
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
from kasus.forms.perkara import (
    KoreksiTahapForm,
    PasalPerkaraForm,
    PerkaraFilterForm,
    PerkaraForm,
    SidangForm,
    TahapForm,
    UpdatePerkaraForm,
)
from kasus.forms.permintaan import (
    AlasanPembatasanForm,
    AlasanSalinanForm,
    PerbaikanForm,
    PermintaanFilterForm,
    PermintaanForm,
    VerifikasiPermintaanForm,
)
from kasus.forms.persetujuan import PersetujuanForm, WithdrawPersetujuanForm
from kasus.forms.putusan import PembayaranForm, PutusanForm, RestitusiForm, UpdatePutusanForm, UpdateRestitusiForm
from kasus.forms.rujukan import (
    AnswerRujukanForm,
    ReportRujukanForm,
    RujukanFilterForm,
    RujukanForm,
    WithdrawRujukanForm,
)
from kasus.forms.saring import KasusFilterForm
from kasus.forms.terlapor import AddTerlaporForm, EndPencarianForm, PencarianForm, StatusHukumForm, UpdateTerlaporForm

__all__ = [
    "MAX_ORANG",
    "AddKorbanForm",
    "AddPeristiwaForm",
    "AddTerlaporForm",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "AnswerRujukanForm",
    "BatalSatukanForm",
    "CariForm",
    "DaruratForm",
    "EndPencarianForm",
    "GiveLayananForm",
    "IdentitasMixin",
    "KasusFilterForm",
    "KasusForm",
    "KorbanFormSet",
    "KoreksiTahapForm",
    "LayananForm",
    "PasalPerkaraForm",
    "PembayaranForm",
    "PemusnahanForm",
    "PenahananForm",
    "PencarianForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PerkaraFilterForm",
    "PerkaraForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "PersetujuanForm",
    "PutusanForm",
    "PutusanPemusnahanForm",
    "ReportRujukanForm",
    "RestitusiForm",
    "RetensiFilterForm",
    "RujukanFilterForm",
    "RujukanForm",
    "SatukanForm",
    "SidangForm",
    "StatusForm",
    "StatusHukumForm",
    "TahapForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "UpdateKasusForm",
    "UpdateKorbanForm",
    "UpdatePeristiwaForm",
    "UpdatePerkaraForm",
    "UpdatePutusanForm",
    "UpdateRestitusiForm",
    "UpdateTerlaporForm",
    "VerifikasiPermintaanForm",
    "WithdrawPersetujuanForm",
    "WithdrawRujukanForm",
]

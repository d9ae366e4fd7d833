"""What a person types into the register; clean data for the actions. One file per noun."""

from kasus.forms.cari import BatalSatukanForm, CariForm, SatukanForm
from kasus.forms.catatan import BenderaForm, CatatanForm, EndBenderaForm
from kasus.forms.daftar import AlihkanForm, KolomForm, SaringanForm
from kasus.forms.ekspor import EksporForm, EksporIdentitasForm
from kasus.forms.htcds import HtcdsForm, HtcdsIdentitasForm
from kasus.forms.identitas import AlasanForm, DaruratForm, IdentitasMixin, TinjauanForm
from kasus.forms.impor import ImporKasusForm
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
from kasus.forms.lampiran import (
    AlasanUnduhForm,
    BagikanForm,
    BerkasForm,
    LampiranForm,
    PenarikanForm,
    PutusanPenarikanForm,
)
from kasus.forms.layanan import (
    GiveLayananForm,
    HakForm,
    LaporLayananForm,
    LayananFilterForm,
    LayananForm,
    UpdateLayananForm,
)
from kasus.forms.pemusnahan import PemusnahanForm, PenahananForm, PutusanPemusnahanForm, RetensiFilterForm
from kasus.forms.penutupan import PembukaanForm, PenutupanForm, PutusanPenutupanForm
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
from kasus.forms.reintegrasi import (
    JadwalForm,
    PemantauanFilterForm,
    PemantauanForm,
    PemberdayaanForm,
    RencanaForm,
    UpdateRencanaForm,
)
from kasus.forms.rujukan import (
    AnswerRujukanForm,
    ReportRujukanForm,
    RujukanFilterForm,
    RujukanForm,
    WithdrawRujukanForm,
)
from kasus.forms.saring import KasusFilterForm, KelengkapanFilterForm
from kasus.forms.simfoni import BukaLembarForm, SimfoniForm
from kasus.forms.skrining import PenetapanForm, SkriningForm
from kasus.forms.terlapor import AddTerlaporForm, EndPencarianForm, PencarianForm, StatusHukumForm, UpdateTerlaporForm

__all__ = [
    "MAX_ORANG",
    "AddKorbanForm",
    "AddPeristiwaForm",
    "AddTerlaporForm",
    "AlasanForm",
    "AlasanPembatasanForm",
    "AlasanSalinanForm",
    "AlasanUnduhForm",
    "AlihkanForm",
    "AnswerRujukanForm",
    "BagikanForm",
    "BatalSatukanForm",
    "BenderaForm",
    "BerkasForm",
    "BukaLembarForm",
    "CariForm",
    "CatatanForm",
    "DaruratForm",
    "EksporForm",
    "EksporIdentitasForm",
    "EndBenderaForm",
    "EndPencarianForm",
    "GiveLayananForm",
    "HakForm",
    "HtcdsForm",
    "HtcdsIdentitasForm",
    "IdentitasMixin",
    "ImporKasusForm",
    "JadwalForm",
    "KasusFilterForm",
    "KasusForm",
    "KelengkapanFilterForm",
    "KolomForm",
    "KorbanFormSet",
    "KoreksiTahapForm",
    "LampiranForm",
    "LaporLayananForm",
    "LayananFilterForm",
    "LayananForm",
    "PasalPerkaraForm",
    "PemantauanFilterForm",
    "PemantauanForm",
    "PembayaranForm",
    "PemberdayaanForm",
    "PembukaanForm",
    "PemusnahanForm",
    "PenahananForm",
    "PenarikanForm",
    "PencarianForm",
    "PenetapanForm",
    "PenutupanForm",
    "PerbaikanForm",
    "PeristiwaForm",
    "PerkaraFilterForm",
    "PerkaraForm",
    "PermintaanFilterForm",
    "PermintaanForm",
    "PersetujuanForm",
    "PutusanForm",
    "PutusanPemusnahanForm",
    "PutusanPenarikanForm",
    "PutusanPenutupanForm",
    "RencanaForm",
    "ReportRujukanForm",
    "RestitusiForm",
    "RetensiFilterForm",
    "RujukanFilterForm",
    "RujukanForm",
    "SaringanForm",
    "SatukanForm",
    "SidangForm",
    "SimfoniForm",
    "SkriningForm",
    "StatusForm",
    "StatusHukumForm",
    "TahapForm",
    "TerlaporFormSet",
    "TinjauanForm",
    "UpdateKasusForm",
    "UpdateKorbanForm",
    "UpdateLayananForm",
    "UpdatePeristiwaForm",
    "UpdatePerkaraForm",
    "UpdatePutusanForm",
    "UpdateRencanaForm",
    "UpdateRestitusiForm",
    "UpdateTerlaporForm",
    "VerifikasiPermintaanForm",
    "WithdrawPersetujuanForm",
    "WithdrawRujukanForm",
]

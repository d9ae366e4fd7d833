"""Words about a reported person."""

from django.db.models import TextChoices


class PeranTerlapor(TextChoices):
    """HTCDS per_RoleInProcess (ranah.md 4.2); one person may have several."""

    PEREKRUT = "RecruiterOrIntermediary", "Perekrut atau calo"
    AGEN = "BrokerTravelAgent", "Agen atau biro"
    PENGANGKUT = "Transporter", "Pengangkut"
    PENDAMPING = "TravellingPartner", "Pendamping jalan"
    PENAMPUNG = "HarbouredIndividual", "Penampung"
    PEMINDAH = "TransferredIndividual", "Pemindah"
    PENJUAL = "SoldIndividual", "Penjual"
    PEMBELI = "BoughtIndividual", "Pembeli"
    PENERIMA = "ReceivedIndividual", "Penerima"
    PENGENDALI = "ControlledIndividual", "Pengendali"
    PENYELUNDUP = "Smuggler", "Penyelundup"
    PENCULIK = "Kidnapper", "Penculik"
    PENGANIAYA = "Abuser", "Penganiaya"
    PENGEKSPLOITASI = "Exploiter", "Pengeksploitasi"
    LAINNYA = "Other", "Lainnya"
    TIDAK_DIKETAHUI = "Unknown", "Tidak diketahui"


class UsiaTerlapor(TextChoices):
    """At the time of the act. From 12 to 17 the juvenile procedure applies (UU 11/2012)."""

    DEWASA = "dewasa", "Dewasa (18 tahun ke atas)"
    ANAK = "anak", "Anak (12–17 tahun)"
    DI_BAWAH_12 = "di_bawah_12", "Di bawah 12 tahun"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


class StatusHukum(TextChoices):
    """Legal status of a reported person; changing the word changes the status (ranah.md 0)."""

    TERLAPOR = "terlapor", "Terlapor"
    TERSANGKA = "tersangka", "Tersangka"
    TERDAKWA = "terdakwa", "Terdakwa"
    TERPIDANA = "terpidana", "Terpidana"
    TIDAK_TERBUKTI = "tidak_terbukti", "Tidak terbukti"

    def can_become(self) -> frozenset["StatusHukum"]:
        return TRANSISI_HUKUM[self]


_S = StatusHukum
# Forward one step at a time; back when SP3, SKP2, a pretrial ruling or a verdict ends it; open again when that falls.
TRANSISI_HUKUM: dict[StatusHukum, frozenset[StatusHukum]] = {
    _S.TERLAPOR: frozenset({_S.TERSANGKA, _S.TIDAK_TERBUKTI}),
    _S.TERSANGKA: frozenset({_S.TERDAKWA, _S.TIDAK_TERBUKTI, _S.TERLAPOR}),
    _S.TERDAKWA: frozenset({_S.TERPIDANA, _S.TIDAK_TERBUKTI, _S.TERSANGKA}),
    _S.TERPIDANA: frozenset({_S.TIDAK_TERBUKTI, _S.TERDAKWA}),
    _S.TIDAK_TERBUKTI: frozenset({_S.TERSANGKA, _S.TERDAKWA}),
}

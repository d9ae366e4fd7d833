"""Words about a reported person."""

from django.db.models import TextChoices


class PeranTerlapor(TextChoices):
    """HTCDS per_RoleInProcess, the roles that occur."""

    PEREKRUT = "RecruiterOrIntermediary", "Perekrut atau calo"
    AGEN = "BrokerTravelAgent", "Agen atau biro"
    PENGANGKUT = "Transporter", "Pengangkut"
    PENAMPUNG = "HarbouredIndividual", "Penampung"
    PENJUAL = "SoldIndividual", "Penjual"
    PENERIMA = "ReceivedIndividual", "Penerima"
    PENGENDALI = "ControlledIndividual", "Pengendali"
    PENGEKSPLOITASI = "Exploiter", "Pengeksploitasi"
    PENCULIK = "Kidnapper", "Penculik"
    LAINNYA = "Other", "Lainnya"
    TIDAK_DIKETAHUI = "Unknown", "Tidak diketahui"


class StatusHukum(TextChoices):
    """Legal status of a reported person; changing the word changes the status (ranah.md 0)."""

    TERLAPOR = "terlapor", "Terlapor"
    TERSANGKA = "tersangka", "Tersangka"
    TERDAKWA = "terdakwa", "Terdakwa"
    TERPIDANA = "terpidana", "Terpidana"

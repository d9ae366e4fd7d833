"""Words about personal data: emergencies, requests, retention."""

from django.db.models import TextChoices


class HasilTinjauan(TextChoices):
    """The head's judgement of an opening in an emergency."""

    WAJAR = "wajar", "Wajar: memang darurat"
    TIDAK_WAJAR = "tidak_wajar", "Tidak wajar: perlu tindak lanjut"


class JenisPermintaan(TextChoices):
    """What a person may ask about the own data (UU 27/2022 Pasal 5-8, 30-32, 41, 43)."""

    SALINAN = "salinan", "Salinan data dan rekam jejak pemrosesan"
    PERBAIKAN = "perbaikan", "Perbaikan data"
    PEMBATASAN = "pembatasan", "Pembatasan pemrosesan"
    PENGHAPUSAN = "penghapusan", "Penghapusan data"


class PemohonData(TextChoices):
    """Who asks, by part and never by name."""

    KORBAN = "korban", "Korban sendiri"
    WALI = "wali", "Orang tua atau wali"
    KUASA = "kuasa", "Kuasa hukum"
    PENDAMPING = "pendamping", "Pendamping"


class HasilPermintaan(TextChoices):
    DIPENUHI = "dipenuhi", "Dipenuhi"
    DITOLAK = "ditolak", "Ditolak (UU 27/2022 Pasal 33)"

    @property
    def nada(self) -> str:
        return {"dipenuhi": "selesai"}.get(self.value, "netral")


JAM_PERMINTAAN = 72  # 3x24 hours for an answer (UU 27/2022 Pasal 32 and 41)


class HasilPemusnahan(TextChoices):
    DISETUJUI = "disetujui", "Disetujui dan dimusnahkan"
    DITOLAK = "ditolak", "Ditolak"


class KeadaanRetensi(TextChoices):
    """Where a case stands on its way out of the register; computed, never stored."""

    JATUH_TEMPO = "jatuh_tempo", "Jatuh tempo pemusnahan"
    USULAN = "usulan", "Menunggu persetujuan"
    DITAHAN = "ditahan", "Ditahan"
    DIMUSNAHKAN = "dimusnahkan", "Sudah dimusnahkan"
